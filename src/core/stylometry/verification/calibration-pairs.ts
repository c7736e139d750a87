import { groupBy } from '../../numerics/group-by.ts';
import { createRandom } from '../../numerics/seeded-random.ts';
import type { Tokens } from '../tokenize.ts';
import { cutToWords } from './cut-to-words.ts';
import type { PairScorer, ReadText } from './pair-scorer.ts';

/** Two sides whose truth is known: a person's first texts and one text by that person or by another. */
export interface CalibrationPair {
  readonly same: boolean;
  /** Of the text in question. */
  readonly words: number;
  readonly values: readonly number[];
  /** The text in question as it is, or its beginning: short texts need calibration pairs of their own length. */
  readonly form: 'whole' | 'cut';
}

export interface PairOptions {
  /** Texts on the known side. */
  readonly known: number;
  readonly seed: number;
  /** Most texts in question taken from one person. */
  readonly mostQueries: number;
}

/**
 * As many different as same pairs of calibration people: each person's first texts against the later ones, and each later text against another
 * person drawn by chance. Both writers of a pair are left out of the crowd it is read against, as they will be in use.
 */
export function scoreCalibrationPairs<Text extends ReadText>(
  people: readonly CalibrationPerson[],
  scorer: PairScorer<Text>,
  { known, seed, mostQueries }: PairOptions,
): readonly CalibrationPair[] {
  const random = createRandom(seed);
  const sides = people.flatMap((person) => sideOf(person, scorer, known, mostQueries));
  const asked = sides.flatMap((side) =>
    side.queries.flatMap((query) => {
      const others = sides.filter(({ author }) => author !== side.author);
      const other = others[random.integer(others.length)];
      return [side, ...(other === undefined ? [] : [other])].map((one) => ({ side: one, query, writer: side.author }));
    }),
  );
  // Pairs with the same two people share moments and imposters.
  const groups = groupBy(asked, ({ side, writer }) => JSON.stringify([side.author, writer]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { side, writer } = first;
    const queries = group.flatMap(({ query }) => query);
    const values = scorer.compare({
      known: side.known,
      queries: queries.map(({ text }) => text),
      except: new Set([side.author, writer]),
      seed,
    });
    return queries.flatMap(({ text, form }, at) => {
      const own = values?.[at];
      return own === undefined ? [] : [{ same: side.author === writer, words: text.words, values: own, form }];
    });
  });
}

export interface CalibrationPerson {
  readonly author: string;
  readonly texts: readonly Tokens[];
}

interface Side<Text> {
  readonly author: string;
  readonly known: readonly Text[];
  /** Each text in question in all its forms. */
  readonly queries: readonly (readonly { readonly text: Text; readonly form: 'whole' | 'cut' }[])[];
}

/** Words of the beginnings that are asked too: about the middle of each length band that a longer text reaches. */
const cuts = [60, 150, 400, 1000];

function sideOf<Text extends ReadText>(
  { author, texts }: CalibrationPerson,
  scorer: PairScorer<Text>,
  known: number,
  mostQueries: number,
): readonly Side<Text>[] {
  if (texts.length <= known) return [];
  // Never more than the later half: neighbouring texts share topics and sources, and pairs of them would promise too much.
  const asked = Math.min(mostQueries, Math.max(1, Math.ceil(texts.length / 2)), texts.length - known);
  const queries = texts.slice(-asked).map((text) => {
    const whole = scorer.read(text);
    const shorter = cuts.filter((words) => words < whole.words * 0.8);
    return [
      { text: whole, form: 'whole' as const },
      ...shorter.map((words) => ({ text: scorer.read(cutToWords(text, words)), form: 'cut' as const })),
    ];
  });
  return [{ author, known: texts.slice(0, known).map((text) => scorer.read(text)), queries }];
}
