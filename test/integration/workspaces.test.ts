import { expect, test } from 'vitest';
import { createWorkspaces, openWorkspaces } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { HyperalignError } from '../../src/errors.ts';
import { keyOf, memoryStore, profileOf, scriptedModel } from '../../src/testing/index.ts';
import { openOfflineClient } from '../support/offline-client.ts';
import { filesHolding, temporaryFolder } from '../support/temporary-folder.ts';

async function opened() {
  const store = memoryStore();
  let closes = 0;
  const counted = {
    ...store,
    close: async () => {
      closes += 1;
    },
  };
  await store.profiles.append(keyOf('june', 'one'), profileOf('june'));
  const model = scriptedModel(['Hi', 'Hello']);
  const config = readConfig({ HYPERALIGN_HOME: temporaryFolder() }, {});
  const workspaces = await openWorkspaces({ config, model, store: counted });
  return { workspaces, model, closes: () => closes };
}

test('one process serves many workspaces, each with people of its own', async () => {
  const { workspaces } = await opened();

  const [one, two] = [workspaces.client('one'), workspaces.client('two')];

  expect((await one.people()).map(({ person }) => person)).toEqual(['june']);
  expect(await two.people()).toEqual([]);
  expect(workspaces.client('one')).toBe(one);
  await expect(two.guidance({ person: 'june' })).rejects.toMatchObject({ code: 'person_not_found' });
  await workspaces.check();
});

test('a model that could not be opened is tried again at the next call', async () => {
  let tries = 0;
  const client = openOfflineClient({
    openModel: async () => {
      tries += 1;
      if (tries === 1) throw new HyperalignError('weights_missing', 'Fetch them first.');
      return scriptedModel(['Hi']);
    },
  });

  await expect(client.write({ person: null, task: 'Ask Sam.' })).rejects.toMatchObject({ code: 'weights_missing' });

  expect((await client.write({ person: null, task: 'Ask Sam.' })).text).toBe('Hi');
});

test('model and store are shared, and closed with the workspaces alone', async () => {
  const { workspaces, model, closes } = await opened();
  await workspaces.client('one').write({ person: null, task: 'Ask Sam.' });
  await workspaces.client('two').write({ person: null, task: 'Ask Sam.' });

  await workspaces.client('one').close();
  const before = [model.closed, closes()];
  await workspaces.close();
  await workspaces.close();

  expect(model.calls).toHaveLength(2);
  expect(before).toEqual([false, 0]);
  expect([model.closed, closes()]).toEqual([true, 1]);
});

test('a model that cannot be opened is tried again', async () => {
  const { workspaces } = await opened();

  await expect(workspaces.model('anthropic:m')).rejects.toMatchObject({ code: 'model_not_configured' });
  await expect(workspaces.model('anthropic:m')).rejects.toMatchObject({ code: 'model_not_configured' });
  await workspaces.close();
});

test('a program opens workspaces by the folder they are in', async () => {
  const home = temporaryFolder();
  const workspaces = await createWorkspaces({ home, model: 'none' });

  await workspaces.check();
  const people = await workspaces.client('one').people();
  await workspaces.close();

  expect(people).toEqual([]);
  expect(filesHolding(home, 'SQLite format 3')).toEqual(['hyperalign.sqlite']);
});
