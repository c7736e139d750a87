import { expect, test } from 'vitest';
import { guidanceSchema } from '../../src/contracts/guidance.ts';
import { memoryStore } from '../../src/testing/index.ts';
import { demoPerson } from '../support/demo-people.ts';
import { openOfflineClient } from '../support/offline-client.ts';

const june = demoPerson('june');
const allOfJune = { person: 'june', paths: [june.folder], me: [june.address], register: 'email' };

/** A store that counts how often samples are read. */
function countedStore() {
  const store = memoryStore();
  const reads = { samples: 0 };
  const list: typeof store.samples.list = async (key) => {
    reads.samples += 1;
    return store.samples.list(key);
  };
  return { store: { ...store, samples: { ...store.samples, list } }, reads };
}

async function learned() {
  const { store, reads } = countedStore();
  const client = openOfflineClient({ store });
  await client.learn(allOfJune);
  reads.samples = 0;
  return { client, reads };
}

test('guidance tells accepted habits and shows own samples, the same bytes each time, compiled once', async () => {
  const { client, reads } = await learned();

  const first = await client.guidance({ person: 'june', register: 'email' });
  const second = await client.guidance({ person: 'june', register: 'email' });

  expect(guidanceSchema.parse(first)).toEqual(first);
  expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  expect(reads.samples).toBe(1);
  expect(first.turns.length).toBeGreaterThan(1);
  const { hypotheses } = await client.profile('june').show();
  const told = hypotheses.filter(({ id }) => first.hypothesisIds.includes(id));
  expect(told.length).toBeGreaterThan(1);
  for (const { instruction } of told) expect(first.system).toContain(`- ${instruction}\n`);
});

test('what one delivery leaves out stands nowhere', async () => {
  const { client } = await learned();

  const samples = await client.guidance({ person: 'june', register: 'email', delivery: 'samples' });
  const hypotheses = await client.guidance({ person: 'june', register: 'email', delivery: 'hypotheses' });

  expect(samples.system).not.toContain('This is how you write');
  expect(hypotheses.turns).toEqual([]);
  expect(hypotheses.system).not.toContain('earlier text');
});

test('a new version is told at once, an earlier one when asked for', async () => {
  const { client } = await learned();
  const before = await client.guidance({ person: 'june', register: 'email' });
  const [dropped = ''] = before.hypothesisIds;

  await client.profile('june').decide(dropped, 'rejected');

  const after = await client.guidance({ person: 'june', register: 'email' });
  expect([before.profileVersion, after.profileVersion]).toEqual([1, 2]);
  expect(after.hypothesisIds).not.toContain(dropped);
  expect(await client.guidance({ person: 'june', register: 'email', profileVersion: 1 })).toEqual(before);
});

test('a removed sample is in no guidance', async () => {
  const { client } = await learned();
  const before = await client.guidance({ person: 'june', register: 'email' });
  const [removed = ''] = before.sampleIds;

  await client.profile('june').removeSample(removed);

  const after = await client.guidance({ person: 'june', register: 'email' });
  expect(after.sampleIds).not.toContain(removed);
  expect(after.turns.map(({ text }) => text)).not.toContain(before.turns[0]?.text);
});

test('no room gives no guidance', async () => {
  const { client } = await learned();

  const none = await client.guidance({ person: 'june', guidanceTokens: 0 });

  expect({ system: none.system, turns: none.turns, tokens: none.tokens }).toEqual({ system: '', turns: [], tokens: 0 });
});

test.each([
  { name: 'an unknown person', options: { person: 'nobody' }, code: 'person_not_found', said: 'no person "nobody"' },
  {
    name: 'a delivery there is not',
    options: { person: 'june', delivery: 'telepathy' as 'both' },
    code: 'invalid_input',
    said: 'telepathy',
  },
  {
    name: 'a register that is none',
    options: { person: 'june', register: 'E Mail' },
    code: 'invalid_input',
    said: 'E Mail',
  },
  {
    name: 'a version there is not',
    options: { person: 'june', profileVersion: 9 },
    code: 'profile_not_found',
    said: 'no profile version 9',
  },
])('$name is refused by name', async ({ options, code, said }) => {
  const { client } = await learned();

  await expect(client.guidance(options)).rejects.toMatchObject({ code, message: expect.stringContaining(said) });
});
