import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { bindAccess } from '../../src/access.ts';
import { openSqliteStore } from '../../src/adapters/sqlite/index.ts';
import { fixedClock, seededRandom } from '../../src/testing/index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test.each([
  { name: 'a scope there is not', set: "scopes = 'read everything'" },
  { name: 'no scope', set: "scopes = ''" },
  { name: 'a scope twice', set: "scopes = 'read read'" },
  { name: 'an expiry that is no time', set: "expires_at = 'never'" },
  { name: 'a revocation that is no time', set: "revoked_at = ''" },
  { name: 'a person without a name', set: "person = ''" },
  { name: 'no hash', set: "secret_hash = ''" },
  { name: 'a short old hash, which any key would have', set: "previous_hash = 'aa', previous_until = '9999-01-01'" },
  {
    name: 'a time of grace that is none',
    set: "previous_hash = secret_hash, previous_until = 'for ever'",
  },
])('a key whose row was altered by other hands opens nothing, and check names it: $name', async ({ set }) => {
  const file = join(temporaryFolder(), 'hyperalign.db');
  const store = await openSqliteStore({ path: file });
  onTestFinished(() => store.close());
  const access = bindAccess({ store, clock: fixedClock(), random: seededRandom() });
  const { key, secret } = await access.issue(access.ownerOf('default'), { name: 'mail app', scopes: ['read'] });
  const intruder = new DatabaseSync(file);
  intruder.exec(`update access_keys set ${set}`);
  intruder.close();

  const refusal = { code: 'store_damaged', message: expect.stringContaining(key.id) };
  await expect(access.authenticate(secret)).rejects.toMatchObject(refusal);
  await expect(access.list(access.ownerOf('default'))).rejects.toMatchObject(refusal);
  expect(await store.check()).toEqual([expect.stringContaining(`access_keys (default, ${key.id})`)]);
});

test('an altered entry of the audit log and an altered limit are found by check', async () => {
  const file = join(temporaryFolder(), 'hyperalign.db');
  const store = await openSqliteStore({ path: file });
  onTestFinished(() => store.close());
  const access = bindAccess({ store, clock: fixedClock(), random: seededRandom() });
  await access.setLimits(access.ownerOf('default'), { requestsPerMinute: 60 });
  const intruder = new DatabaseSync(file);
  intruder.exec(
    `update audit_entries set details = '{"note":"Hi Kim"}'; update workspace_limits set requests_per_minute = 0`,
  );
  intruder.close();

  expect(await store.check()).toEqual([
    expect.stringContaining('audit_entries (default'),
    expect.stringContaining('workspace_limits (default)'),
  ]);
  await expect(access.limits('default')).rejects.toMatchObject({ code: 'store_damaged' });
});

test('somebody whose entry in the audit log cannot be read is forgotten all the same', async () => {
  const file = join(temporaryFolder(), 'hyperalign.db');
  const store = await openSqliteStore({ path: file });
  onTestFinished(() => store.close());
  const access = bindAccess({ store, clock: fixedClock(), random: seededRandom() });
  const owner = access.ownerOf('default');
  await access.issue(owner, { name: 'page', scopes: ['read'], person: 'ada' });
  const intruder = new DatabaseSync(file);
  intruder.exec("update audit_entries set details = 'ada was here'");
  intruder.close();

  const forgotten = await store.forget({ workspace: 'default', person: 'ada' });

  expect(forgotten).toMatchObject({ keys: 1 });
  expect(await access.audit(owner)).toMatchObject([{ action: 'keys.issue', person: null, details: {} }]);
});
