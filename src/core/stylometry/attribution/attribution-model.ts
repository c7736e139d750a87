import { hashText } from '../../numerics/hash-text.ts';
import { comparisonOf, type DistanceName } from '../distance/comparison.ts';
import { generalImposters } from '../imposters/general-imposters.ts';
import type { ProfileSet } from '../profiles/profile-set.ts';
import { rankAuthors } from '../profiles/rank-authors.ts';
import { compareCodePoints } from '../space/compare-code-points.ts';
import type { Space } from '../space/space.ts';
import { vectorOf } from '../space/vector-of.ts';
import type { AttributedAuthor } from './attribution.ts';
import { type Attributor, scoreCounted } from './attributor.ts';
import { readText } from './read-text.ts';
import { countFamilies } from './run-space.ts';

/** What a method of attribution learned; plain data without any text. */
export type AttributionModel =
  | { readonly kind: 'linear'; readonly attributors: readonly Attributor[] }
  | { readonly kind: 'nearest'; readonly profiles: ProfileSet }
  | { readonly kind: 'mean-rank'; readonly parts: readonly AttributionModel[] }
  | ImpostersModel;

export interface ImpostersModel {
  readonly kind: 'imposters';
  readonly space: Space;
  /** Every known text, as the distance wants it before its own view. */
  readonly known: readonly { readonly author: string; readonly vector: Float64Array }[];
  readonly distance: DistanceName;
  readonly rounds: number;
  /** Null: as many as half of the people have. */
  readonly textsPerPerson: number | null;
  readonly seed: number;
}

export type ScoreAuthors = (text: string) => readonly AttributedAuthor[];

/** Opens a model once for many texts. */
export function scorerOf(model: AttributionModel): ScoreAuthors {
  switch (model.kind) {
    case 'linear':
      return byMargins(model.attributors);
    case 'nearest':
      return byDistance(model.profiles);
    case 'mean-rank':
      return byMeanRank(model.parts.map(scorerOf));
    case 'imposters':
      return byImposters(model);
    default:
      return model satisfies never;
  }
}

/** The mean margin over training sets of even size. */
function byMargins(attributors: readonly Attributor[]): ScoreAuthors {
  const set = attributors[0]?.space.set ?? 'combined';
  return (text) => {
    const counts = countFamilies(readText(text), set);
    const sums = new Map<string, number>();
    for (const attributor of attributors)
      for (const { author, score } of scoreCounted(attributor, counts))
        sums.set(author, (sums.get(author) ?? 0) + score);
    return [...sums].map(([author, sum]) => ({ author, score: sum / attributors.length, distance: null, p: null }));
  };
}

function byDistance(profiles: ProfileSet): ScoreAuthors {
  return (text) => {
    const found = rankAuthors(profiles, text);
    if (found.kind === 'too-short') return [];
    return found.ranking.map(({ author, distance }) => ({
      author,
      // An author of whom the formula says nothing comes last.
      score: distance === null ? Number.NEGATIVE_INFINITY : -distance,
      distance,
      p: null,
    }));
  };
}

/** Authors of equal score share their mean rank. */
function byMeanRank(parts: readonly ScoreAuthors[]): ScoreAuthors {
  return (text) => {
    const sums = new Map<string, number>();
    for (const score of parts) {
      const ranking = score(text);
      for (const { author, score: own } of ranking) {
        const above = ranking.filter((other) => other.score > own).length;
        const level = ranking.filter((other) => other.score === own).length;
        sums.set(author, (sums.get(author) ?? 0) + above + (level + 1) / 2);
      }
    }
    return [...sums].map(([author, sum]) => ({ author, score: -sum / parts.length, distance: null, p: null }));
  };
}

/** Every author as the known side against all the others as imposters, balanced draws. */
function byImposters({ space, known, distance, rounds, textsPerPerson, seed }: ImpostersModel): ScoreAuthors {
  const { view, measure } = comparisonOf(distance, space);
  const viewed = known.map(({ author, vector }) => ({ person: author, vector: view.of(vector) }));
  const authors = [...new Set(known.map(({ author }) => author))].toSorted(compareCodePoints);
  return (text) => {
    const query = view.of(vectorOf(space, text).values);
    return authors.map((author) => {
      const result = generalImposters({
        query,
        known: viewed.filter(({ person }) => person === author).map(({ vector }) => vector),
        imposters: viewed.filter(({ person }) => person !== author),
        distance: measure,
        // Its own draws for every author, whatever their order.
        seed: seed ^ hashText(author),
        rounds,
        minimum: { texts: 1, people: 1 },
        ...(textsPerPerson === null ? {} : { textsPerPerson }),
      });
      return { author, score: result.kind === 'scored' ? result.score : 0, distance: null, p: null };
    });
  };
}
