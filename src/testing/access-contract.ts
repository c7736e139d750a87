import { expect, test } from 'vitest';
import type { Store } from '../ports/store.ts';
import { entryOf, hashOf, storedKeyOf } from './access-builders.ts';
import { keyOf, samplesBy } from './builders.ts';

const ada = keyOf('ada');
const later = '2025-05-09T12:00:00.000Z';
const ofAda = 'abcdefghijklmnop';
const ofBo = 'bcdefghijklmnopq';
const shared = 'cdefghijklmnopqr';

type Open = () => Promise<Store>;

/** What every store promises of keys, audit log and limits. */
export function describeAccess(opened: Open): void {
  describeKeys(opened);
  describeChangedKeys(opened);
  describeAudit(opened);
  describeLimits(opened);
  describeForgottenTokens(opened);
}

function describeKeys(opened: Open): void {
  test('a key comes back as it was, in its workspace alone, with the entry that tells of it', async () => {
    const store = await opened();
    const stored = storedKeyOf({ person: 'ada', scopes: ['write', 'read'], expiresAt: later });

    await store.keys.add(stored, entryOf({ action: 'keys.issue' }));

    expect(await store.keys.find(stored.key)).toEqual(stored);
    expect(await store.keys.list('default')).toEqual([stored.key]);
    expect([
      await store.keys.find({ ...stored.key, workspace: 'elsewhere' }),
      await store.keys.list('elsewhere'),
    ]).toEqual([null, []]);
    expect(await store.audit.list('default', 10)).toEqual([entryOf({ action: 'keys.issue' })]);
  });

  test('says whether a key was ever issued in any workspace, also one that went with a forgotten person', async () => {
    const store = await opened();
    const stored = storedKeyOf({ workspace: 'elsewhere', person: 'ada' });

    const before = await store.keys.wereIssued();
    await store.keys.add(stored, entryOf({ workspace: 'elsewhere', action: 'keys.issue' }));
    const after = await store.keys.wereIssued();
    await store.forget({ workspace: 'elsewhere', person: 'ada' });

    expect(await store.keys.list('elsewhere')).toEqual([]);
    expect([before, after, await store.keys.wereIssued()]).toEqual([false, true, true]);
  });

  test('keys are listed newest first', async () => {
    const store = await opened();
    await store.keys.add(storedKeyOf({ id: ofAda }), entryOf({ id: 'a_1' }));
    await store.keys.add(storedKeyOf({ id: shared, createdAt: later }), entryOf({ id: 'a_2' }));
    await store.keys.add(storedKeyOf({ id: ofBo }), entryOf({ id: 'a_3' }));

    expect((await store.keys.list('default')).map(({ id }) => id)).toEqual([shared, ofBo, ofAda]);
  });

  test('an id is given once a workspace; what is refused leaves no entry', async () => {
    const store = await opened();
    const first = storedKeyOf();
    await store.keys.add(first, entryOf());

    const again = store.keys.add(storedKeyOf({ name: 'other' }), entryOf({ id: 'a_2' }));

    await expect(again).rejects.toMatchObject({ code: 'conflict' });
    await store.keys.add(storedKeyOf({ workspace: 'elsewhere' }), entryOf({ workspace: 'elsewhere' }));
    expect(await store.keys.find(first.key)).toEqual(first);
    expect(await store.audit.list('default', 10)).toEqual([entryOf()]);
  });
}

function describeChangedKeys(opened: Open): void {
  test('a rotated key keeps the secret before for a time, from the secret it was rotated from alone', async () => {
    const store = await opened();
    const stored = storedKeyOf();
    await store.keys.add(stored, entryOf());
    const rotation = { fromHash: hashOf('secret'), toHash: hashOf('next'), previousUntil: later };

    const rotated = await store.keys.rotate(stored.key, rotation, entryOf({ id: 'a_2' }));
    const late = await store.keys.rotate(stored.key, rotation, entryOf({ id: 'a_3' }));

    expect([rotated, late]).toEqual([true, false]);
    expect(await store.keys.find(stored.key)).toEqual({
      key: stored.key,
      secretHash: hashOf('next'),
      previous: { secretHash: hashOf('secret'), until: later },
    });
    expect((await store.audit.list('default', 10)).map(({ id }) => id)).toEqual(['a_2', 'a_1']);
  });

  test('a key is revoked once and rotated no more', async () => {
    const store = await opened();
    const stored = storedKeyOf();
    await store.keys.add(stored, entryOf());

    const revoked = [
      await store.keys.revoke(stored.key, later, entryOf({ id: 'a_2' })),
      await store.keys.revoke(stored.key, '2025-05-10T12:00:00.000Z', entryOf({ id: 'a_3' })),
      await store.keys.rotate(
        stored.key,
        { fromHash: hashOf('secret'), toHash: hashOf('next'), previousUntil: later },
        entryOf({ id: 'a_4' }),
      ),
      await store.keys.revoke({ workspace: 'elsewhere', id: stored.key.id }, later, entryOf({ id: 'a_5' })),
    ];

    expect(revoked).toEqual([true, false, false, false]);
    expect(await store.keys.find(stored.key)).toEqual(storedKeyOf({ revokedAt: later }));
    expect((await store.audit.list('default', 10)).map(({ id }) => id)).toEqual(['a_2', 'a_1']);
  });

  test('the last use is noted, never an earlier one, and of no key that is not there', async () => {
    const store = await opened();
    const stored = storedKeyOf();
    await store.keys.add(stored, entryOf());

    await store.keys.noteUse(stored.key, later);
    await store.keys.noteUse(stored.key, '2025-05-08T13:00:00.000Z');
    await store.keys.noteUse({ workspace: 'elsewhere', id: stored.key.id }, later);

    expect(await store.keys.find(stored.key)).toEqual(storedKeyOf({ lastUsedAt: later }));
    expect(await store.keys.list('elsewhere')).toEqual([]);
  });
}

function describeAudit(opened: Open): void {
  test('entries are listed newest first, at most so many, of one workspace; the same entry is kept once', async () => {
    const store = await opened();
    const first = entryOf({ person: 'ada', keyId: ofAda, details: { samples: 12, key: ofBo } });
    const second = entryOf({ id: 'a_2', at: later });
    await store.audit.add(first);
    await store.audit.add(second);
    await store.audit.add({ ...first, outcome: 'changed' });
    await store.audit.add(entryOf({ id: 'a_3', workspace: 'elsewhere' }));

    expect(await store.audit.list('default', 10)).toEqual([second, first]);
    expect(await store.audit.list('default', 1)).toEqual([second]);
  });
}

function describeLimits(opened: Open): void {
  test('limits are those set last, in their workspace alone, with the entry that tells of them', async () => {
    const store = await opened();
    const none = { requestsPerMinute: null, tokensPerDay: null };
    const before = await store.limits.get('default');

    await store.limits.set('default', { requestsPerMinute: 60, tokensPerDay: null }, entryOf());
    await store.limits.set('default', { requestsPerMinute: null, tokensPerDay: 5000 }, entryOf({ id: 'a_2' }));

    expect([before, await store.limits.get('default'), await store.limits.get('elsewhere')]).toEqual([
      none,
      { requestsPerMinute: null, tokensPerDay: 5000 },
      none,
    ]);
    expect((await store.audit.list('default', 10)).map(({ id }) => id)).toEqual(['a_2', 'a_1']);
  });
}

function describeForgottenTokens(opened: Open): void {
  test('forgetting removes the person’s tokens and takes the person, their tokens and ids out of the audit log', async () => {
    const store = await opened();
    await store.samples.add(ada, samplesBy('ada', 1));
    await store.keys.add(
      storedKeyOf({ id: ofAda, person: 'ada' }),
      entryOf({ person: 'ada', details: { key: ofAda, scopes: 1 } }),
    );
    await store.keys.add(storedKeyOf({ id: ofBo, person: 'bo' }), entryOf({ id: 'a_2', person: 'bo' }));
    await store.keys.add(storedKeyOf({ id: shared }), entryOf({ id: 'a_3' }));
    const inElsewhere = storedKeyOf({ id: ofAda, person: 'ada', workspace: 'elsewhere' });
    await store.keys.add(inElsewhere, entryOf({ workspace: 'elsewhere', person: 'ada' }));
    await store.audit.add(entryOf({ id: 'a_4', keyId: shared, person: 'ada', details: { sample: 's_1', texts: 3 } }));
    await store.audit.add(entryOf({ id: 'a_5', keyId: ofAda, details: { texts: 2 } }));
    await store.audit.add(entryOf({ id: 'a_6', keyId: shared, details: { key: ofAda } }));

    const forgotten = await store.forget(ada, ({ samples, keys }) =>
      entryOf({ id: 'a_7', action: 'person.forget', details: { samples, keys } }),
    );

    expect(forgotten).toMatchObject({ samples: 1, keys: 1 });
    expect((await store.keys.list('default')).map(({ id }) => id)).toEqual([shared, ofBo]);
    expect(await store.keys.find(inElsewhere.key)).toEqual(inElsewhere);
    expect(await store.audit.list('default', 10)).toEqual([
      entryOf({ id: 'a_7', action: 'person.forget', details: { samples: 1, keys: 1 } }),
      entryOf({ id: 'a_6', keyId: shared }),
      entryOf({ id: 'a_5', details: { texts: 2 } }),
      entryOf({ id: 'a_4', keyId: shared, details: { texts: 3 } }),
      entryOf({ id: 'a_3' }),
      entryOf({ id: 'a_2', person: 'bo' }),
      entryOf({ details: { scopes: 1 } }),
    ]);
    expect(await store.audit.list('elsewhere', 10)).toEqual([entryOf({ workspace: 'elsewhere', person: 'ada' })]);
    expect(await store.check()).toEqual([]);
  });
}
