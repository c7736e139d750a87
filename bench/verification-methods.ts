import { createRandom } from '../src/core/numerics/index.ts';
import { minMax } from '../src/core/stylometry/distance/measures.ts';
import {
  characterGrams,
  type DistanceName,
  distance,
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
  readonly writer: CorpusPerson;
  readonly text: Tokens;
  readonly same: boolean;
}

/** Texts known of a person. */
export const known = 5;

/** Each later text against its writer and against another person of the same half, drawn by chance. */
export function drawPairs(people: readonly CorpusPerson[], seed: number): readonly AskedPair[] {
  const random = createRandom(seed);
  return people.flatMap((writer) =>
    writer.test.flatMap((text) => {
      const [other] = random.choose(
        people.filter((one) => one !== writer),
        1,
      );
      const same = { person: writer, writer, text, same: true };
      return other === undefined ? [same] : [same, { person: other, writer, text, same: false }];
    }),
  );
}

/** More alike is higher. */
export type ScorePair = (pair: AskedPair) => number;

/** The three methods of stylometry.md 9.2. Spaces are fitted to the first halves of everybody's texts. */
export function tableMethods(
  corpus: HalvedCorpus,
  seed: number,
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
    imposters: imposterScore(space(grams, { top: 3000 }), corpus.calibration, seed),
  };
}

function nearness(space: Space, name: DistanceName): ScorePair {
  const between = distance(name, space);
  const profiles = new Map<CorpusPerson, ReturnType<typeof vectorOf>>();
  return ({ person, text }) => {
    const profile =
      profiles.get(person) ??
      profilesIn(
        space,
        person.train.slice(0, known).map((one) => ({ author: person.author, text: one })),
        { distance: name },
      ).profiles[0]?.vector;
    if (profile === undefined) return 0;
    profiles.set(person, profile);
    return -(between(vectorOf(space, text), profile) ?? 1);
  };
}

/** Joined groups of five first-half texts of calibration people, like the known side; never of one of the pair. */
function imposterScore(space: Space, people: readonly CorpusPerson[], seed: number): ScorePair {
  const random = createRandom(seed);
  const joined = (texts: readonly Tokens[]): Float64Array =>
    vectorOf(space, texts.map(({ original }) => original).join('\n\n')).values;
  const imposters = people.flatMap((person) =>
    Array.from({ length: Math.floor(person.train.length / known) }, (_, group) => ({
      person: person.author,
      vector: joined(person.train.slice(group * known, (group + 1) * known)),
    })),
  );
  const own = new Map<CorpusPerson, Float64Array>();
  return ({ person, writer, text }) => {
    const profile = own.get(person) ?? joined(person.train.slice(0, known));
    own.set(person, profile);
    const result = generalImposters({
      query: vectorOf(space, text).values,
      known: [profile],
      imposters: imposters.filter(({ person: one }) => one !== person.author && one !== writer.author),
      distance: minMax,
      seed: random.integer(2 ** 31),
      form: 'joined',
    });
    return result.kind === 'scored' ? result.score : 0.5;
  };
}
