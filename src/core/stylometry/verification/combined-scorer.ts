import { createRandom } from '../../numerics/seeded-random.ts';
import { packPalette, unpackPalette } from '../saving/packed-palette.ts';
import { packSpace, unpackSpace } from '../saving/save-space.ts';
import type { Tokens } from '../tokenize.ts';
import { matchCrowd } from './match-crowd.ts';
import { type CrowdMember, isCrowd, mostProfiles, type PackedScorer, type PairScorer } from './pair-scorer.ts';
import { measurePeople } from './people-moments.ts';
import { type StandardProfile, similarities, standardProfile } from './standard-profile.ts';
import { fitLevelReader, type LevelReader, levelFamilies, levelReader, type TextLevels } from './text-levels.ts';

/**
 * Cosine Delta in three families of features, each read against imposters: how many standard deviations the known person is nearer to the query
 * than other people's texts joined to the same length are. What a query shares with everybody of its register falls out.
 */
export function fitCombinedScorer(
  people: readonly { readonly author: string; readonly texts: readonly Tokens[] }[],
): PairScorer<TextLevels> {
  const reader = fitLevelReader(people.flatMap(({ texts }) => texts));
  return combinedScorer(
    reader,
    people.map(({ author, texts }) => ({ author, texts: texts.map(reader.read) })),
  );
}

/** What `pack` of such a scorer gave, opened. */
export function openCombinedScorer({ spaces, crowd }: PackedScorer): PairScorer<TextLevels> {
  return combinedScorer(
    levelReader(spaces.map(unpackSpace)),
    crowd.map(({ author, texts }) => ({
      author,
      texts: texts.map(({ words, vectors }) => ({ words, families: vectors.map(unpackPalette) })),
    })),
  );
}

function combinedScorer(reader: LevelReader, crowd: readonly CrowdMember<TextLevels>[]): PairScorer<TextLevels> {
  const moments = measurePeople(crowd);
  return {
    method: 'combined',
    names: levelFamilies,
    featureSetHash: reader.featureSetHash,
    spaceHash: reader.spaceHash,
    read: reader.read,
    pack: () => ({
      method: 'combined',
      spaces: reader.spaces.map(packSpace),
      crowd: crowd.map(({ author, texts }) => ({
        author,
        texts: texts.map(({ words, families }) => ({ words, vectors: families.map(packPalette) })),
      })),
    }),
    compare: ({ known, queries, except, seed }) => {
      if (!isCrowd(crowd, except) || known.length === 0) return null;
      const against = moments.without(except);
      const words = known.reduce((sum, text) => sum + text.words, 0);
      const runs = createRandom(seed).choose(matchCrowd(crowd, { words, except }), mostProfiles);
      if (runs.length < 2) return null;
      const profiles = runs.map(({ texts }) => standardProfile(texts, against));
      const own = standardProfile(known, against);
      return queries.map((query) => readAgainst(standardProfile([query], against), own, profiles));
    },
  };
}

function readAgainst(
  query: StandardProfile,
  own: StandardProfile,
  imposters: readonly StandardProfile[],
): readonly number[] {
  const others = imposters.map((imposter) => similarities(query, imposter));
  return similarities(query, own).map((value, family) => {
    const values = others.map((one) => one[family] ?? 0);
    const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
    const variance = values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1);
    return variance > 0 ? (value - mean) / Math.sqrt(variance) : 0;
  });
}
