import type { EvaluationProgress } from '../../evaluation/experiment.ts';

/** Steps done before a guess of the time left is worth showing. */
const enough = 3;

/** One line again and again: step, how far, and the time left at the pace so far. */
export function progressLine(
  show: (line: string) => void,
  elapsed: () => number,
): (progress: EvaluationProgress) => void {
  let step = '';
  let began = 0;
  let from = 0;
  return (progress) => {
    if (progress.step !== step) {
      step = progress.step;
      began = elapsed();
      from = progress.done;
    }
    const done = progress.done - from;
    const left =
      done < enough ? '' : `, about ${duration(((elapsed() - began) / done) * (progress.total - progress.done))} left`;
    show(`${step} ${progress.done} of ${progress.total}${left}`);
  };
}

function duration(milliseconds: number): string {
  const minutes = milliseconds / 60_000;
  if (minutes < 1.5) return `${Math.max(1, Math.round(milliseconds / 1000))} s`;
  return minutes < 90 ? `${Math.round(minutes)} min` : `${(minutes / 60).toFixed(1)} h`;
}
