import { APICallError } from '@ai-sdk/provider';
import { describe, expect, test } from 'vitest';
import { HyperalignError } from '../errors.ts';
import { scriptedEmbedder } from '../testing/index.ts';
import { CallLedger } from './call-ledger.ts';
import { embedTexts } from './embed-texts.ts';

const pause = async () => undefined;

function busy(retryable: boolean): APICallError {
  return new APICallError({
    ...{ message: 'Too many requests.', url: 'http://127.0.0.1/v1/embeddings', requestBodyValues: {} },
    ...{ statusCode: retryable ? 429 : 400, isRetryable: retryable },
  });
}

test('each different text is embedded once, in parts of what the embedder takes, to length 1', async () => {
  const embedder = scriptedEmbedder((text) => [3, 4 * text.length], { textsPerCall: 2 });
  const ledger = new CallLedger();

  const outcome = await embedTexts(embedder, ['a', 'bb', 'a', 'ccc'], { ledger });

  expect(embedder.calls).toEqual([['a', 'bb'], ['ccc']]);
  expect(outcome.kind === 'embedded' ? [...outcome.vectors.keys()] : outcome).toEqual(['a', 'bb', 'ccc']);
  expect(outcome.kind === 'embedded' ? [...(outcome.vectors.get('a') ?? [])] : outcome).toEqual([0.6, 0.8]);
  expect(ledger.calls.map(({ purpose, outcome: ended }) => [purpose, ended])).toEqual([
    ['embed', 'ok'],
    ['embed', 'ok'],
  ]);
  expect(ledger.usage).toEqual({ calls: 2, inputTokens: 3, outputTokens: 0 });
});

test('nothing to embed asks nothing', async () => {
  const embedder = scriptedEmbedder(() => [1]);

  expect(await embedTexts(embedder, [], { ledger: new CallLedger() })).toEqual({
    kind: 'embedded',
    vectors: new Map(),
  });
  expect(embedder.calls).toEqual([]);
});

test('names, numbers and addresses are hidden, and of a long text its beginning is sent', async () => {
  const embedder = scriptedEmbedder(() => [1, 2]);

  await embedTexts(
    embedder,
    [`Dear Wilhelmina,\n\nMy new address is will@example.com. ${'The kiln is dry. '.repeat(400)}`],
    { ledger: new CallLedger() },
  );

  const [[sent = ''] = []] = embedder.calls;
  expect(sent).toContain('The kiln is dry.');
  expect(sent).not.toMatch(/Wilhelmina|will@example/);
  expect(sent.length).toBe(2000);
});

describe('vectors that cannot be used', () => {
  test.each([
    {
      name: 'another length than announced',
      vectorOf: () => [1, 2],
      dimension: 3,
      says: 'a vector of 2 numbers where 3',
    },
    { name: 'no numbers', vectorOf: () => [], dimension: null, says: 'a vector of 0 numbers' },
    {
      name: 'different lengths',
      vectorOf: (text: string) => (text === 'a' ? [1] : [1, 2]),
      dimension: null,
      says: 'a vector of 2 numbers where 1 were expected',
    },
    { name: 'NaN', vectorOf: () => [1, Number.NaN], dimension: null, says: 'holds NaN' },
    { name: 'infinity', vectorOf: () => [Number.NEGATIVE_INFINITY], dimension: null, says: 'holds -Infinity' },
    { name: 'huge numbers', vectorOf: () => [1e300], dimension: null, says: 'holds 1e+300' },
  ])('are told: $name', async ({ vectorOf, dimension, says }) => {
    const embedder = scriptedEmbedder(vectorOf, { dimension });

    const outcome = await embedTexts(embedder, ['a', 'b'], { ledger: new CallLedger() });

    expect(outcome).toEqual({ kind: 'failed', message: expect.stringContaining(says) });
    expect(outcome).toMatchObject({
      message: expect.stringMatching(/^The embedder scripted:embedder .*--embedder\.$/),
    });
  });

  test('are told where they are too few', async () => {
    const few = scriptedEmbedder(() => [1]);
    const embedder = { ...few, embed: async () => ({ vectors: [[1]], tokens: null }) };

    const outcome = await embedTexts(embedder, ['a', 'b'], { ledger: new CallLedger() });

    expect(outcome).toMatchObject({ kind: 'failed', message: expect.stringContaining('gave 1 vectors for 2 texts') });
  });

  test('of zeros alone leave out their text', async () => {
    const outcome = await embedTexts(
      scriptedEmbedder((text) => (text === 'a' ? [0, 0] : [0, 2])),
      ['a', 'b'],
      { ledger: new CallLedger() },
    );

    expect(outcome).toEqual({ kind: 'embedded', vectors: new Map([['b', Float64Array.of(0, 1)]]) });
  });
});

describe('a call that fails', () => {
  test('is repeated where that may help', async () => {
    let asked = 0;
    const embedder = scriptedEmbedder(() => {
      asked += 1;
      if (asked < 3) throw busy(true);
      return [1];
    });
    const ledger = new CallLedger();

    const outcome = await embedTexts(embedder, ['a'], { ledger, pause });

    expect(outcome.kind).toBe('embedded');
    expect(ledger.usage.calls).toBe(1);
  });

  test.each([
    { name: 'at last', error: busy(true), calls: 3, outcome: 'rate_limited', says: /limits how often.*Try again/ },
    { name: 'at once', error: busy(false), calls: 1, outcome: 'provider_error', says: /could not answer/ },
    {
      name: 'by the tokens of the day',
      error: new HyperalignError('budget_spent', 'The tokens of this day are used up.'),
      ...{ calls: 1, outcome: 'budget_spent', says: /tokens of this day/ },
    },
  ])('is told $name, and recorded', async ({ error, calls, outcome, says }) => {
    const embedder = scriptedEmbedder(() => {
      throw error;
    });
    const ledger = new CallLedger();

    const ended = await embedTexts(embedder, ['a'], { ledger, pause });

    expect(ended).toEqual({ kind: 'failed', message: expect.stringMatching(says) });
    expect(embedder.calls).toHaveLength(calls);
    expect(ledger.calls.map((call) => call.outcome)).toEqual([outcome]);
  });

  test('by the wish to stop is no failure', async () => {
    const signal = AbortSignal.abort();

    await expect(
      embedTexts(
        scriptedEmbedder(() => [1]),
        ['a'],
        { ledger: new CallLedger(), signal },
      ),
    ).rejects.toMatchObject({ code: 'aborted' });
  });
});
