import type { EvaluationReport } from '../../contracts/evaluation-report.ts';
import { orderedMeasures } from './report-words.ts';

export interface MeasureGroup {
  /** Null where there is but one group. */
  readonly title: string | null;
  readonly measures: readonly string[];
}

/** As many columns as a page is wide. */
const mostColumns = 8;

/** Measures of a report in tables that a page holds: those without content words, the same with them, and the others in their order. */
export function measureGroups(
  report: Pick<EvaluationReport, 'methods' | 'measures' | 'contrasts'>,
): readonly MeasureGroup[] {
  const all = orderedMeasures(report);
  if (all.length <= mostColumns) return all.length === 0 ? [] : [{ title: null, measures: all }];
  const hidden = all.filter((name) => report.measures[name]?.masked === true);
  const seen = all.filter((name) => hidden.includes(`${name}-masked`));
  const others = all.filter((name) => !hidden.includes(name) && !seen.includes(name));
  const groups = [
    { title: 'Content words hidden', measures: hidden },
    { title: 'The same with content words', measures: seen },
    { title: hidden.length === 0 ? 'Measures' : 'Other measures', measures: others },
  ];
  return groups.flatMap(({ title, measures }) =>
    partsOf(measures).map((part, at) => ({ title: at === 0 ? title : `${title}, continued`, measures: part })),
  );
}

/** Parts of about one size, so that no table has a single column. */
function partsOf(measures: readonly string[]): readonly (readonly string[])[] {
  const parts = Math.ceil(measures.length / mostColumns);
  const size = Math.ceil(measures.length / parts);
  return Array.from({ length: parts }, (_, at) => measures.slice(at * size, (at + 1) * size));
}
