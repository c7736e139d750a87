import type { EvaluationProgress } from '../../evaluation/experiment.ts';

/** Steps done before a guess of the time left is worth showing. */
const enough = 3;

/** The last steps tell the pace: models differ, and prompts grow. */
const mostSteps = 20;

/**
 * One line again and again: step, how far, and the time left at the pace of the last steps. Those whose replies were kept do not count: what is left has
 * to be asked.
 */
export function progressLine(
  show: (line: string) => void,
  elapsed: () => number,
): (progress: EvaluationProgress) => void {
  let last: (EvaluationProgress & { readonly at: number }) | null = null;
  let took: number[] = [];
  return (progress) => {
    const at = elapsed();
    if (last?.step !== progress.step) took = [];
    else if (!isKept(last, progress)) took = [...took, ...paceOf(last, progress, at - last.at)].slice(-mostSteps);
    last = { ...progress, at };
    const { step, done, total } = progress;
    const mean = took.reduce((sum, one) => sum + one, 0) / took.length;
    const left = took.length < enough || done >= total ? '' : `, about ${duration(mean * (total - done))} left`;
    show(`${step} ${done} of ${total}${left}`);
  };
}

/** Nothing was asked between the two, and something was found. */
function isKept(before: EvaluationProgress, { calls, kept }: EvaluationProgress): boolean {
  return calls === before.calls && kept > before.kept;
}

/** The time of each step between two lines, where several were done. */
function paceOf(before: EvaluationProgress, { done }: EvaluationProgress, time: number): readonly number[] {
  const steps = Math.max(0, done - before.done);
  return Array.from({ length: Math.min(steps, mostSteps) }, () => time / steps);
}

function duration(milliseconds: number): string {
  const minutes = milliseconds / 60_000;
  if (minutes < 1.5) return `${Math.max(1, Math.round(milliseconds / 1000))} s`;
  return minutes < 90 ? `${Math.round(minutes)} min` : `${(minutes / 60).toFixed(1)} h`;
}
