import type { Figure } from '../../contracts/evaluation-report.ts';
import { intervalOf } from '../figures.ts';
import { ratioFigure } from '../ratio-figure.ts';
import type { CellScores } from './score-cell.ts';

export interface CellFigures {
  /** Planted traits with five changed places that are accepted in the right direction. */
  readonly recall: Figure;
  /** Of those that set the author apart at all by the large-sample test. */
  readonly recallOfDistinctive: Figure;
  /** Accepted hypotheses that are planted, or true of all the author's texts against everybody's. */
  readonly precision: Figure;
  /** Accepted hypotheses that are planted. */
  readonly precisionOfPlanted: Figure;
  readonly f1: number | null;
  /** Accepted an author. */
  readonly accepted: Figure;
  readonly acceptedOfNull: Figure;
  readonly acceptedOfTwin: Figure;
  /** Accepted on a planted feature in the wrong direction, and not true either. */
  readonly directionErrors: number;
  /** HypoBench: share of traits that something was said of; how near it is (1 the same feature and direction, 0.5 one near it); their product. */
  readonly discovery: Figure;
  readonly relation: number | null;
  readonly discoveryAndRelation: number | null;
}

export function cellFigures({ scores, nulls }: CellScores, seed: number): CellFigures {
  const planted = scores.map(({ traits }) => traits.filter(({ countable }) => countable));
  const share = <One>(lists: readonly (readonly One[])[], is: (one: One) => boolean): Figure =>
    ratioFigure(lists.map((list) => ({ hits: list.filter(is).length, of: list.length })));
  const accepted = scores.map((score) => score.accepted);
  const recall = share(planted, ({ relation }) => relation === 1);
  const precision = share(accepted, ({ matches, holds }) => matches || holds);
  const discovery = share(planted, ({ relation }) => relation > 0);
  const named = planted.flat().filter(({ relation }) => relation > 0);
  const relation = named.length === 0 ? null : named.reduce((sum, one) => sum + one.relation, 0) / named.length;
  return {
    recall,
    recallOfDistinctive: share(
      planted.map((traits) => traits.filter(({ distinctive }) => distinctive)),
      (one) => one.relation === 1,
    ),
    precision,
    precisionOfPlanted: share(accepted, ({ matches }) => matches),
    f1: harmonic(recall.mean, precision.mean),
    accepted: meanOf(
      accepted.map(({ length }) => length),
      seed,
    ),
    acceptedOfNull: meanOf(nulls, seed),
    acceptedOfTwin: meanOf(
      scores.map(({ twin }) => twin),
      seed,
    ),
    directionErrors: accepted.flat().filter(({ reversed, holds }) => reversed && !holds).length,
    discovery,
    relation,
    discoveryAndRelation: relation === null || discovery.mean === null ? null : discovery.mean * relation,
  };
}

function meanOf(values: readonly number[], seed: number): Figure {
  return { ...intervalOf(values, seed), texts: values.length, unscored: 0 };
}

function harmonic(a: number | null, b: number | null): number | null {
  return a === null || b === null || a + b === 0 ? null : (2 * a * b) / (a + b);
}
