import { expect, onTestFinished, test } from 'vitest';
import { createWorkspaces, openWorkspaces } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { HyperalignError } from '../../src/errors.ts';
import type { Hyperalign } from '../../src/hyperalign.ts';
import { keyOf, memoryStore, profileOf, type Script, scriptedModel } from '../../src/testing/index.ts';
import { lettersOfAda } from '../support/learned-person.ts';
import { openOfflineClient } from '../support/offline-client.ts';
import { filesHolding, temporaryFolder } from '../support/temporary-folder.ts';

async function opened(script: Script = ['Hi', 'Hello']) {
  const store = memoryStore();
  let closes = 0;
  const counted = {
    ...store,
    close: async () => {
      closes += 1;
    },
  };
  await store.profiles.append(keyOf('june', 'one'), profileOf('june'));
  const model = scriptedModel(script);
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

test.each([
  { name: 'cancelled', end: (client: Hyperalign, job: string): Promise<unknown> => client.jobs.cancel(job) },
  { name: 'forgotten', end: (client: Hyperalign): Promise<unknown> => client.forget('ada') },
])('what the shared runner does is stopped at once when it is $name through a client', async ({ end }) => {
  const asked = Promise.withResolvers<void>();
  const { workspaces, model } = await opened(() => {
    asked.resolve();
    return { hang: true };
  });
  onTestFinished(() => workspaces.close());
  const client = workspaces.client('one');
  workspaces.jobs.start();
  const { job } = await client.jobs.enqueue({ person: 'ada', texts: lettersOfAda, register: 'email' });
  await asked.promise;

  await end(client, job.id);

  expect(model.calls.map(({ options }) => options.abortSignal?.aborted)).toEqual([true]);
});

test('a client neither starts nor ends the runner that all share', async () => {
  const { workspaces } = await opened();
  onTestFinished(() => workspaces.close());
  const [one, two] = [workspaces.client('one'), workspaces.client('two')];
  const learning = { person: 'ada', texts: lettersOfAda, register: 'email', useModel: false };
  const { job } = await one.jobs.enqueue(learning);

  one.jobs.start();
  await one.close();
  const before = await two.jobs.enqueue(learning);
  workspaces.jobs.start();
  await one.jobs.stop();
  const states: string[] = [];
  for await (const { state, progress } of one.jobs.events(job.id)) if (progress === null) states.push(state);
  for await (const { state, progress } of two.jobs.events(before.job.id)) if (progress === null) states.push(state);

  expect(states).toEqual(['queued', 'running', 'done', 'queued', 'running', 'done']);
});
