import type { Table } from '../../contracts/evaluation-report.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import { clusterBootstrap } from '../../core/statistics/index.ts';
import { panMeasures } from '../../core/stylometry/measures/pan-measures.ts';
import type { ScoredText } from '../scored-text.ts';

/**
 * evaluation.md M2: c@1 of the verifier on each arm (Peñas and Rodrigo 2011: a text left undecided counts as right as often as those that are decided), with
 * content words shown and hidden. Written texts count as right where they are decided to be the person's.
 */
export function verificationTable(rows: readonly ScoredText[], seed: number): Table {
  const of = (own: readonly ScoredText[], measure: string) => {
    const undecided = own.filter((row) => typeof row.values[measure] !== 'number').length;
    const { value, interval } = clusterBootstrap(own, {
      ...{ seed, clusterOf: ({ person }) => person },
      statistic: (drawn) => cAt1(drawn, measure),
    });
    return undecided === own.length
      ? [null, null, null, 1]
      : [value, interval?.low ?? null, interval?.high ?? null, undecided / own.length];
  };
  return {
    name: 'Decisions of the verifier',
    columns: [
      ...['arm', 'c@1', 'low', 'high', 'not decided'],
      ...['c@1 masked', 'low masked', 'high masked', 'not decided masked', 'people', 'texts'],
    ],
    rows: [...groupBy(rows, ({ method }) => method)].map(([arm, own]) => [
      ...[arm, ...of(own, 'decided-same'), ...of(own, 'decided-same-masked')],
      ...[groupBy(own, ({ person }) => person).size, own.length],
    ]),
    note: 'c@1 over all texts of an arm: right decisions, and of what was not decided as large a share. Right is "the person\'s" for every arm but other-author, so of a method it says how far the verifier takes its texts for the person\'s. Intervals from redrawing people.',
  };
}

function cAt1(rows: readonly ScoredText[], measure: string): number | null {
  const outcome = panMeasures(
    rows.map(({ method }, at) => ({ id: String(at), same: method !== 'other-author' })),
    rows.map(({ values }, at) => ({ id: String(at), p: values[measure] ?? 0.5 })),
  );
  return outcome.kind === 'measured' ? outcome.measures.cAt1 : null;
}
