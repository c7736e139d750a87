import { createRandom } from '../src/core/numerics/index.ts';
import { minMax } from '../src/core/stylometry/distance/measures.ts';
import {
  characterGrams,
  countFeatures,
  type DistanceName,
  distance,
  type FeatureCounts,
  type FeatureSet,
  fitSpace,
  generalImposters,
  mostFrequentWords,
  profilesIn,
  type Space,
  type Tokens,
  vectorOf,
} from '../src/stylometry.ts';
import type { CorpusPerson, HalvedCorpus } from './verification-corpora.ts';

/** A text in question and the person it is compared with. */
export interface AskedPair {
  readonly person: CorpusPerson;
  /** Five of the person's first half. */
  readonly known: readonly Tokens[];
  readonly writer: CorpusPerson;
  readonly text: Tokens;
  readonly same: boolean;
}

/** Texts known of a person. */
export const known = 5;

/**
 * Each later text against its writer and against another person of the same half, drawn by chance. The five known texts are drawn anew for
 * every pair, or are the first five: the protocol does not say which, essays of one document lie side by side, and one choice moves the area by up to .07.
 */
export function drawPairs(
  people: readonly CorpusPerson[],
  seed: number,
  count = known,
  choice: 'drawn' | 'first' = 'drawn',
): readonly AskedPair[] {
  const random = createRandom(seed);
  return people.flatMap((writer) =>
    writer.test.flatMap((text) => {
      const [other] = random.choose(
        people.filter((one) => one !== writer),
        1,
      );
      const ask = (person: CorpusPerson, same: boolean): AskedPair => ({
        person,
        known: choice === 'first' ? person.train.slice(0, count) : random.choose(person.train, count),
        writer,
        text,
        same,
      });
      return other === undefined ? [ask(writer, true)] : [ask(writer, true), ask(other, false)];
    }),
  );
}

/** More alike is higher. */
export type ScorePair = (pair: AskedPair) => number;

/** The three methods of stylometry.md 9.2. Spaces are fitted to the first halves of everybody's texts. */
export function tableMethods(
  corpus: HalvedCorpus,
  seed: number,
  count = known,
): Readonly<Record<'cosine' | 'delta' | 'imposters', ScorePair>> {
  const texts = [...corpus.calibration, ...corpus.evaluation].flatMap(({ author, train }) =>
    train.map((text) => ({ author, text })),
  );
  const space = (set: FeatureSet, options: { readonly top?: number; readonly weighting?: 'tf-idf' }): Space =>
    fitSpace(texts, { set, ...options });
  const grams = characterGrams({ sizes: [4], padding: false });
  return {
    cosine: nearness(space(grams, { weighting: 'tf-idf' }), 'cosine'),
    delta: nearness(space(mostFrequentWords(), { top: 500 }), 'cosine-delta'),
    imposters: imposterScore(space(grams, { top: 3000 }), corpus.calibration, { seed, count }),
  };
}

function nearness(space: Space, name: DistanceName): ScorePair {
  const between = distance(name, space);
  const counted = new Map<Tokens, FeatureCounts>();
  const count = (text: Tokens): FeatureCounts => {
    const counts = counted.get(text) ?? countFeatures(text, space.featureSet);
    counted.set(text, counts);
    return counts;
  };
  return ({ person, known: texts, text }) => {
    const [profile] = profilesIn(
      space,
      texts.map((one) => ({ author: person.author, text: count(one) })),
      { distance: name },
    ).profiles;
    return profile === undefined ? 0 : -(between(vectorOf(space, count(text)), profile.vector) ?? 1);
  };
}

/** Joined groups of as many first-half texts as are known of calibration people, like the known side; never of one of the pair. */
function imposterScore(
  space: Space,
  people: readonly CorpusPerson[],
  { seed, count }: { readonly seed: number; readonly count: number },
): ScorePair {
  const random = createRandom(seed);
  const joined = (texts: readonly Tokens[]): Float64Array =>
    vectorOf(space, texts.map(({ original }) => original).join('\n\n')).values;
  const imposters = people.flatMap((person) =>
    Array.from({ length: Math.floor(person.train.length / count) }, (_, group) => ({
      person: person.author,
      vector: joined(person.train.slice(group * count, (group + 1) * count)),
    })),
  );
  return ({ person, known: texts, writer, text }) => {
    const result = generalImposters({
      query: vectorOf(space, text).values,
      known: [joined(texts)],
      imposters: imposters.filter(({ person: one }) => one !== person.author && one !== writer.author),
      distance: minMax,
      seed: random.integer(2 ** 31),
      form: 'joined',
    });
    return result.kind === 'scored' ? result.score : 0.5;
  };
}
