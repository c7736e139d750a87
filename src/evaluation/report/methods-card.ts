import type { EvaluationReport, MethodReport } from '../../contracts/evaluation-report.ts';
import { methodOfArm } from '../arm-names.ts';
import { orderedMethods } from './report-words.ts';

export interface MethodCard {
  readonly name: string;
  readonly kind: MethodReport['kind'];
  /** Null for real texts. */
  readonly version: number | null;
  readonly summary: string;
}

/** What every arm of the run is. A placebo, and an arm at a point of a curve, has the version of its method. */
export function methodCards({ methods, run }: Pick<EvaluationReport, 'methods' | 'run'>): readonly MethodCard[] {
  return orderedMethods({ methods }).flatMap((name) => {
    const method = methods[name];
    if (method === undefined) return [];
    const version = run.methods[methodOfArm(name)] ?? null;
    return [
      { name, kind: method.kind, version: method.kind === 'reference' ? null : version, summary: method.summary },
    ];
  });
}
