import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Access, bindAccess } from './access.ts';
import type { Principal, Scope } from './contracts/access.ts';
import { accessKeySchema, type IssuedKey, issuedKeySchema, rotatedKeySchema } from './contracts/access-key.ts';
import { type KeyParts, keyText, parseKeyText } from './core/access/index.ts';
import type { Store } from './ports/store.ts';
import { fixedClock, memoryStore, seededRandom } from './testing/index.ts';

const hour = 3_600_000;
const day = 24 * hour;

function opened(store: Store = memoryStore()) {
  const clock = fixedClock();
  const access = bindAccess({ store, clock, random: seededRandom(7) });
  return { access, clock, store, owner: access.ownerOf('default') };
}

const mailApp = { name: 'mail app', scopes: ['write', 'read'] as readonly Scope[] };

function partsOf({ secret }: IssuedKey): KeyParts {
  const parts = parseKeyText(secret);
  if (parts === null) throw new Error('expected the text of a key');
  return parts;
}

async function principalOf(access: Access, { secret }: IssuedKey): Promise<Principal> {
  const principal = await access.authenticate(secret);
  if (typeof principal === 'string') throw new Error(`expected a principal, not ${principal}`);
  return principal;
}

describe('an issued key', () => {
  test('opens its workspace with its scopes, and its secret is shown once', async () => {
    const { access, owner } = opened();

    const issued = await access.issue(owner, mailApp);

    expect(issuedKeySchema.parse(issued)).toEqual(issued);
    expect(await access.authenticate(issued.secret)).toEqual({
      workspace: 'default',
      person: null,
      scopes: ['write', 'read'],
      keyId: issued.key.id,
    });
    const listed = await access.list(owner);
    expect(listed).toEqual([{ ...issued.key, lastUsedAt: '2025-05-08T12:00:00.000Z' }]);
    expect(listed.map((key) => accessKeySchema.parse(key))).toEqual(listed);
  });

  test('has 256 bits from the port of chance, and no two are alike', async () => {
    const asked: number[] = [];
    const random = seededRandom();
    const counting = {
      ...random,
      bytes: (count: number) => {
        asked.push(count);
        return random.bytes(count);
      },
    };
    const access = bindAccess({ store: memoryStore(), clock: fixedClock(), random: counting });
    const owner = access.ownerOf('default');

    const issued = await Promise.all(Array.from({ length: 100 }, () => access.issue(owner, mailApp)));

    expect(new Set(asked)).toEqual(new Set([10, 32]));
    expect(new Set(issued.map((one) => partsOf(one).secret)).size).toBe(100);
    expect(new Set(issued.map(({ key }) => key.id)).size).toBe(100);
  });

  test('of one person is a token that reaches nobody else', async () => {
    const { access, owner } = opened();

    const token = await principalOf(access, await access.issue(owner, { ...mailApp, person: 'ada' }));

    expect(token.person).toBe('ada');
    expect([
      access.allows(token, 'read', 'ada'),
      access.allows(token, 'read', 'bo'),
      access.allows(token, 'read', null),
    ]).toEqual([true, false, false]);
  });

  test('expires at its moment', async () => {
    const { access, clock, owner } = opened();
    const { secret } = await access.issue(owner, { ...mailApp, expiresAt: '2025-05-08T13:00:00.000Z' });

    clock.advance(hour - 1);
    const before = await access.authenticate(secret);
    clock.advance(1);

    expect([typeof before, await access.authenticate(secret)]).toEqual(['object', 'expired']);
  });

  test('opens nothing once it is revoked, and revoking again changes nothing', async () => {
    const { access, clock, owner } = opened();
    const { key, secret } = await access.issue(owner, mailApp);

    const revoked = await access.revoke(owner, key.id);
    clock.advance(hour);

    expect(await access.authenticate(secret)).toBe('revoked');
    expect(await access.revoke(owner, key.id)).toEqual(revoked);
    expect((await access.audit(owner)).map(({ action }) => action)).toEqual(['keys.revoke', 'keys.issue']);
  });

  test.each([
    { name: 'no scope', options: { ...mailApp, scopes: [] }, says: 'scopes of a key' },
    { name: 'a scope twice', options: { ...mailApp, scopes: ['read', 'read'] as const }, says: 'scopes of a key' },
    { name: 'a name of two lines', options: { ...mailApp, name: 'mail\napp' }, says: 'name of a key' },
    { name: 'a person with a slash', options: { ...mailApp, person: 'ada/bo' }, says: 'person of a key' },
    { name: 'a time that is none', options: { ...mailApp, expiresAt: 'soon' }, says: 'expiresAt of a key' },
    {
      name: 'a time that is past',
      options: { ...mailApp, expiresAt: '2025-05-08T12:00:00.000Z' },
      says: 'which is past',
    },
  ])('cannot have $name', async ({ options, says }) => {
    const { access, owner, store } = opened();

    await expect(access.issue(owner, options)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining(says),
    });

    expect([await store.keys.list('default'), await store.audit.list('default', 10)]).toEqual([[], []]);
  });
});

describe('a rotated key', () => {
  test('opens by both secrets for a day, then by the new one', async () => {
    const { access, clock, owner } = opened();
    const old = await access.issue(owner, mailApp);

    const next = await access.rotate(owner, old.key.id);

    expect(rotatedKeySchema.parse(next)).toEqual(next);
    expect(next.oldSecretUntil).toBe('2025-05-09T12:00:00.000Z');
    clock.advance(day - 1);
    expect(await principalOf(access, old)).toEqual(await principalOf(access, next));
    clock.advance(1);
    expect([await access.authenticate(old.secret), typeof (await access.authenticate(next.secret))]).toEqual([
      'expired',
      'object',
    ]);
  });

  test('without grace ends its old secret at once', async () => {
    const { access, owner } = opened();
    const old = await access.issue(owner, mailApp);

    await access.rotate(owner, old.key.id, { graceMs: 0 });

    expect(await access.authenticate(old.secret)).toBe('expired');
  });

  test('that is rotated again knows its first secret no longer', async () => {
    const { access, owner } = opened();
    const first = await access.issue(owner, mailApp);
    const second = await access.rotate(owner, first.key.id);

    await access.rotate(owner, first.key.id);

    expect([await access.authenticate(first.secret), typeof (await access.authenticate(second.secret))]).toEqual([
      'unknown',
      'object',
    ]);
  });

  test('is revoked with both secrets', async () => {
    const { access, owner } = opened();
    const old = await access.issue(owner, mailApp);
    const next = await access.rotate(owner, old.key.id);

    await access.revoke(owner, old.key.id);

    expect([await access.authenticate(old.secret), await access.authenticate(next.secret)]).toEqual([
      'revoked',
      'revoked',
    ]);
  });

  test.each([
    {
      name: 'a revoked key',
      prepare: (access: Access, id: string) => access.revoke(access.ownerOf('default'), id),
      says: 'revoked',
    },
    { name: 'an expired key', prepare: async () => undefined, says: 'expired' },
  ])('cannot be $name', async ({ prepare, says }) => {
    const { access, clock, owner } = opened();
    const { key } = await access.issue(owner, { ...mailApp, expiresAt: '2025-05-08T13:00:00.000Z' });
    await prepare(access, key.id);
    clock.advance(hour);

    await expect(access.rotate(owner, key.id)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining(`is ${says}`),
    });
  });

  test('is given one of two secrets asked for at once, and the other caller is told', async () => {
    const store = memoryStore();
    const { access, owner } = opened(store);
    const { key } = await access.issue(owner, mailApp);

    // Both read the key before either writes.
    const outcomes = await Promise.allSettled([access.rotate(owner, key.id), access.rotate(owner, key.id)]);

    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
  });
});

describe('what is no key', () => {
  test('is malformed without asking the store', async () => {
    const { access, store } = opened({ ...memoryStore(), keys: null as never });
    expect(store.keys).toBeNull();

    expect([await access.authenticate(''), await access.authenticate('ha_hello')]).toEqual(['malformed', 'malformed']);
  });

  test('is unknown after one read and no write, whether the id or the secret is wrong', async () => {
    const { store, calls } = countingStore();
    const { access, owner } = opened(store);
    const issued = await access.issue(owner, mailApp);
    await access.revoke(owner, issued.key.id);
    const parts = partsOf(issued);
    calls.length = 0;

    const outcomes = [
      await access.authenticate(keyText({ ...parts, id: 'b'.repeat(16) })),
      await access.authenticate(keyText({ ...parts, secret: `${'b'.repeat(51)}a` })),
    ];

    expect(outcomes).toEqual(['unknown', 'unknown']);
    expect(calls).toEqual(['find', 'find']);
  });

  test('with one letter exchanged and the checksum mended is unknown, whichever letter it is', async () => {
    const { access, owner } = opened();
    const issued = await access.issue(owner, mailApp);
    const parts = partsOf(issued);
    const changed = fc.constantFrom('id' as const, 'secret' as const, 'workspace' as const);
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567');

    await fc.assert(
      fc.asyncProperty(changed, fc.nat(), letter, async (part, place, other) => {
        const at = place % parts[part].length;
        fc.pre(parts[part][at] !== other);
        const text = keyText({ ...parts, [part]: parts[part].slice(0, at) + other + parts[part].slice(at + 1) });

        expect(['unknown', 'malformed']).toContain(await access.authenticate(text));
      }),
    );
  });
});

describe('workspaces', () => {
  test('a key moved to another workspace opens neither', async () => {
    const { access, store, owner } = opened();
    const issued = await access.issue(owner, mailApp);
    const stored = await store.keys.find(issued.key);
    if (stored === null) throw new Error('expected the key');
    // As somebody could who can write to the store, but knows no secret of the other workspace.
    const moved = { ...stored, key: { ...stored.key, workspace: 'elsewhere' } };
    const [entry] = await store.audit.list('default', 1);
    if (entry === undefined) throw new Error('expected an entry');
    await store.keys.add(moved, { ...entry, workspace: 'elsewhere' });

    expect(await access.authenticate(keyText({ ...partsOf(issued), workspace: 'elsewhere' }))).toBe('unknown');
    expect(await principalOf(access, issued)).toMatchObject({ workspace: 'default' });
  });

  test('no key of one yields the principal of another, whatever they are called', async () => {
    const { access } = opened();
    const names = ['default', 'Default', 'elsewhere', 'ada@example.com', 'default.', 'défault'];
    const issued = await Promise.all(names.map((name) => access.issue(access.ownerOf(name), mailApp)));

    const principals = await Promise.all(issued.map((one) => principalOf(access, one)));
    const crossed = await Promise.all(
      issued.flatMap((one) => names.map((workspace) => access.authenticate(keyText({ ...partsOf(one), workspace })))),
    );

    expect(principals.map(({ workspace }) => workspace)).toEqual(names);
    expect(crossed.filter((one) => typeof one === 'object')).toEqual(principals);
    expect(crossed.filter((one) => one === 'unknown')).toHaveLength(names.length * (names.length - 1));
  });

  test('a key of another workspace is not there', async () => {
    const { access, owner } = opened();
    const { key } = await access.issue(owner, mailApp);
    const stranger = access.ownerOf('elsewhere');

    for (const attempt of [access.rotate(stranger, key.id), access.revoke(stranger, key.id)])
      await expect(attempt).rejects.toMatchObject({ code: 'key_not_found' });
    expect([await access.list(stranger), await access.audit(stranger)]).toEqual([[], []]);
  });
});

describe('who manages keys', () => {
  test.each([
    { name: 'a key without manage', options: mailApp },
    {
      name: 'a person’s token, whatever its scopes',
      options: { name: 'page', scopes: ['manage'] as const, person: 'ada' },
    },
  ])('is nobody without the scope over the whole workspace: $name', async ({ options }) => {
    const { access, owner } = opened();
    const issued = await access.issue(owner, options);
    const by = await principalOf(access, issued);

    const attempts = [
      access.issue(by, mailApp),
      access.rotate(by, issued.key.id),
      access.revoke(by, issued.key.id),
      access.list(by),
      access.audit(by),
    ];

    for (const { status, ...outcome } of await Promise.allSettled(attempts))
      expect({ status, ...outcome }).toMatchObject({ status: 'rejected', reason: { code: 'not_allowed' } });
  });

  test('a managing key gives no scope that it has not itself', async () => {
    const { access, owner } = opened();
    const manager = await principalOf(access, await access.issue(owner, { name: 'desk', scopes: ['manage', 'read'] }));

    await expect(access.issue(manager, mailApp)).rejects.toMatchObject({
      code: 'not_allowed',
      message: expect.stringContaining('write'),
    });
    expect((await access.issue(manager, { name: 'reader', scopes: ['read'] })).key.scopes).toEqual(['read']);
  });

  test('no key sets limits, so that no tenant raises their own', async () => {
    const { access, owner } = opened();
    const manager = await principalOf(access, await access.issue(owner, { name: 'desk', scopes: ['manage'] }));

    await expect(access.setLimits(manager, { requestsPerMinute: null })).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

describe('the audit log', () => {
  test('tells what was done to keys and limits and with which key, and holds no secret', async () => {
    const { access, owner } = opened();
    const desk = await access.issue(owner, { name: 'desk', scopes: ['manage', 'read'] });
    const manager = await principalOf(access, desk);
    const reader = await access.issue(manager, { name: 'reader', scopes: ['read'], person: 'ada' });
    const rotated = await access.rotate(manager, reader.key.id);
    await access.revoke(manager, reader.key.id);
    await access.setLimits(owner, { requestsPerMinute: 60 });
    await access.record(manager, { action: 'profile.export', person: 'ada', details: { samples: 12 } });

    const entries = await access.audit(owner);

    const told = entries.map(({ action, keyId, person, outcome, details }) => ({
      action,
      keyId,
      person,
      outcome,
      details,
    }));
    expect(told).toEqual(
      expect.arrayContaining([
        { action: 'profile.export', keyId: desk.key.id, person: 'ada', outcome: 'ok', details: { samples: 12 } },
        { action: 'limits.set', keyId: null, person: null, outcome: 'ok', details: { requestsPerMinute: 60 } },
        { action: 'keys.revoke', keyId: desk.key.id, person: 'ada', outcome: 'ok', details: { key: reader.key.id } },
        {
          action: 'keys.rotate',
          keyId: desk.key.id,
          person: 'ada',
          outcome: 'ok',
          details: { key: reader.key.id, graceMinutes: 1440 },
        },
        {
          action: 'keys.issue',
          keyId: desk.key.id,
          person: 'ada',
          outcome: 'ok',
          details: { key: reader.key.id, scopes: 1 },
        },
        { action: 'keys.issue', keyId: null, person: null, outcome: 'ok', details: { key: desk.key.id, scopes: 2 } },
      ]),
    );
    expect(told).toHaveLength(6);
    for (const one of [desk, reader, rotated])
      expect(JSON.stringify(entries)).not.toContain(partsOf(one).secret.slice(0, 8));
  });

  test.each([
    { name: 'a sentence', details: { note: 'Hi Kim, see you on Monday.' } },
    { name: 'an address', details: { note: 'kim@example.com' } },
    { name: 'no number', details: { texts: Number.NaN } },
    { name: 'a long text without blanks', details: { note: 'x'.repeat(65) } },
  ])('takes no text, and an error does not repeat it: $name', async ({ details }) => {
    const { access, owner } = opened();

    const failed = access.record(owner, { action: 'profile.export', details });

    await expect(failed).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(failed).rejects.not.toMatchObject({
      message: expect.stringContaining(Object.values(details).join('')),
    });
    expect(await access.audit(owner)).toEqual([]);
  });
});

describe('errors', () => {
  test('never repeat a key that was given for an id', async () => {
    const { access, owner } = opened();
    const { secret } = await access.issue(owner, mailApp);

    const outcomes = await Promise.allSettled([access.revoke(owner, secret), access.rotate(owner, secret)]);

    expect(
      JSON.stringify(
        outcomes.map((one) => one.status === 'rejected' && { ...one.reason, message: one.reason.message }),
      ),
    ).not.toContain(secret.slice(0, 12));
    expect(outcomes.map((one) => one.status === 'rejected' && one.reason.code)).toEqual([
      'key_not_found',
      'key_not_found',
    ]);
  });
});

describe('the last use of a key', () => {
  test('is noted once a minute', async () => {
    const { store, calls } = countingStore();
    const { access, clock, owner } = opened(store);
    const { secret } = await access.issue(owner, mailApp);
    calls.length = 0;

    for (let second = 0; second <= 120; second += 1) {
      await access.authenticate(secret);
      clock.advance(1000);
    }

    expect(calls.filter((call) => call === 'noteUse')).toHaveLength(3);
    expect((await access.list(owner))[0]?.lastUsedAt).toBe('2025-05-08T12:02:00.000Z');
  });
});

describe('the budget of a day', () => {
  test('is what models used in calls that ended on that day, and says when it ends', async () => {
    const { access, clock, store, owner } = opened();
    await store.spending.add('default', '2025-05-07', { tokens: 7, proxied: [] });
    await store.spending.add('default', '2025-05-08', { tokens: 1020, proxied: [] });
    await store.spending.add('elsewhere', '2025-05-08', { tokens: 9, proxied: [] });
    await access.setLimits(owner, { tokensPerDay: 1020 });

    expect(await access.budget('default')).toEqual({
      kind: 'spent',
      usedTokens: 1020,
      tokensPerDay: 1020,
      resetsAt: '2025-05-09T00:00:00.000Z',
    });
    clock.advance(12 * hour);
    expect(await access.budget('default')).toMatchObject({ kind: 'within', usedTokens: 0 });
  });

  test('without a limit is never spent', async () => {
    const { access, store } = opened();
    await store.spending.add('default', '2025-05-08', { tokens: 1020, proxied: [] });

    expect(await access.budget('default')).toMatchObject({ kind: 'within', usedTokens: 1020, tokensPerDay: null });
  });

  test.each([{ tokensPerDay: -1 }, { requestsPerMinute: 0 }, { requestsPerMinute: 1.5 }])(
    'and limits such as %j are refused',
    async (changes) => {
      const { access, owner } = opened();

      await expect(access.setLimits(owner, changes)).rejects.toMatchObject({ code: 'invalid_input' });
    },
  );
});

/** A memory store that tells which promises of its keys were asked for. */
function countingStore() {
  const store = memoryStore();
  const calls: string[] = [];
  const keys = new Proxy(store.keys, {
    get: (target, name) => {
      calls.push(String(name));
      return Reflect.get(target, name);
    },
  });
  return { store: { ...store, keys }, calls };
}
