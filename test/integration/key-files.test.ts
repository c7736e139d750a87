import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { composeAccess, createHyperalign } from '../../src/compose.ts';
import { loadConfig } from '../../src/config.ts';
import { runCommand } from '../support/command-line.ts';
import { filesHolding, temporaryFolder } from '../support/temporary-folder.ts';

async function openHome() {
  const home = temporaryFolder();
  const access = await composeAccess({ config: loadConfig({ home, workspace: 'default' }) });
  onTestFinished(() => access.close());
  return { home, access, owner: access.ownerOf('default') };
}

/** What must be found nowhere: the whole text, its beginning up to the id, the secret, and the beginning of the secret. */
function traces(secret: string): readonly string[] {
  const [mark, workspace, id, rest = ''] = secret.split('_');
  return [secret, `${mark}_${workspace}_${id}`, rest.slice(0, 52), rest.slice(0, 8)];
}

test('no file of the home holds a secret or its beginning after issuing, using, rotating and revoking, also with the command line', async () => {
  const { home, access, owner } = await openHome();
  const first = await access.issue(owner, { name: 'mail app', scopes: ['write', 'read'] });
  await access.authenticate(first.secret);
  const second = await access.rotate(owner, first.key.id);
  await access.revoke(owner, first.key.id);
  const printed = await runCommand(['--home', home, 'keys', 'create', '--name', 'other app', '--scopes', 'read']);
  const open = [first.secret, second.secret, printed.out.trim()]
    .flatMap(traces)
    .flatMap((trace) => filesHolding(home, trace));

  await access.close();

  expect(filesHolding(home, first.key.id)).not.toEqual([]);
  expect(open).toEqual([]);
  expect([first.secret, second.secret].flatMap(traces).flatMap((trace) => filesHolding(home, trace))).toEqual([]);
});

test('forgetting a person leaves neither their tokens nor their name in the files, and says how many went', async () => {
  const { home, access, owner } = await openHome();
  const client = await createHyperalign({ home, model: 'none' });
  onTestFinished(() => client.close());
  const issued = await access.issue(owner, { name: 'page', scopes: ['read', 'manage'], person: 'zephyrine' });
  const kept = await access.issue(owner, { name: 'mail app', scopes: ['read'] });
  await access.rotate(owner, issued.key.id);
  await access.record(owner, {
    action: 'sample.remove',
    person: 'zephyrine',
    details: { sample: 's_persimmon', texts: 1 },
  });
  const before = filesHolding(home, 'zephyrine');

  const forgotten = await client.forget('zephyrine', { keyId: issued.key.id });

  expect(before).toContain('hyperalign.sqlite-wal');
  expect(forgotten).toMatchObject({ keys: 1 });
  for (const trace of ['zephyrine', issued.key.id, 's_persimmon']) expect(filesHolding(home, trace)).toEqual([]);
  expect(await access.authenticate(issued.secret)).toBe('unknown');
  expect(await access.list(owner)).toEqual([kept.key]);
  const entries = await access.audit(owner);
  expect(entries.map(({ action, keyId, person }) => ({ action, keyId, person }))).toEqual(
    expect.arrayContaining([
      { action: 'person.forget', keyId: null, person: null },
      { action: 'sample.remove', keyId: null, person: null },
    ]),
  );
});

test('a use is noted while another process writes, or not at all, and the key opens either way', async () => {
  const { home, access, owner } = await openHome();
  const { secret, key } = await access.issue(owner, { name: 'mail app', scopes: ['read'] });
  const writer = new DatabaseSync(join(home, 'hyperalign.sqlite'));
  writer.exec('begin immediate');

  const locked = await access.authenticate(secret);
  const [unnoted] = await access.list(owner);
  writer.exec('rollback');
  writer.close();
  const free = await access.authenticate(secret);

  expect([locked, free]).toEqual([free, expect.objectContaining({ keyId: key.id })]);
  expect(unnoted?.lastUsedAt).toBeNull();
  expect((await access.list(owner))[0]?.lastUsedAt).not.toBeNull();
});
