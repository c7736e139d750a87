import type { Table } from '../../contracts/evaluation-report.ts';
import type { PointResults } from './run-points.ts';
import { meanOf, toldByPerson } from './told-by-person.ts';

export interface ToldTableOptions {
  /** Those that tell no hypotheses of a profile get no rows. */
  readonly methods: readonly string[];
  /** Heads the column of points: `samples`. */
  readonly x: string;
  readonly at: readonly { readonly label: string; readonly shown: string | number }[];
}

/** How many hypotheses there were to tell at each point: where there are none, a curve of hypotheses is one of zero-shot. */
export function toldTable(points: readonly PointResults[], { methods, x, at }: ToldTableOptions): Table {
  return {
    name: 'Hypotheses told',
    columns: ['method', x, 'mean told', 'people', 'people told none'],
    rows: methods.filter(tellsHypotheses).flatMap((method) =>
      at.map(({ label, shown }) => {
        const results = points.filter((point) => point.label === label).flatMap((point) => point.results);
        const told = [...toldByPerson(results, method).values()];
        return [method, shown, meanOf(told), told.length, told.filter((one) => one === 0).length];
      }),
    ),
    note: 'Means by person, over all rounds. Deliveries of samples alone tell none.',
  };
}

function tellsHypotheses(method: string): boolean {
  return method.startsWith('hyperalign');
}
