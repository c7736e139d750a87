import { beforeEach, describe, expect, test } from 'vitest';
import { type Rank, writeResultSchema } from '../../src/contracts/write-result.ts';
import { hashText } from '../../src/core/numerics/index.ts';
import { openSpending } from '../../src/engine/access/spending.ts';
import type { Store } from '../../src/ports/store.ts';
import {
  comparisonOf,
  entryOf,
  fixedClock,
  keyOf,
  memoryStore,
  type ScriptedEmbedder,
  scriptedEmbedder,
  scriptedModel,
} from '../../src/testing/index.ts';
import { longText } from '../support/long-text.ts';
import { openOfflineClient } from '../support/offline-client.ts';

const asked = { person: 'ada', task: 'Tell Robin of the boiler.', candidates: 2, rank: 'reward' } as const;
const [cold, warm] = ['The boiler is fast since Monday morning.', 'The boiler is cosy since Monday morning.'];

/** Warm words point one way, others the other; whatever else a text is moves it a little. */
function warmth(text: string): readonly number[] {
  return [5, /cosy|snug|mild/.test(text) ? 1 : -1, (text.length % 7) / 30, (text.charCodeAt(4) % 5) / 30];
}

let store: Store;
beforeEach(async () => {
  store = memoryStore();
  await openOfflineClient({ store }).learn({
    person: 'ada',
    texts: Array.from({ length: 6 }, (_, at) => ({ text: longText(at, 60), register: 'email' })),
  });
  const words = ['cosy', 'snug', 'mild', 'cosy', 'snug', 'mild', 'cosy', 'snug', 'mild', 'cosy', 'snug', 'mild'];
  for (const [at, word] of words.entries()) {
    const [left, right] = [`The hut is ${word} on day ${at} here.`, `The hut is firm on day ${at} here.`];
    await store.comparisons.add(keyOf('ada'), comparisonOf({ id: `c_${at}`, left, right, chosen: 'left' }), 99);
  }
});

function clientWith(embedder?: ScriptedEmbedder, replies: readonly string[] = [cold, warm]) {
  const model = scriptedModel(({ index }) => replies[index % replies.length] ?? '');
  return openOfflineClient({ store, model, ...(embedder === undefined ? {} : { embedder }) });
}

describe('what is liked and cannot be counted', () => {
  test('is taken by an embedder, and told as what it is', async () => {
    const plainly = await clientWith().write(asked);
    const embedder = scriptedEmbedder(warmth);

    const written = await clientWith(embedder).write(asked);

    expect(plainly.text).toBe(cold);
    expect(writeResultSchema.parse(written)).toEqual(written);
    expect(written).toMatchObject({ text: warm, notices: [] });
    expect(written.ranking).toMatchObject({
      ...{ abstained: null, comparisons: 12, words: ['as a whole more like what they chose'] },
    });
    // Both texts of 12 comparisons and two candidates, 32 at most a call, beside the two texts that were written.
    expect(embedder.calls.map(({ length }) => length)).toEqual([26]);
    expect(written.usage.calls).toBe(3);
    expect(await clientWith(scriptedEmbedder(warmth)).write(asked)).toMatchObject({ candidates: written.candidates });
  });

  test('is not found where embeddings say nothing of it', async () => {
    const embedder = scriptedEmbedder((text) => [5, Math.sin(hashText(text)), Math.cos(hashText(text))]);

    const written = await clientWith(embedder).write(asked);

    expect(written.ranking?.words).not.toContain('as a whole more like what they chose');
  });
});

test.each([
  { name: 'fails', vectorOf: (): readonly number[] => [] },
  { name: 'gives NaN', vectorOf: () => [Number.NaN] },
])('where the embedder $name, texts are there and ranked by counts, and it is said', async ({ name, vectorOf }) => {
  let read = 0;
  const embedder = scriptedEmbedder(
    (text) => {
      read += 1;
      // Not before the second call.
      if (read <= 10) return warmth(text);
      if (name === 'fails') throw new Error('the line broke');
      return vectorOf();
    },
    { textsPerCall: 10 },
  );

  const written = await clientWith(embedder).write(asked);

  const plainly = await clientWith().write(asked);
  expect(written.candidates).toEqual(plainly.candidates);
  expect(written.ranking).toEqual(plainly.ranking);
  expect(written.notices[0]).toEqual({
    code: 'not-embedded',
    message: expect.stringMatching(/scripted:embedder .* ranked by what can be counted in them alone\.$/),
  });
  expect(written.notices.slice(1)).toEqual(plainly.notices);
});

test('an embedder is not asked further once the tokens of the day are used up', async () => {
  await store.limits.set('default', { requestsPerMinute: null, tokensPerDay: 1_000_000 }, entryOf());
  const spending = openSpending({ store, clock: fixedClock() }, { pause: () => new Promise(() => undefined) });
  const embedder = scriptedEmbedder(
    (text) => {
      // Another request of the workspace.
      spending.note('default', 1_000_000);
      return warmth(text);
    },
    { textsPerCall: 10 },
  );
  const model = scriptedModel(({ index }) => [cold, warm][index % 2] ?? '');

  const written = await openOfflineClient({ store, model, embedder, spending }).write(asked);

  expect(embedder.calls).toHaveLength(1);
  expect(written.notices[0]).toMatchObject({ code: 'not-embedded', message: expect.stringContaining('used up') });
});

interface NothingToEmbed {
  readonly name: string;
  readonly options: { readonly candidates?: number; readonly rank?: Rank };
  readonly replies?: readonly string[];
}

test.each<NothingToEmbed>([
  { name: 'one candidate is written', options: { candidates: 1 } },
  { name: 'all candidates but one copy samples', options: {}, replies: [longText(0, 60), warm] },
  { name: 'the fingerprint ranks', options: { rank: 'fingerprint' } },
  { name: 'hypotheses rank', options: { rank: 'hypotheses' } },
])('nothing is embedded where $name', async ({ options, replies }) => {
  const embedder = scriptedEmbedder(warmth);

  const written = await clientWith(embedder, replies).write({ ...asked, ...options });

  expect(embedder.calls).toEqual([]);
  expect(written.notices.map(({ code }) => code)).not.toContain('not-embedded');
});

test('a copy of a sample is not sent to the embedder', async () => {
  const embedder = scriptedEmbedder(warmth);

  await clientWith(embedder, [longText(0, 60), warm, cold]).write({ ...asked, candidates: 3 });

  const sent = embedder.calls.flat();
  expect(sent).toContain(warm);
  expect(sent).not.toContain(longText(0, 60));
});

test('with a person who is forgotten what was embedded is gone, for nothing of it was kept', async () => {
  const client = clientWith(scriptedEmbedder(warmth));
  await client.write(asked);

  await client.forget('ada');
  await client.learn({ person: 'ada', texts: [{ text: longText(1, 60), register: 'email' }] });
  const embedder = scriptedEmbedder(warmth);
  const written = await clientWith(embedder).write(asked);

  expect(embedder.calls).toEqual([]);
  expect(written.ranking).toMatchObject({ comparisons: 0, abstained: 'no-comparisons' });
});

test('the client closes the embedder that it opened', async () => {
  const embedder = scriptedEmbedder(warmth);
  const client = clientWith(embedder);
  await client.write(asked);

  await client.close();

  expect(embedder.closed).toBe(true);
});
