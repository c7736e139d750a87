import type { RegisterBackground } from '../../contracts/background.ts';
import type { Fingerprint } from '../../contracts/fingerprint.ts';
import type { SeededRandom } from '../numerics/seeded-random.ts';
import { type Example, fitLogistic, type LogisticModel } from '../statistics/logistic-regression.ts';
import { cutAtSentence } from './cut-at-sentence.ts';
import { buildFingerprint, openFingerprint } from './fingerprint.ts';
import { fitSpace, type SourceText, type SourceWriter, type SpaceOptions, vectorsOf } from './fit-space.ts';
import { measureText } from './measure-text.ts';
import { similarities } from './similarity.ts';
import { splitByGroup } from './split-by-group.ts';
import { type TextVector, textVector } from './text-vector.ts';
import { type Tokens, tokenize } from './tokenize.ts';
import type { VerificationSpace } from './verification-space.ts';
import { knownLength } from './verify-text.ts';

const bands = [
  { fromWords: 40, toWords: 100 },
  { fromWords: 100, toWords: 250 },
  { fromWords: 250, toWords: 600 },
  { fromWords: 600, toWords: 1500 },
] as const;

const leastPairs = 100;

/**
 * Fits the logistic of each length band on pairs of the writers. Each pair is read against the moments of everybody else, as a stranger's text and a
 * new person are in use. As many different as same pairs; a person's side is 4, 8 or 16 texts. A band with under 100 pairs takes those of the band
 * below too.
 */
export function fitCalibration(
  writers: readonly SourceWriter[],
  { random, ...options }: SpaceOptions & { readonly random: SeededRandom },
): RegisterBackground['verification']['calibration'] {
  const spaceWithout = spacesWithout(writers, options);
  let carried: readonly Example[] = [];
  return bands.map(({ fromWords, toWords }) => {
    const own = [4, 8, 16].flatMap((known) => pairsOf(writers, { fromWords, toWords, known, random, spaceWithout }));
    carried = own.length >= leastPairs ? own : [...carried, ...own];
    const { intercept, weights } = fitRising(carried);
    const [grams = 0, catalogue = 0, knownWords = 0] = weights.map((weight) => Number(weight.toFixed(5)));
    return {
      fromWords,
      pairs: carried.length,
      people: writers.length,
      intercept: Number(intercept.toFixed(5)),
      weights: [grams, catalogue, knownWords],
    };
  });
}

type SpaceWithout = (one: number, other: number) => VerificationSpace;

function spacesWithout(writers: readonly SourceWriter[], options: SpaceOptions): SpaceWithout {
  const vectors = writers.map(vectorsOf);
  const spaces = new Map<string, VerificationSpace>();
  return (one, other) => {
    const key = `${Math.min(one, other)} ${Math.max(one, other)}`;
    const known = spaces.get(key);
    if (known !== undefined) return known;
    const fresh = fitSpace(
      vectors.filter((_, writer) => writer !== one && writer !== other),
      options,
    );
    spaces.set(key, fresh);
    return fresh;
  };
}

/** A likeness never speaks against the person: where chance gives the catalogue a negative weight, it is left out of that band. */
function fitRising(examples: readonly Example[]): LogisticModel {
  const full = fitLogistic(examples);
  if ((full.weights[1] ?? 0) >= 0) return full;
  return fitLogistic(
    examples.map(({ values: [grams = 0, , known = 0], positive }) => ({ values: [grams, 0, known], positive })),
  );
}

interface Band {
  readonly fromWords: number;
  readonly toWords: number;
  /** Texts of the person's side. */
  readonly known: number;
  readonly random: SeededRandom;
  readonly spaceWithout: SpaceWithout;
}

interface Query {
  readonly writer: number;
  readonly vector: TextVector;
}

function pairsOf(writers: readonly SourceWriter[], band: Band): readonly Example[] {
  const sides = writers
    .map((writer, place) => sideOf(writer.texts, place, band))
    .filter(({ queries }) => queries.length > 0);
  return sides.flatMap((side) => {
    const { writer, fingerprint, queries } = side;
    const person = openFingerprint(fingerprint);
    const strangers = sides.flatMap((other) => (other === side ? [] : other.queries));
    const foreign = band.random.choose(strangers, queries.length);
    return [...queries.slice(0, foreign.length), ...foreign].map((query): Example => {
      const space = band.spaceWithout(writer, query.writer);
      const { grams, catalogue } = similarities(query.vector, person, space, ['grams', 'catalogue']);
      return { values: [grams, catalogue, knownLength(fingerprint.words)], positive: query.writer === writer };
    });
  });
}

/** One person for one draw: what is known of them, and texts of the band's length from other groups. */
function sideOf(
  texts: readonly SourceText[],
  writer: number,
  band: Band,
): { readonly writer: number; readonly fingerprint: Fingerprint; readonly queries: readonly Query[] } {
  const { shown, held } = splitByGroup(texts, band.known, band.random);
  return {
    writer,
    fingerprint: buildFingerprint(shown.map(({ tokens }) => ({ tokens, measure: measureText(tokens) }))),
    queries: queriesOf(held, band).map((tokens) => ({ writer, vector: textVector(tokens) })),
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
