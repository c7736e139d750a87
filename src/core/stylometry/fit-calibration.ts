import type { RegisterBackground } from '../../contracts/background.ts';
import type { SeededRandom } from '../numerics/seeded-random.ts';
import { type Example, fitLogistic, type LogisticModel } from '../statistics/logistic-regression.ts';
import { buildFingerprint, openFingerprint } from './fingerprint.ts';
import { measureText } from './measure-text.ts';
import { similarities } from './similarity.ts';
import { splitByGroup } from './split-by-group.ts';
import { textVector } from './text-vector.ts';
import { type Tokens, tokenize } from './tokenize.ts';
import { gramSpace, levelSpace, type VerificationSpace } from './verification-space.ts';
import { knownLength } from './verify-text.ts';

export interface SourceText {
  readonly tokens: Tokens;
  /** Texts of one group share a source (a document, a year, a title) and never stand on both sides of a pair. */
  readonly group: string;
}

export interface SourceWriter {
  readonly role: 'background' | 'control';
  readonly texts: readonly SourceText[];
}

/** N-grams weighed in a register's space. */
const mostGrams = 4000;
const mostMaskedGrams = 2000;

const bands = [
  { fromWords: 40, toWords: 100 },
  { fromWords: 100, toWords: 250 },
  { fromWords: 250, toWords: 600 },
  { fromWords: 600, toWords: 1500 },
] as const;

const leastPairs = 100;

/** Moments of the register over all given writers. `unreliable` features are left out of the catalogue's. */
export function fitSpace(writers: readonly SourceWriter[], unreliable: ReadonlySet<number>): VerificationSpace {
  const vectors = writers.map(({ texts }) => texts.map(({ tokens }) => textVector(tokens)));
  return {
    grams: gramSpace(
      vectors.map((texts) => texts.map(({ grams }) => grams)),
      mostGrams,
    ),
    maskedGrams: gramSpace(
      vectors.map((texts) => texts.map(({ maskedGrams }) => maskedGrams)),
      mostMaskedGrams,
    ),
    levels: levelSpace(
      vectors.map((texts) =>
        texts.map(({ levels }) => levels.map((level, feature) => (unreliable.has(feature) ? Number.NaN : level))),
      ),
    ),
  };
}

/**
 * Fits the logistic of each length band on pairs of the writers: the moments come from the writers of one role, the pairs from those of the other,
 * and the other way round, so that no similarity is read against moments its own writers made. As many different as same pairs; a person's side
 * is 4, 8 or 16 texts. A band with under 100 pairs takes the pairs of the band below too.
 */
export function fitCalibration(
  writers: readonly SourceWriter[],
  { unreliable, random }: { readonly unreliable: ReadonlySet<number>; readonly random: SeededRandom },
): RegisterBackground['verification']['calibration'] {
  const folds = (['background', 'control'] as const).map((role) => ({
    space: fitSpace(
      writers.filter((writer) => writer.role === role),
      unreliable,
    ),
    people: writers.filter((writer) => writer.role !== role),
  }));
  let carried: readonly Example[] = [];
  return bands.map(({ fromWords, toWords }) => {
    const own = folds.flatMap((fold) => pairsOf(fold, { fromWords, toWords, random }));
    carried = own.length >= leastPairs ? own : [...carried, ...own];
    const { intercept, weights } = fitRising(carried);
    const [grams = 0, catalogue = 0, known = 0] = weights.map((weight) => Number(weight.toFixed(5)));
    return {
      fromWords,
      pairs: carried.length,
      people: writers.length,
      intercept: Number(intercept.toFixed(5)),
      weights: [grams, catalogue, known],
    };
  });
}

/** A likeness never speaks against the person: where chance gives the catalogue a negative weight, it is left out of that band. */
function fitRising(examples: readonly Example[]): LogisticModel {
  const full = fitLogistic(examples);
  if ((full.weights[1] ?? 0) >= 0) return full;
  return fitLogistic(
    examples.map(({ values: [grams = 0, , known = 0], positive }) => ({ values: [grams, 0, known], positive })),
  );
}

interface Fold {
  readonly space: VerificationSpace;
  readonly people: readonly SourceWriter[];
}

interface Band {
  readonly fromWords: number;
  readonly toWords: number;
  readonly random: SeededRandom;
}

function pairsOf({ space, people }: Fold, band: Band): readonly Example[] {
  return [4, 8, 16].flatMap((known) => {
    const sides = people.map(({ texts }) => sideOf(texts, known, band)).filter(({ queries }) => queries.length > 0);
    return sides.flatMap((side) => {
      const own = side.queries;
      const foreign = band.random.choose(
        sides.flatMap((other) => (other === side ? [] : other.queries)),
        own.length,
      );
      const person = openFingerprint(side.fingerprint);
      const example = (query: Tokens, positive: boolean): Example => {
        const { grams, catalogue } = similarities(textVector(query), person, space);
        return { values: [grams, catalogue, knownLength(side.fingerprint.words)], positive };
      };
      return [
        ...own.slice(0, foreign.length).map((query) => example(query, true)),
        ...foreign.map((query) => example(query, false)),
      ];
    });
  });
}

/** One person for one draw: what is known of them, and texts of the band's length from other groups. */
function sideOf(
  texts: readonly SourceText[],
  known: number,
  band: Band,
): { readonly fingerprint: ReturnType<typeof buildFingerprint>; readonly queries: readonly Tokens[] } {
  const { shown, held } = splitByGroup(texts, known, band.random);
  return {
    fingerprint: buildFingerprint(shown.map(({ tokens }) => ({ tokens, measure: measureText(tokens) }))),
    queries: queriesOf(held, band),
  };
}

/** Texts cut at a sentence end, or joined, to a length drawn evenly (by ratio) from the band. */
function queriesOf(texts: readonly SourceText[], { fromWords, toWords, random }: Band): readonly Tokens[] {
  const queries: Tokens[] = [];
  let pending = '';
  let wanted = draw();
  for (const { tokens } of texts) {
    pending = pending === '' ? tokens.original : `${pending}\n\n${tokens.original}`;
    const query = tokenize(pending);
    if (query.words.length < wanted) continue;
    queries.push(cutAtSentence(query, wanted));
    pending = '';
    wanted = draw();
  }
  return queries;

  function draw(): number {
    return Math.ceil(fromWords * (toWords / fromWords) ** random.next());
  }
}

/** The first sentences that hold at least `words` words. */
export function cutAtSentence(text: Tokens, words: number): Tokens {
  let seen = 0;
  for (const { firstToken, lastToken, end } of text.sentences) {
    for (let at = firstToken; at <= lastToken; at += 1) if (text.tokens[at]?.kind === 'word') seen += 1;
    if (seen >= words) return tokenize(text.original.slice(0, end));
  }
  return text;
}
