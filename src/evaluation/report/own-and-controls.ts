import type { Contrast, EvaluationReport } from '../../contracts/evaluation-report.ts';
import { orderedMethods } from './report-words.ts';

export interface OwnAndControls {
  readonly columns: readonly string[];
  /** Every method that was also run with another person's material; null where a control was not run. */
  readonly rows: readonly { readonly method: string; readonly cells: readonly (Contrast | null)[] }[];
}

/** By what content words cannot win. */
const measure = 'similarity-masked';

export const ownAndControlsNote =
  'Share of tasks in which the first text is nearer to the person’s own held-out texts, content words hidden; ties count half, .5 is no difference. A profile that only brings the register wins nothing over another person’s, and the real text wins half against texts that cannot be told from it.';

/** What a reader asks first of a method that writes as a person: does it win over another person's profile, over none, and how far is the real text ahead. */
export function ownAndControls({
  methods,
  contrasts,
}: Pick<EvaluationReport, 'methods' | 'contrasts'>): OwnAndControls | null {
  const wins = (a: string, b: string): Contrast | null =>
    contrasts.find((one) => one.kind === 'win-rate' && one.measure === measure && one.a === a && one.b === b) ?? null;
  const personal = orderedMethods({ methods }).filter((name) => methods[`${name}:placebo`] !== undefined);
  const columns = [
    { column: 'own over another’s', of: (name: string) => wins(name, `${name}:placebo`) },
    { column: 'own over zero-shot', of: (name: string) => wins(name, 'zero-shot') },
    { column: 'own over raw samples', of: (name: string) => wins(name, 'raw-samples') },
    { column: 'real text over own', of: (name: string) => wins('real-text', name) },
  ].filter(({ of }) => personal.some((name) => of(name) !== null));
  if (columns.length === 0) return null;
  return {
    columns: columns.map(({ column }) => column),
    rows: personal.map((method) => ({ method, cells: columns.map(({ of }) => of(method)) })),
  };
}
