import type { Curve, Figure, Table } from '../../contracts/evaluation-report.ts';
import type { BasePeople } from './base-people.ts';
import { type CellFigures, cellFigures } from './cell-figures.ts';
import type { PassedOver } from './choose-plants.ts';
import { atLevel } from './plants-at-level.ts';
import { type CellScores, type ScoreCellOptions, scoreCell } from './score-cell.ts';
import { allTraits } from './trait-catalogues.ts';

/** At which levels of other people traits are planted: how hard they are to tell from what everybody does. */
export interface Ladder {
  /** Of an author. */
  readonly texts: number;
  /** Of people, ascending. */
  readonly percentiles: readonly number[];
}

export interface Rung extends CellScores {
  readonly percentile: number;
  readonly figures: CellFigures;
}

/** One rung of the ladder. Null where nobody has so many texts. */
export async function scoreRung(
  base: Pick<BasePeople, 'people' | 'register'>,
  { texts, percentile }: { readonly texts: number; readonly percentile: number },
  options: ScoreCellOptions,
): Promise<Rung | null> {
  const scores = await scoreCell(base, { catalogue: allTraits, texts, plant: atLevel(percentile) }, options);
  return scores === null ? null : { ...scores, percentile, figures: cellFigures(scores, options.seed) };
}

const reasons: readonly PassedOver[] = ['not done there', 'already there', 'no places', 'out of reach'];

/** Every rung with what was planted, what could not be, and what was found of it. */
export function ladderTable(rungs: readonly Rung[], texts: number): Table {
  return {
    name: `Ladder of background difficulty (${texts} texts, all traits)`,
    columns: [
      ...['percentile', 'authors', 'planted', ...reasons, 'percentile reached', 'countable'],
      ...['recall', 'recall low', 'recall high', 'precision', 'precision low', 'precision high'],
      ...['precision of planted alone', 'accepted', 'accepted an author', 'direction errors'],
      ...['accepted a null author', 'accepted an unplanted twin'],
    ],
    rows: rungs.map(({ percentile, scores, figures: of }) => {
      const planted = scores.flatMap(({ traits }) => traits);
      const passed = scores.flatMap(({ passedOver }) => passedOver);
      return [
        ...[percentile, scores.length, planted.length],
        ...reasons.map((reason) => passed.filter((one) => one === reason).length),
        ...[meanOf(planted.flatMap((one) => one.percentile ?? [])), of.recall.texts],
        ...[of.recall.mean, of.recall.low, of.recall.high, of.precision.mean, of.precision.low, of.precision.high],
        ...[of.precisionOfPlanted.mean, of.precision.texts, of.accepted.mean, of.directionErrors],
        ...[of.acceptedOfNull.mean, of.acceptedOfTwin.mean],
      ];
    }),
    note: `Each trait is planted in the smallest share of its places that brings the person's texts to this percentile of the other people, in the trait's first feature; ${allTraits.perAuthor} of ${allTraits.traits.length} traits an author, and where one cannot be planted so, the next. Passed over: people at that percentile do not do it at all; the person is there already; the texts have no place for it; every place is not enough. Percentile reached: with everything planted. Recall: of traits with five changed places or more. Precision as in the cells.`,
  };
}

/** Recall and precision by the level: never one without the other (E3). */
export function ladderCurves(rungs: readonly Rung[], texts: number): readonly Curve[] {
  const curve = (what: string, figureOf: (figures: CellFigures) => Figure): Curve => ({
    name: `${what} by level of other people`,
    ...{ x: 'percentile of people', y: what.toLowerCase() },
    lines: [
      {
        name: `${texts} texts`,
        points: rungs.map(({ percentile, figures }) => ({ ...figureOf(figures), x: percentile })),
      },
    ],
  });
  return [curve('Recall', ({ recall }) => recall), curve('Precision', ({ precision }) => precision)];
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
