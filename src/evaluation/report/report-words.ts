import type { EvaluationReport } from '../../contracts/evaluation-report.ts';

const unitWords = { person: ['person', 'people'], prompt: ['prompt', 'prompts'], text: ['text', 'texts'] } as const;

/** `1 person`, `12 people`. */
export function countedUnits(n: number, unit: EvaluationReport['unit']): string {
  return `${n} ${unitWords[unit][n === 1 ? 0 : 1]}`;
}

export function unitsName(unit: EvaluationReport['unit']): string {
  return unitWords[unit][1];
}

/** How many of so many comparisons a 5 % level tells apart where nothing differs. */
export function chanceFinds(comparisons: number): number {
  return Math.max(1, Math.round(comparisons / 20));
}

/** Methods with each placebo behind its method, references at the end. */
export function orderedMethods({ methods }: Pick<EvaluationReport, 'methods'>): readonly string[] {
  const names = Object.keys(methods);
  const rank = { method: 0, placebo: 0, reference: 1 } as const;
  const place = (name: string): number => {
    const base = names.indexOf(name.replace(/:placebo$/, ''));
    return base === -1 ? names.indexOf(name) : base;
  };
  const kindOf = (name: string): number => rank[methods[name]?.kind ?? 'method'];
  return names.toSorted((a, b) => kindOf(a) - kindOf(b) || place(a) - place(b) || names.indexOf(a) - names.indexOf(b));
}

/**
 * Measures that anything was measured by: those of the main contrasts first, then in the order the report explains them; those it does not explain come
 * last.
 */
export function orderedMeasures({
  methods,
  measures,
  contrasts,
}: Pick<EvaluationReport, 'methods' | 'measures' | 'contrasts'>): readonly string[] {
  const used = new Set(Object.values(methods).flatMap((method) => Object.keys(method.measures)));
  const main = contrasts.filter((contrast) => contrast.main).map(({ measure }) => measure);
  const wanted = [...main, ...Object.keys(measures)].filter((name) => used.has(name));
  return [...new Set([...wanted, ...used])];
}
