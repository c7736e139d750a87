import { isHyperalignError } from '../errors.ts';
import type { Method, MethodText, OpenMethod, PersonMaterial, PreparedMethod, WritingTask } from '../ports/method.ts';
import { runParallel } from './run-parallel.ts';
import type { SpendingMeter } from './spending-meter.ts';

/** One text to be written: which method, learned from whom, for which task. */
export interface Cell {
  readonly id: string;
  readonly method: Method;
  /** Whose material the method is given: another person's for a placebo. */
  readonly material: PersonMaterial;
  readonly kind: 'method' | 'placebo';
  readonly task: WritingTask;
  /** From 0; with more than one a task is written as often. */
  readonly draw: number;
  readonly seed: number;
}

export interface CellResult {
  readonly cell: Cell;
  /** `ok`, `empty`, or the code of the error. */
  readonly outcome: string;
  /** Null unless `ok`. */
  readonly written: MethodText | null;
  readonly statements: readonly string[];
}

export interface RunCellsOptions {
  readonly cells: readonly Cell[];
  /** The opened methods of this run. */
  readonly methods: ReadonlyMap<Method, OpenMethod>;
  /** Cells at once. */
  readonly parallel: number;
  readonly meter: SpendingMeter;
  readonly onResult?: (result: CellResult) => void;
  readonly signal?: AbortSignal;
}

export interface RanCells {
  readonly results: readonly CellResult[];
  /** Cells that the budget did not allow. */
  readonly left: number;
}

/** So many failures from the start on, without one text, say that the model cannot be used at all. */
const hopeless = 3;

/**
 * Writes every cell, those of one method and person after each other so that prompt states stay warm. A cell that fails is an outcome; a budget that is
 * used up ends the run between cells. Throws `aborted`, and the model's own error when nothing works from the start.
 */
export async function runCells({
  cells,
  methods,
  parallel,
  meter,
  onResult,
  signal,
}: RunCellsOptions): Promise<RanCells> {
  meter.countCells(cells.length);
  const results = new Map<string, CellResult>();
  const failures: unknown[] = [];
  const options = { parallel, isOver: () => meter.exhausted, ...(signal === undefined ? {} : { signal }) };
  const prepare = openPreparing(methods);
  let ended = false;
  const ahead = prepareAhead(cells, { ...options, isOver: () => ended || meter.exhausted }, prepare);
  const writing = runParallel(cells, options, async (cell) => {
    const { error, ...result } = await runCell(cell, prepare, signal);
    // What was made while calls were refused is no result.
    if (meter.exhausted) return;
    if (error !== undefined) failures.push(error);
    if (failures.length >= hopeless && [...results.values()].every(({ written }) => written === null)) throw error;
    results.set(cell.id, result);
    onResult?.(result);
  });
  await writing.finally(() => {
    ended = true;
    return ahead;
  });
  const done = cells.flatMap(({ id }) => results.get(id) ?? []);
  return { results: done, left: cells.length - done.length };
}

type Prepare = (cell: Pick<Cell, 'method' | 'material'>) => Promise<PreparedMethod>;

/** Prepares each method once for each person. */
function openPreparing(methods: ReadonlyMap<Method, OpenMethod>): Prepare {
  const prepared = new Map<string, Promise<PreparedMethod>>();
  const begin = async ({ method, material }: Parameters<Prepare>[0]) => {
    const opened = methods.get(method);
    if (opened === undefined) throw new Error(`The method ${method.name} was not opened.`);
    return opened.prepare(material);
  };
  return (cell) => {
    const key = `${cell.method.name}\u0000${cell.material.person}`;
    const preparing = prepared.get(key) ?? begin(cell);
    prepared.set(key, preparing);
    return preparing;
  };
}

/**
 * A learning is one call after the other, and all texts of a person wait for it: the next people are learned while earlier texts are written, so that
 * the model always has as many calls as it takes at once. One method after the other, as methods may share what is learned. What fails here fails again
 * where a cell needs it.
 */
async function prepareAhead(
  cells: readonly Cell[],
  options: Parameters<typeof runParallel>[1],
  prepare: Prepare,
): Promise<void> {
  const byMethod = [...Map.groupBy(cells, ({ method }) => method).values()];
  const firsts = byMethod.flatMap((ofMethod) => [
    ...new Map(ofMethod.map((cell) => [cell.material.person, cell])).values(),
  ]);
  await runParallel(firsts, options, (cell) =>
    prepare(cell).then(
      () => undefined,
      () => undefined,
    ),
  ).catch(() => undefined);
}

async function runCell(
  cell: Cell,
  prepare: Prepare,
  signal: AbortSignal | undefined,
): Promise<CellResult & { readonly error?: unknown }> {
  const { task, seed } = cell;
  try {
    const ready = await prepare(cell);
    const written = await ready.write(task, { seed, ...(signal === undefined ? {} : { signal }) });
    const isEmpty = written.text.trim() === '';
    return { cell, outcome: isEmpty ? 'empty' : 'ok', written: isEmpty ? null : written, statements: ready.statements };
  } catch (error) {
    if (signal?.aborted || isHyperalignError(error, 'aborted')) throw error;
    if (!isHyperalignError(error)) throw error;
    return { cell, outcome: error.code, written: null, statements: [], error };
  }
}
