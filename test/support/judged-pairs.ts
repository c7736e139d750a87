import { createRandom } from '../../src/core/numerics/index.ts';
import type { JudgeReply, PairToJudge, PairVerdict } from '../../src/evaluation/judges/pair-verdict.ts';
import type { ScriptedCall, ScriptedReply } from '../../src/testing/index.ts';

/** A fictional style is one word that all texts of its writer hold; a text by a model holds `generated`. */
export interface PairsOptions {
  readonly people: number;
  /** Pairs of each person and row. */
  readonly each: number;
  readonly seed: number;
  readonly model: string;
}

/** Pairs of every calibration row, and `own/placebo` between two arms of one model that differ in nothing. */
export function fictionalPairs({ people, each, seed, model }: PairsOptions): readonly PairToJudge[] {
  const random = createRandom(seed);
  const text = (words: readonly string[], by: string | null) => ({
    text: [...random.shuffle([...words, ...fillers(12 + random.integer(30))])].join(' '),
    model: by,
  });
  const by = (person: number) => text([styleOf(person)], null);
  const generated = () => text(['generated'], model);
  return Array.from({ length: people }, (_, person) => {
    const known = [0, 1, 2].map(() => by(person).text);
    return Array.from({ length: each }, (__, at) => {
      const rows = {
        'real-text/other-author': { first: by(person), second: by((person + 1) % people) },
        'real-text/zero-shot': { first: by(person), second: generated() },
        'real-text/real-text': { first: by(person), second: by(person) },
        'zero-shot/zero-shot': { first: generated(), second: generated() },
        'placebo/zero-shot': { first: generated(), second: generated() },
        'own/placebo': { first: generated(), second: generated() },
      };
      return Object.entries(rows).map(([row, pair]) => ({
        ...{ id: `${row} ${person} ${at}`, row, person: `person-${person}`, known },
        ...pair,
      }));
    });
  }).flat(2);
}

function styleOf(person: number): string {
  return `style-${person}`;
}

function fillers(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => ['we', 'met', 'there', 'again', 'and', 'spoke'][at % 6] ?? '');
}

export interface JudgeSees {
  readonly known: string;
  readonly a: string;
  readonly b: string;
}

/** A judge as a script: what it says of what it sees. Ours to see is the first question, also when it is asked to mend its reply. */
export function judgeScript(
  say: (sees: JudgeSees) => ScriptedReply | 'A' | 'B' | 'tie',
): (call: ScriptedCall) => ScriptedReply {
  return ({ turns }) => {
    const asked = turns[0]?.text ?? '';
    const block = (pattern: RegExp) => pattern.exec(asked)?.[1] ?? '';
    const said = say({
      known: block(/<known id="1">\n([\s\S]*?)\n<\/known>/),
      a: block(/<candidate id="A">\n([\s\S]*?)\n<\/candidate>/),
      b: block(/<candidate id="B">\n([\s\S]*?)\n<\/candidate>/),
    });
    return said === 'A' || said === 'B' || said === 'tie' ? { json: { verdict: said } } : said;
  };
}

/** Knows the style, and says tie where it does not tell. */
export function seesStyle({ known, a, b }: JudgeSees): 'A' | 'B' | 'tie' {
  const style = /style-\d+/.exec(known)?.[0] ?? 'none';
  const has = (text: string) => text.split(' ').includes(style);
  return has(a) === has(b) ? 'tie' : has(a) ? 'A' : 'B';
}

/** A verdict as a test states it. */
export function verdictOf(
  replies: readonly [JudgeReply['said'], JudgeReply['said']],
  changes: Partial<Omit<PairVerdict, 'replies'>> = {},
): PairVerdict {
  const [asA, asB] = replies;
  return {
    ...{ id: 'pair', row: 'own/placebo', person: 'ada', firstWords: 50, secondWords: 50 },
    ...{ firstModel: null, secondModel: null },
    ...changes,
    replies: [
      { said: asA, repaired: false },
      { said: asB, repaired: false },
    ],
  };
}
