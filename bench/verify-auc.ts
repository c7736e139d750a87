import { openBackground } from '../src/adapters/background/index.ts';
import type { RegisterBackground } from '../src/contracts/background.ts';
import type { Fingerprint } from '../src/contracts/fingerprint.ts';
import { createRandom, type SeededRandom } from '../src/core/numerics/index.ts';
import { areaUnderCurve, bootstrapArea, type ScoredCluster } from '../src/core/statistics/index.ts';
import {
  buildFingerprint,
  chooseBackground,
  measureText,
  scoreAgainstFingerprint,
  verifyText,
} from '../src/core/stylometry/index.ts';
import { splitByGroup } from '../src/core/stylometry/split-by-group.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { fitTfIdf } from './tf-idf-verifier.ts';
import {
  readUnseenPeople,
  type UnseenPerson,
  type UnseenText,
  type VerifyCorpus,
  verifyCorpora,
} from './verify-corpora.ts';

/** Shorter texts get no answer. */
const leastWords = 40;

/**
 * Tells a person's held-out texts from other people's, one text at a time, on people the shipped background never saw: as many different as same
 * pairs, other draws of the eight known texts, intervals by redrawing people. Baseline: cosine of TF-IDF character 3-grams, which sees the same texts.
 * `Masked` is what remains without the topic: masked n-grams and counted rates. `Null` is the control: the same with every text given to a random person, so that there is nothing to find.
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const backgrounds = await openBackground().load();
  const figures: Record<string, number | null> = {};
  const baseline: Record<string, number | null> = {};
  let n = 0;
  for (const corpus of verifyCorpora) {
    const people = await readUnseenPeople(corpus);
    if (people === null) continue;
    const random = createRandom(seed);
    const { name, register } = corpus;
    const background = chooseBackground(backgrounds, register);
    const real = draws(people, { corpus, background, random, repetitions: quick ? 1 : 3 });
    n += real.length;
    report(figures, name, real, { score: 'ours', seed });
    const tfIdf = bootstrapArea(clustersOf(real, 'tfIdf'), { seed });
    baseline[`${name}Auc`] = tfIdf?.area ?? null;
    baseline[`${name}AucLow`] = tfIdf?.low ?? null;
    baseline[`${name}AucHigh`] = tfIdf?.high ?? null;
    const none = Array.from({ length: quick ? 1 : 6 }, () =>
      drawOnce(shuffled(people, random), { corpus, background, random }),
    );
    figures[`${name}MaskedAuc`] = areaOf(real, 'masked');
    figures[`${name}NullAuc`] = areaOf(none.flat(), 'ours');
    if (corpus.target !== null) baseline[`${name}AucTarget`] = corpus.target;
  }
  if (n === 0)
    throw new Error('../shared/data/authorship is not there: this bench needs texts of people the package never saw.');
  return { name: 'verify-auc', figures, baseline, n, seed };
}

interface Pair {
  /** Whose profile was asked. */
  readonly person: string;
  readonly same: boolean;
  /** Probability; one half where too little was known of the person. */
  readonly ours: number;
  readonly tfIdf: number;
  /** Similarity that does not see the topic. */
  readonly masked: number;
}

type Score = 'ours' | 'tfIdf' | 'masked';

interface DrawOptions {
  readonly corpus: VerifyCorpus;
  readonly background: RegisterBackground;
  readonly random: SeededRandom;
}

function draws(
  people: readonly UnseenPerson[],
  { repetitions, ...options }: DrawOptions & { readonly repetitions: number },
): readonly Pair[] {
  return Array.from({ length: repetitions }, () => drawOnce(people, options)).flat();
}

function drawOnce(people: readonly UnseenPerson[], { corpus, background, random }: DrawOptions): readonly Pair[] {
  const sides = people.map(({ person, texts }) => {
    const { shown, held: all } = splitByGroup(texts, corpus.known, random);
    const held = all.filter(({ tokens }) => tokens.words.length >= leastWords);
    return { person, shown, held, fingerprint: fingerprintOf(shown) };
  });
  const tfIdf = fitTfIdf(sides.map(({ person, shown }) => ({ person, texts: shown.map(({ tokens }) => tokens) })));
  return sides.flatMap(({ person, shown, held, fingerprint }) => {
    const told = new Set(corpus.sharedGroups ? shown.map(({ group }) => group) : []);
    const foreign = random.choose(
      sides.flatMap((other) => (other.person === person ? [] : other.held.filter(({ group }) => !told.has(group)))),
      held.length,
    );
    const judge = ({ tokens }: UnseenText, same: boolean): Pair => ({
      person,
      same,
      ours: verifyText({ text: tokens.original, fingerprint, background }).probability ?? 0.5,
      tfIdf: tfIdf.similarity(tokens, person),
      masked: scoreAgainstFingerprint(tokens.original, fingerprint, background),
    });
    return [...held.map((text) => judge(text, true)), ...foreign.map((text) => judge(text, false))];
  });
}

function fingerprintOf(texts: readonly UnseenText[]): Fingerprint {
  return buildFingerprint(texts.map(({ tokens }) => ({ tokens, measure: measureText(tokens) })));
}

/** Every text under a random name; the numbers of texts stay. */
function shuffled(people: readonly UnseenPerson[], random: SeededRandom): readonly UnseenPerson[] {
  const texts = random.shuffle(people.flatMap((person) => person.texts));
  let from = 0;
  return people.map(({ person, texts: own }) => {
    from += own.length;
    return {
      person,
      texts: texts.slice(from - own.length, from).map((text, place) => ({ ...text, group: `${person}-${place}` })),
    };
  });
}

function report(
  figures: Record<string, number | null>,
  name: string,
  pairs: readonly Pair[],
  { score, seed }: { readonly score: Score; readonly seed: number },
): void {
  const area = bootstrapArea(clustersOf(pairs, score), { seed });
  figures[`${name}Auc`] = area?.area ?? null;
  figures[`${name}AucLow`] = area?.low ?? null;
  figures[`${name}AucHigh`] = area?.high ?? null;
  figures[`${name}People`] = new Set(pairs.map(({ person }) => person)).size;
  figures[`${name}Pairs`] = pairs.length;
  // stylometry.md 7: the complement of the mean squared error, higher is better.
  figures[`${name}BrierComplement`] =
    1 - pairs.reduce((sum, { ours, same }) => sum + (ours - (same ? 1 : 0)) ** 2, 0) / pairs.length;
  figures[`${name}CalibrationError`] = calibrationError(pairs);
}

function clustersOf(pairs: readonly Pair[], score: Score): readonly ScoredCluster[] {
  const people = [...new Set(pairs.map(({ person }) => person))];
  return people.map((person) => {
    const own = pairs.filter((pair) => pair.person === person);
    return {
      positive: own.filter(({ same }) => same).map((pair) => pair[score]),
      negative: own.filter(({ same }) => !same).map((pair) => pair[score]),
    };
  });
}

function areaOf(pairs: readonly Pair[], score: Score): number | null {
  return areaUnderCurve(
    pairs.filter(({ same }) => same).map((pair) => pair[score]),
    pairs.filter(({ same }) => !same).map((pair) => pair[score]),
  );
}

/** Expected calibration error over ten bins of equal width. */
function calibrationError(pairs: readonly Pair[]): number {
  let error = 0;
  for (let bin = 0; bin < 10; bin += 1) {
    const inside = pairs.filter(({ ours }) => Math.min(9, Math.floor(ours * 10)) === bin);
    if (inside.length === 0) continue;
    const said = inside.reduce((sum, { ours }) => sum + ours, 0) / inside.length;
    const held = inside.filter(({ same }) => same).length / inside.length;
    error += (Math.abs(said - held) * inside.length) / pairs.length;
  }
  return error;
}
