import type { HyperalignError } from '../errors.ts';
import { runParallel } from './run-parallel.ts';
import type { SpendingMeter } from './spending-meter.ts';

/** What came of one answer to be made. */
export interface UnitResult {
  /** Unique in the run. */
  readonly id: string;
  /** Why nothing came of it, where nothing did. */
  readonly error?: HyperalignError;
}

export interface RunUnitsOptions<Unit, Result> {
  readonly units: readonly Unit[];
  /** Throws `aborted`; every other failure is a result with its error. */
  readonly run: (unit: Unit) => Promise<readonly Result[]>;
  /** Units at once. */
  readonly parallel: number;
  readonly meter: SpendingMeter;
  readonly onResult: (done: number) => void;
  readonly signal?: AbortSignal;
}

/** So many failures from the start on, without one success, say that the model cannot be used at all. */
const hopeless = 3;

/** Runs every unit, results by id. A used-up budget ends the run between units. Throws `aborted`, and the model's own error when nothing works from the start. */
export async function runUnits<Unit, Result extends UnitResult>({
  units,
  run,
  parallel,
  meter,
  onResult,
  signal,
}: RunUnitsOptions<Unit, Result>): Promise<ReadonlyMap<string, Result>> {
  meter.countCells(units.length);
  const results = new Map<string, Result>();
  let failures = 0;
  const options = { parallel, isOver: () => meter.exhausted, ...(signal === undefined ? {} : { signal }) };
  await runParallel(units, options, async (unit) => {
    for (const result of await run(unit)) {
      const { id, error } = result;
      // Refused for want of budget: no result.
      if (error?.code === 'budget_exceeded') continue;
      if (error !== undefined) failures += 1;
      if (failures >= hopeless && [...results.values()].every((one) => one.error !== undefined)) throw error;
      results.set(id, result);
      onResult(results.size);
    }
  });
  return results;
}
