import { maskContentWords } from '../src/core/stylometry/mask-content-words.ts';
import {
  countFeatures,
  distance,
  type FeatureCounts,
  fitSpace,
  mostFrequentWords,
  profilesIn,
  type Tokens,
  tokenize,
  vectorOf,
} from '../src/stylometry.ts';
import type { CorpusPerson, MeasuredText } from './people-of-corpus.ts';

/** More alike is higher. */
export type NearnessTo = (known: readonly MeasuredText[], text: MeasuredText) => number;

/** What a text is about goes: each content word becomes its length. Hypotheses never count content words either. */
export const withoutTopic = ({ tokens }: MeasuredText): Tokens => tokenize(maskContentWords(tokens));

/** Cosine Delta over the 500 most frequent words (stylometry.md 9.2); the space is fitted to the first `count` texts of everybody. */
export function deltaOfKnown(
  people: readonly CorpusPerson[],
  count: number,
  tokensOf: (text: MeasuredText) => Tokens = ({ tokens }) => tokens,
): NearnessTo {
  const texts = people.flatMap(({ person, texts: own }) =>
    own.slice(0, count).map((text) => ({ author: person, text: tokensOf(text) })),
  );
  const space = fitSpace(texts, { set: mostFrequentWords(), top: 500 });
  const between = distance('cosine-delta', space);
  const counted = new Map<string, FeatureCounts>();
  const countOnce = (text: MeasuredText): FeatureCounts => {
    const counts = counted.get(text.id) ?? countFeatures(tokensOf(text), space.featureSet);
    counted.set(text.id, counts);
    return counts;
  };
  return (known, text) => {
    const [profile] = profilesIn(
      space,
      known.map((one) => ({ author: 'known', text: countOnce(one) })),
      { distance: 'cosine-delta' },
    ).profiles;
    return profile === undefined ? 0 : -(between(vectorOf(space, countOnce(text)), profile.vector) ?? 1);
  };
}
