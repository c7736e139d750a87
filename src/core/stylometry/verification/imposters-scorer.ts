import { createRandom } from '../../numerics/seeded-random.ts';
import { characterGrams } from '../counting/feature-set.ts';
import { minMax } from '../distance/measures.ts';
import { generalImposters } from '../imposters/general-imposters.ts';
import { packPalette, unpackPalette } from '../saving/packed-palette.ts';
import { packSpace, unpackSpace } from '../saving/save-space.ts';
import { fitSpace } from '../space/fit-space.ts';
import type { Space } from '../space/space.ts';
import { vectorOf } from '../space/vector-of.ts';
import type { Tokens } from '../tokenize.ts';
import { matchCrowd } from './match-crowd.ts';
import { type CrowdMember, isCrowd, type PackedScorer, type PairScorer } from './pair-scorer.ts';
import { countedWords } from './text-levels.ts';

/** Relative frequencies of one text. */
export interface Frequencies {
  readonly words: number;
  readonly vector: Float64Array;
}

/** General Imposters with the default features: relative frequencies of the 3,000 most frequent character 4-grams, joined profiles of equal length on both sides. */
export function fitImpostersScorer(
  people: readonly { readonly author: string; readonly texts: readonly Tokens[] }[],
): PairScorer<Frequencies> {
  const texts = people.flatMap(({ author, texts: own }) => own.map((text) => ({ author, text })));
  const space = fitSpace(texts, { set: characterGrams({ sizes: [4] }), top: 3000 });
  const read = readerIn(space);
  return impostersScorer(
    space,
    people.map(({ author, texts: own }) => ({ author, texts: own.map(read) })),
  );
}

/** What `pack` of such a scorer gave, opened. Null where it holds no space. */
export function openImpostersScorer({ spaces: [space], crowd }: PackedScorer): PairScorer<Frequencies> | null {
  if (space === undefined) return null;
  return impostersScorer(
    unpackSpace(space),
    crowd.map(({ author, texts }) => ({
      author,
      texts: texts.map(({ words, vectors: [vector] }) => ({
        words,
        vector: vector === undefined ? new Float64Array() : unpackPalette(vector),
      })),
    })),
  );
}

function readerIn(space: Space): (text: Tokens) => Frequencies {
  return (text) => ({ words: countedWords(text), vector: vectorOf(space, text).values });
}

function impostersScorer(space: Space, crowd: readonly CrowdMember<Frequencies>[]): PairScorer<Frequencies> {
  return {
    method: 'imposters',
    names: ['general imposters'],
    featureSetHash: space.featureSetHash,
    spaceHash: space.spaceHash,
    read: readerIn(space),
    pack: () => ({
      method: 'imposters',
      spaces: [packSpace(space)],
      crowd: crowd.map(({ author, texts }) => ({
        author,
        texts: texts.map(({ words, vector }) => ({ words, vectors: [packPalette(vector)] })),
      })),
    }),
    compare: ({ known, queries, except, seed }) => {
      if (!isCrowd(crowd, except) || known.length === 0) return null;
      const words = known.reduce((sum, text) => sum + text.words, 0);
      const imposters = matchCrowd(crowd, { words, except }).map(({ author, texts: run }) => ({
        person: author,
        vector: joined(run),
      }));
      const own = joined(known);
      const random = createRandom(seed);
      const scores: (readonly number[])[] = [];
      for (const query of queries) {
        const result = generalImposters({
          query: query.vector,
          known: [own],
          imposters,
          distance: minMax,
          seed: random.integer(2 ** 31),
          form: 'joined',
          // Joining leaves fewer, longer texts; the crowd's own size was looked at above.
          minimum: { texts: 2, people: 2 },
        });
        if (result.kind === 'unknown') return null;
        scores.push([result.score]);
      }
      return scores;
    },
  };
}

/** Frequencies of the texts joined: the mean weighted by their lengths. */
function joined(texts: readonly Frequencies[]): Float64Array {
  const width = texts[0]?.vector.length ?? 0;
  const sum = new Float64Array(width);
  const words = texts.reduce((total, text) => total + text.words, 0);
  for (const text of texts) {
    const weight = words > 0 ? text.words / words : 1 / texts.length;
    for (let at = 0; at < width; at += 1) sum[at] = (sum[at] ?? 0) + weight * (text.vector[at] ?? 0);
  }
  return sum;
}
