import type { ExperimentOutcome, ExperimentSetting } from '../experiment.ts';
import type { CellResult } from '../run-cells.ts';
import type { Written } from './written.ts';

/** People who must be done before anything is said of them. */
const fewest = 5;

type ReportOn = (written: Written, done: ReadonlySet<string>) => Promise<ExperimentOutcome>;

export interface Interim {
  readonly onPerson: (results: readonly CellResult[], done: ReadonlySet<string>) => void;
  /** Waits for what is being told. Throws what telling threw. */
  end(): Promise<void>;
}

/**
 * Reports on the people that are done when they are 5, 10, 20 and so on: however long a run, all interim reports together measure no more texts than the
 * last one. Texts are written meanwhile.
 */
export function openInterim(tell: ExperimentSetting['onInterim'], people: number, reportOn: ReportOn): Interim {
  let next = fewest;
  let telling: Promise<void> = Promise.resolve();
  return {
    onPerson: (results, done) => {
      if (tell === null || done.size < next || done.size === people) return;
      next *= 2;
      const whom = new Set(done);
      const own = results.filter(({ cell }) => whom.has(cell.task.person));
      const methods = [...new Set(own.map(({ cell }) => cell.method))];
      telling = telling.then(async () => tell(await reportOn({ results: own, left: 0, methods }, whom)));
      // What it throws is thrown at the end; the texts that are being written are not lost by it.
      telling.catch(() => undefined);
    },
    end: () => telling,
  };
}
