import { createRandom } from '../../numerics/seeded-random.ts';
import { characterGrams } from '../counting/feature-set.ts';
import { comparisonOf, type DistanceName } from '../distance/comparison.ts';
import { generalImposters } from '../imposters/general-imposters.ts';
import { fitSpace } from '../space/fit-space.ts';
import { vectorOf } from '../space/vector-of.ts';
import type { Tokens } from '../tokenize.ts';
import { matchCrowd } from './match-crowd.ts';
import { isCrowd, type PairScorer } from './pair-scorer.ts';
import { countedWords } from './text-levels.ts';

/** Relative frequencies of one text. */
interface Frequencies {
  readonly words: number;
  readonly vector: Float64Array;
}

export interface ImpostersScorerOptions {
  /** Default 100. */
  readonly rounds?: number;
  /** Default Min-Max. */
  readonly distance?: DistanceName;
}

/** General Imposters with the default features: relative frequencies of the 3,000 most frequent character 4-grams, joined profiles of equal length on both sides. */
export function fitImpostersScorer(
  people: readonly { readonly author: string; readonly texts: readonly Tokens[] }[],
  { rounds = 100, distance = 'min-max' }: ImpostersScorerOptions = {},
): PairScorer<Frequencies> {
  const texts = people.flatMap(({ author, texts: own }) => own.map((text) => ({ author, text })));
  const space = fitSpace(texts, { set: characterGrams({ sizes: [4] }), top: 3000 });
  const { view, measure } = comparisonOf(distance, space);
  const read = (text: Tokens): Frequencies => ({ words: countedWords(text), vector: vectorOf(space, text).values });
  const crowd = people.map(({ author, texts: own }) => ({ author, texts: own.map(read) }));
  return {
    method: 'imposters',
    names: ['general imposters'],
    featureSetHash: space.featureSetHash,
    spaceHash: space.spaceHash,
    read,
    compare: ({ known, queries, except, seed }) => {
      if (!isCrowd(crowd, except) || known.length === 0) return null;
      const words = known.reduce((sum, text) => sum + text.words, 0);
      const imposters = matchCrowd(crowd, { words, except }).map(({ author, texts: run }) => ({
        person: author,
        vector: view.of(joined(run)),
      }));
      const own = view.of(joined(known));
      const random = createRandom(seed);
      const scores: (readonly number[])[] = [];
      for (const query of queries) {
        const result = generalImposters({
          query: view.of(query.vector),
          known: [own],
          imposters,
          distance: measure,
          seed: random.integer(2 ** 31),
          rounds,
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
