import { describe, expect, test } from 'vitest';
import { type ScriptedCall, type ScriptedReply, scriptedModel } from '../../src/testing/index.ts';
import { type Asked, askedFor, learningReplies, requestedIn } from '../support/learning-replies.ts';
import { longText } from '../support/long-text.ts';
import { openOfflineClient } from '../support/offline-client.ts';

const texts = Array.from({ length: 6 }, (_, at) => ({ text: `Hello,\n\n${longText(at, 60)}`, register: 'email' }));
const good = learningReplies({
  claims: [
    { dimension: 'personality', claim: 'Teases the reader playfully.', check: 'Does the text tease its reader?' },
  ],
  rules: { tone: 'This writer teases the reader playfully.' },
});

interface Fault {
  readonly name: string;
  readonly reply: (call: ScriptedCall) => ScriptedReply;
  readonly failure: 'invalid_output' | 'refused' | 'timeout' | 'rate_limited' | 'provider_error';
  readonly most: number;
}

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });
const keysOf = (call: ScriptedCall) =>
  askedFor(call) === 'slots'
    ? ['opening', 'closing', 'directness', 'tone', 'sentences', 'emotion']
    : askedFor(call) === 'contrastive'
      ? ['hypotheses']
      : requestedIn(call);
const object = (call: ScriptedCall, value: unknown): ScriptedReply => ({
  json: Object.fromEntries(keysOf(call).map((key) => [key, value])),
});

const faults: readonly Fault[] = [
  { name: 'broken JSON', reply: () => '{"a": [', failure: 'invalid_output', most: 2 },
  { name: 'nothing', reply: () => '', failure: 'invalid_output', most: 2 },
  { name: 'prose', reply: () => 'As a model I would rather not say.', failure: 'invalid_output', most: 2 },
  { name: 'an empty object', reply: () => ({ json: {} }), failure: 'invalid_output', most: 2 },
  { name: 'an array', reply: () => ({ json: [] }), failure: 'invalid_output', most: 2 },
  { name: 'a number', reply: () => '42', failure: 'invalid_output', most: 2 },
  { name: 'null in every field', reply: (call) => object(call, null), failure: 'invalid_output', most: 2 },
  {
    name: 'a wrong word in every field',
    reply: (call) => object(call, ['perhaps']),
    failure: 'invalid_output',
    most: 2,
  },
  {
    name: '10,000 characters in every field',
    reply: (call) => object(call, 'a'.repeat(10_000)),
    failure: 'invalid_output',
    most: 2,
  },
  {
    name: 'a field nobody asked for',
    reply: (call) => ({ json: { ...Object.fromEntries(keysOf(call).map((key) => [key, []])), more: 1 } }),
    failure: 'invalid_output',
    most: 2,
  },
  {
    name: 'a reply cut off',
    reply: (call) => ({ json: Object.fromEntries(keysOf(call).map((key) => [key, 'x'])), cutAfter: 9 }),
    failure: 'invalid_output',
    most: 2,
  },
  { name: 'nested brackets without end', reply: () => '['.repeat(50_000), failure: 'invalid_output', most: 2 },
  { name: 'a prototype', reply: () => '{"__proto__": {"hypotheses": []}}', failure: 'invalid_output', most: 2 },
  { name: 'a refusal', reply: () => ({ text: '', finishReason: 'content-filter' }), failure: 'refused', most: 1 },
  {
    name: 'a timeout',
    reply: () => ({ fail: named('TimeoutError', 'it took too long') }),
    failure: 'timeout',
    most: 1,
  },
  {
    name: 'a closed connection',
    reply: () => ({ fail: new Error('socket closed') }),
    failure: 'provider_error',
    most: 1,
  },
  {
    name: 'a fault after half a reply',
    reply: () => ({ fail: new Error('socket closed'), text: '{"hyp' }),
    failure: 'provider_error',
    most: 1,
  },
];

const places: readonly { readonly asked: Asked; readonly size: 'small' | 'large'; readonly code: string }[] = [
  { asked: 'contrastive', size: 'large', code: 'infer' },
  { asked: 'slots', size: 'small', code: 'infer' },
  { asked: 'requests', size: 'large', code: 'requests' },
  { asked: 'verdicts', size: 'large', code: 'try' },
];

describe('H11: a bad answer', () => {
  test.each(
    faults.flatMap((fault, at) =>
      places.filter((_, place) => place === 0 || place === 1 + (at % 3)).map((place) => ({ ...fault, ...place })),
    ),
  )(
    '$name to $asked is told as $failure, asked again at most once, and costs that part alone',
    async ({ reply, failure, most, asked, size, code }) => {
      const model = scriptedModel((call) => (askedFor(call) === asked ? reply(call) : good(call)), {
        size,
        contextTokens: 32_768,
      });

      const { profile, notices, usage } = await openOfflineClient({ model }).learn({ person: 'p', texts });

      const tries = model.calls.filter((call) => askedFor(call) === asked).length;
      expect(tries).toBeLessThanOrEqual(most);
      expect(notices.map((notice) => notice.code)).toContain(`${code}-${failure}`);
      // Three questions are all a learning may ask; a repair belongs to its question.
      const questions = model.calls.filter(({ turns }) => turns.length === 1);
      expect(questions.length).toBeLessThanOrEqual(3);
      expect(usage.calls).toBe(questions.length + (failure === 'invalid_output' ? 1 : 0));
      expect(profile?.hypotheses.every(({ origin }) => origin === 'measured' || code !== 'infer')).toBe(true);
    },
  );

  test.each(['contrastive', 'requests', 'verdicts'] as const)(
    'a %s that is mended by the one repair is used',
    async (asked) => {
      let tries = 0;
      const model = scriptedModel((call) => {
        if (askedFor(call) !== asked) return good(call);
        tries += 1;
        return tries === 1 ? '{"a": [' : good(call);
      });

      const client = openOfflineClient({ model });
      const { notices } = await client.learn({ person: 'p', texts });

      expect(tries).toBe(2);
      expect(notices.map(({ code }) => code).filter((code) => code.endsWith('_output'))).toEqual([]);
      const [run] = await client.store.runs.list('default', 1);
      expect(run?.calls.map(({ outcome }) => outcome).toSorted()).toEqual(['invalid_output', 'ok', 'ok', 'repaired']);
    },
  );

  test('costs six calls at the most: three questions, each repaired once', async () => {
    const model = scriptedModel((call) => (call.turns.length > 1 ? good(call) : 'nonsense'));
    const client = openOfflineClient({ model });

    const { usage, notices } = await client.learn({ person: 'p', texts });

    const [run] = await client.store.runs.list('default', 1);
    expect(run?.calls.map(({ purpose, outcome }) => [purpose, outcome])).toEqual(
      ['propose-hypotheses', 'describe-requests', 'try-hypotheses'].flatMap((purpose) => [
        [purpose, 'invalid_output'],
        [purpose, 'repaired'],
      ]),
    );
    expect(usage.calls).toBe(6);
    expect(notices).toEqual([]);
  });

  test('an empty list is an answer, not a fault', async () => {
    const model = scriptedModel((call) =>
      askedFor(call) === 'contrastive' ? { json: { hypotheses: [] } } : good(call),
    );

    const { notices } = await openOfflineClient({ model }).learn({ person: 'p', texts });

    expect(notices.filter(({ code }) => code.startsWith('infer'))).toEqual([]);
  });
});

describe('H12: a budget', () => {
  const budgets = [0, 40, 1000, 3000, 5000, 8000];
  const models = [
    { name: 'answers well', script: good },
    {
      name: 'has to be asked again',
      script: (call: ScriptedCall) => (call.turns.length > 1 ? good(call) : 'nonsense'),
    },
    { name: 'only talks nonsense', script: () => 'nonsense '.repeat(400) },
  ];

  test.each(models.flatMap((one) => budgets.map((budgetTokens) => ({ ...one, budgetTokens }))))(
    'of $budgetTokens tokens is never passed by a call to a model that $name (prices are unknown here, so money is capped by tokens)',
    async ({ script, budgetTokens }) => {
      const model = scriptedModel(script);

      const { usage, notices } = await openOfflineClient({ model }).learn({ person: 'p', texts, budgetTokens });

      let spent = 0;
      for (const { prompt, options } of model.calls) {
        spent += prompt.length / 4;
        expect(spent + (options.maxOutputTokens ?? 0)).toBeLessThanOrEqual(budgetTokens + 1);
      }
      expect(usage.inputTokens).toBeLessThanOrEqual(budgetTokens);
      if (budgetTokens < 400) {
        expect(model.calls).toEqual([]);
        expect(notices.map(({ code }) => code)).toContain('infer-budget_exceeded');
      }
    },
  );

  test('answers that were paid for are not asked for again when nothing is new', async () => {
    const model = scriptedModel(good);
    const client = openOfflineClient({ model });
    await client.learn({ person: 'p', texts });
    const paid = model.calls.length;

    const again = await client.learn({ person: 'p', texts });

    expect(model.calls).toHaveLength(paid);
    expect(again.usage).toEqual({ calls: 0, inputTokens: 0, outputTokens: 0 });
  });
});
