import type { Curve, Figure, Table } from '../../contracts/evaluation-report.ts';
import { type CellFigures, cellFigures } from './cell-figures.ts';
import { nullBar, precisionBar, recallBars } from './recall-bars.ts';
import type { CellScores } from './score-cell.ts';
import type { TraitCatalogue } from './trait-catalogues.ts';

export interface CellKey {
  readonly catalogue: TraitCatalogue;
  /** Of an author. */
  readonly texts: number;
  readonly dose: number;
}

export interface FiguredCell extends CellKey, CellScores {
  readonly figures: CellFigures;
}

export function withFigures(cell: CellKey & CellScores, seed: number): FiguredCell {
  return { ...cell, figures: cellFigures(cell, seed) };
}

/** Recall and precision by the number of texts, a line a dose: never one without the other (E3). */
export function plantedCurves(cells: readonly FiguredCell[], { name }: TraitCatalogue): readonly Curve[] {
  const own = cells.filter(({ catalogue }) => catalogue.name === name);
  const doses = [...new Set(own.map(({ dose }) => dose))];
  const curve = (what: string, figureOf: (figures: CellFigures) => Figure): Curve => ({
    name: `${what} by texts (${name} traits)`,
    ...{ x: 'texts', y: what.toLowerCase() },
    lines: doses.map((dose) => ({
      name: `dose ${dose}`,
      points: own
        .filter((cell) => cell.dose === dose)
        .map(({ texts, figures }) => ({ ...figureOf(figures), x: texts })),
    })),
  });
  return [curve('Recall', ({ recall }) => recall), curve('Precision', ({ precision }) => precision)];
}

/** Every cell with every figure. */
export function cellsTable(cells: readonly FiguredCell[], { name, perAuthor, traits }: TraitCatalogue): Table {
  return {
    name: `Cells (${name} traits)`,
    columns: [
      ...['texts', 'dose', 'authors', 'countable', 'recall', 'recall low', 'recall high', 'recall of distinctive'],
      ...['precision', 'precision low', 'precision of planted alone', 'F1', 'accepted an author', 'direction errors'],
      ...['FDR', 'RC', 'HDR', 'accepted a null author', 'accepted an unplanted twin'],
    ],
    rows: cells
      .filter(({ catalogue }) => catalogue.name === name)
      .map(({ texts, dose, scores, figures: of }) => [
        ...[texts, dose, scores.length, of.recall.texts, of.recall.mean, of.recall.low, of.recall.high],
        ...[of.recallOfDistinctive.mean, of.precision.mean, of.precision.low, of.precisionOfPlanted.mean, of.f1],
        ...[of.accepted.mean, of.directionErrors, of.discovery.mean, of.relation, of.discoveryAndRelation],
        ...[of.acceptedOfNull.mean, of.acceptedOfTwin.mean],
      ]),
    note: `${perAuthor} of ${traits.length} traits an author. Recall: of traits with five changed places or more in the texts that were learned from. Precision: planted, or true of all the person's texts (rank probability 0.65 or more against all other people). FDR: traits that something was said of; RC: 1 for the same feature and direction, 0.5 for one near it; HDR: their product (HypoBench).`,
  };
}

/** Trait by trait in one cell, with how often it could be planted. */
export function traitsTable({ scores, catalogue, texts, dose, figures }: FiguredCell): Table {
  return {
    name: `Traits (${texts} texts, dose ${dose})`,
    columns: ['trait', 'authors', 'countable', 'found', 'recall', 'opportunities an author', 'changed an author'],
    rows: catalogue.traits.map(({ id }) => {
      const own = scores.flatMap(({ traits }) => traits.filter((one) => one.id === id));
      const countable = own.filter((one) => one.countable);
      const found = countable.filter(({ relation }) => relation === 1).length;
      const mean = (of: (one: (typeof own)[number]) => number): number | null =>
        own.length === 0 ? null : own.reduce((sum, one) => sum + of(one), 0) / own.length;
      return [
        ...[id, own.length, countable.length, found, countable.length === 0 ? null : found / countable.length],
        ...[mean(({ opportunities }) => opportunities), mean(({ changed }) => changed)],
      ];
    }),
    note: `Precision of the whole cell: ${figures.precision.mean?.toFixed(2) ?? 'no data'}.`,
  };
}

/** What was to be reached, beside what was. */
export function barsTable(cells: readonly FiguredCell[], data: string): Table {
  const twelve = cells.filter(({ catalogue }) => catalogue.name === 'twelve');
  const row = (what: string, cell: FiguredCell, bar: number, value: number | null, reached: boolean | null) => [
    ...[what, cell.texts, cell.dose, bar, value, reached === null ? 'no data' : reached ? 'yes' : 'no'],
  ];
  const atLeast = (value: number | null, bar: number) => (value === null ? null : value >= bar);
  return {
    name: 'Bars set in advance (twelve traits)',
    columns: ['figure', 'texts', 'dose', 'bar', 'value', 'reached'],
    rows: twelve.flatMap((cell) => {
      const { recall, precision, acceptedOfNull } = cell.figures;
      const bar = recallBars.find((one) => one.data === data && one.texts === cell.texts && one.dose === cell.dose);
      const nulls = acceptedOfNull.mean;
      return [
        ...(bar === undefined ? [] : [row('recall', cell, bar.recall, recall.mean, atLeast(recall.mean, bar.recall))]),
        row('precision', cell, precisionBar, precision.mean, atLeast(precision.mean, precisionBar)),
        row('accepted a null author, at most', cell, nullBar, nulls, nulls === null ? null : nulls <= nullBar),
      ];
    }),
    note: 'Recall has a bar on news and blogs alone; precision and null authors in every cell.',
  };
}
