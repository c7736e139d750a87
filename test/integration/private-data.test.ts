import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  keyOf,
  type ScriptedCall,
  type ScriptedModel,
  type ScriptedReply,
  scriptedModel,
} from '../../src/testing/index.ts';
import { askedFor, learningReplies, requestedIn, textsIn } from '../support/learning-replies.ts';
import { longText } from '../support/long-text.ts';
import { openOfflineClient } from '../support/offline-client.ts';
import { type PrivateItem, privateItems, privateLetters } from '../support/private-items.ts';

const marks = 'abcdefghijklmnopqrstuvwxyz';
/** A word of its own for every item, so that it can be told which items a model saw something of. */
const markOf = (at: number) => `zib${marks[Math.floor(at / 26)]}${marks[at % 26]}o`;

interface Letter {
  readonly text: string;
  readonly secrets: readonly string[];
}

const perLetter = 4;
const letters: readonly Letter[] = privateLetters.map(({ greeting, closing, secrets }, at) =>
  letterOf(greeting, closing, secrets, at),
);
const more: readonly Letter[] = Array.from(
  { length: Math.ceil(privateItems.length / perLetter) - letters.length },
  (_, at) => letterOf('Hello,', 'Thanks', [], letters.length + at),
);
const groups = chunks([...letters, ...more], 8);

function letterOf(greeting: string, closing: string, secrets: readonly string[], at: number): Letter {
  const items = privateItems.slice(at * perLetter, (at + 1) * perLetter);
  const lines = items.map((item, place) => `So ${item.in}. We have the ${markOf(at * perLetter + place)} too.`);
  return {
    text: `${greeting}\n\n${lines.join(' ')}\n\n${longText(at, 45)}\n\n${closing}`,
    secrets: [...secrets, ...items.flatMap((item) => item.secrets)],
  };
}

/** Is judged on held-out texts, so that these are shown too. */
const teasing = {
  dimension: 'personality',
  claim: 'Teases the reader playfully.',
  check: 'Does the text tease its reader?',
} as const;

/** A model that repeats as much of what it reads as it may. */
function parrot(call: ScriptedCall): ScriptedReply {
  const shown = [...call.prompt.matchAll(/<[a-z]+(?:-\d+)? id="([^"]+)">\n([\s\S]*?)\n<\//g)];
  const start = (id: string) =>
    (shown.find(([, one]) => one === id)?.[2] ?? 'nothing').split(/\s+/).slice(0, 8).join(' ');
  if (askedFor(call) === 'requests')
    return {
      json: Object.fromEntries(
        requestedIn(call).map((id) => [id, `Write about ${start(id)} and nothing else.`.slice(0, 290)]),
      ),
    };
  const claims = textsIn(call, 'own')
    .slice(0, 12)
    .map(({ text }) => ({
      dimension: 'personality' as const,
      claim: `Mentions ${text.split(/\s+/).slice(1, 5).join(' ')} with warmth.`.slice(0, 190).padEnd(13, '.'),
      check: 'Does the text tease its reader?',
    }));
  return learningReplies({ claims: [teasing, ...claims], isOwn: (text) => text.includes('zib') })(call);
}

const secretsOf = (group: readonly Letter[]) => [...new Set(group.flatMap(({ secrets }) => secrets))];

/** Which secrets a text tells: whole words for names, digits whatever stands between them. */
function told(text: string, secrets: readonly string[]): readonly string[] {
  const folded = text.normalize('NFC').toLowerCase();
  return secrets.filter((secret) => {
    const wanted = secret.normalize('NFC').toLowerCase();
    return new RegExp(
      `(?<![\\p{L}\\p{N}])${wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
      'u',
    ).test(folded);
  });
}

test('H14: more than 200 items of personal data are tried', () => {
  expect(privateItems.length + privateLetters.flatMap(({ secrets }) => secrets).length).toBeGreaterThanOrEqual(200);
  expect(new Set(privateItems.map((item: PrivateItem) => item.in)).size).toBe(privateItems.length);
});

test('the check finds a secret that stands in a text', () => {
  expect(told('then oun#4417, Zdravko’s friend', ['oun#4417', 'Zdravko', 'Tolk'])).toEqual(['oun#4417', 'Zdravko']);
});

describe('H14: personal data of letters', () => {
  const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((method) => ({
    method,
    lines: [] as unknown[],
  }));
  beforeEach(() => {
    for (const { method, lines } of spies)
      vi.spyOn(console, method).mockImplementation((...words) => void lines.push(words));
  });
  afterEach(() => vi.restoreAllMocks());

  test.each(groups.flatMap((group, at) => (['small', 'large'] as const).map((size) => ({ group, at, size }))))(
    'is in no request to a $size model, no statement, record, progress or export: letters $at',
    async ({ group, at, size }) => {
      const model: ScriptedModel = scriptedModel(parrot, { size, contextTokens: 32_768 });
      const client = openOfflineClient({ model });
      const progress: unknown[] = [];
      const texts = group.map(({ text }) => ({ text, register: 'email' }));

      const { profile, notices } = await client.learn({
        person: 'p',
        texts,
        onProgress: (step) => progress.push(step),
      });
      await client.write({
        person: 'p',
        task: 'Say that the bench is dry.',
        delivery: 'both',
        guidanceTokens: 9000,
        revise: true,
      });

      const secrets = secretsOf(group);
      for (const { prompt } of model.calls) expect(told(prompt, secrets)).toEqual([]);
      const statements = profile?.hypotheses.map(({ statement, instruction, check }) => ({
        statement,
        instruction,
        check,
      }));
      const exported = await client.profile('p').export({ samples: 'without' });
      const runs = await client.store.runs.list('default', 10);
      expect(told(JSON.stringify([statements, notices, exported, runs, progress, spies]), secrets)).toEqual([]);
      // Not for want of being shown: the words around the items are there.
      const seen = model.calls.map(({ prompt }) => prompt).join('\n');
      const own = group.flatMap((_, place) =>
        Array.from({ length: perLetter }, (__, n) => markOf((at * 8 + place) * perLetter + n)),
      );
      const expected = own.filter((mark) => texts.some(({ text }) => text.includes(mark)));
      const shown = expected.filter((mark) => seen.includes(mark));
      expect(shown.length).toBeGreaterThanOrEqual(expected.length * (size === 'large' ? 0.9 : 0.7));
    },
  );

  test('but the evidence shown to the owner is the owner’s own text', async () => {
    const model = scriptedModel(
      learningReplies({
        claims: [
          { dimension: 'personality', claim: 'Teases the reader playfully.', check: 'Does the text tease its reader?' },
        ],
      }),
    );
    const client = openOfflineClient({ model });
    const said = (at: number) =>
      `Hello,\n\nand then Zdravko laughed at the ${markOf(at)} for so long that we all had to sit down on the wet floor.\n\nThanks`;

    const { profile } = await client.learn({
      person: 'p',
      texts: Array.from({ length: 8 }, (_, at) => ({ text: said(at), register: 'email' })),
    });

    const found = profile?.hypotheses.find(({ origin }) => origin === 'inferred');
    expect(found?.evidence.map(({ quote }) => quote.slice(0, 32))).toEqual(
      Array(found?.evidence.length ?? 0).fill('and then Zdravko laughed at the'),
    );
    expect(found?.evidence.length).toBeGreaterThanOrEqual(2);
    for (const { prompt } of model.calls) expect(prompt).not.toContain('Zdravko');
    expect(
      await client.store.samples.list(keyOf('p')).then((list) => list.every(({ text }) => text.includes('Zdravko'))),
    ).toBe(true);
  });
});

function chunks<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}

test('H14: a name that only other letters tell is hidden, too', async () => {
  const model = scriptedModel(parrot, { size: 'large', contextTokens: 32_768 });
  const client = openOfflineClient({ model });
  // "Wendelbrook" opens a sentence: that it is no common word is told by the other letters alone.
  const opening = Array.from({ length: 11 }, (_, at) => `Wendelbrook again, and no list. ${longText(at, 40)}`);
  const telling = [11, 12].map((at) => `I saw Wendelbrook at the mill, and we talked for long. ${longText(at, 40)}`);
  const texts = [...opening, ...telling].map((text) => ({ text, register: 'email' }));

  const { samples } = await client.learn({ person: 'p', texts });
  await client.write({ person: 'p', task: 'Say that the bench is dry.', delivery: 'both', guidanceTokens: 9000 });

  expect(samples.kept).toBe(13);
  expect(model.calls.length).toBeGreaterThan(2);
  for (const { prompt } of model.calls) expect(prompt).not.toContain('Wendelbrook');
});
