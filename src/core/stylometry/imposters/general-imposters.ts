import { createRandom } from '../../numerics/seeded-random.ts';
import type { Measure } from '../distance/measures.ts';
import { drawRounds, type ImposterForm } from './draw-rounds.ts';
import { type EarlyStop, playRounds } from './imposter-rounds.ts';

export interface Imposter {
  /** Whose the vector is: somebody else than the known person and the query's writer. */
  readonly person: string;
  readonly vector: Float64Array;
}

export interface GeneralImpostersInput {
  /** The text in question. Vectors are over the same features in rank order, as the distance wants them (relative frequencies for Min-Max). */
  readonly query: Float64Array;
  /** Single texts of the known person, or their one joined profile. */
  readonly known: readonly Float64Array[];
  /** Other people's vectors, of the same register, form and length. */
  readonly imposters: readonly Imposter[];
  readonly distance: Measure;
  readonly seed: number;
  /** Default 100. */
  readonly rounds?: number;
  /** Default `texts`. */
  readonly form?: ImposterForm;
  readonly textsPerPerson?: number;
  /** What imposters are needed to say anything. Default 10 vectors from 5 people. */
  readonly minimum?: { readonly texts: number; readonly people: number };
  /** Off by default: all rounds are played. */
  readonly stop?: EarlyStop;
}

export type GeneralImpostersResult =
  | { readonly kind: 'scored'; readonly score: number; readonly rounds: number; readonly seed: number }
  | {
      readonly kind: 'unknown';
      readonly reason: 'too-few-imposters' | 'nothing-known';
      readonly texts: number;
      readonly people: number;
      readonly seed: number;
    };

/**
 * General Imposters (Koppel & Winter 2014; Kestemont et al. 2016): the share of rounds, each over half of the features and half of the imposters,
 * in which the known person is nearer to the query than every drawn imposter. Both sides have the same form and number of texts: a long profile
 * against single texts, or many texts against few, decides the outcome by itself.
 */
export function generalImposters(input: GeneralImpostersInput): GeneralImpostersResult {
  const { query, known, imposters, seed, rounds = 100, form = 'texts', minimum = { texts: 10, people: 5 } } = input;
  const people = imposters.map(({ person }) => person);
  const different = new Set(people).size;
  if (known.length === 0)
    return { kind: 'unknown', reason: 'nothing-known', texts: imposters.length, people: different, seed };
  if (imposters.length < minimum.texts || different < minimum.people)
    return { kind: 'unknown', reason: 'too-few-imposters', texts: imposters.length, people: different, seed };
  const draws = drawRounds({
    features: query.length,
    known: known.length,
    people,
    form,
    rounds,
    random: createRandom(seed),
    ...(input.textsPerPerson === undefined ? {} : { textsPerPerson: input.textsPerPerson }),
  });
  const vectors = imposters.map(({ vector }) => vector);
  const played = playRounds({ query, known, imposters: vectors, distance: input.distance }, draws, input.stop);
  return { kind: 'scored', ...played, seed };
}
