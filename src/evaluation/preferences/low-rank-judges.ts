import type { JudgeRow } from '../../contracts/dataset.ts';
import { createRandom } from '../../core/numerics/index.ts';
import { solveLinear } from '../../core/numerics/solve-linear.ts';
import { bootstrapMean, type MeanInterval } from '../../core/statistics/bootstrap-mean.ts';

export interface LowRankOptions {
  readonly ranks: readonly number[];
  readonly seed: number;
  /** Share of the cells that is held out. Default 0.1. */
  readonly heldOut?: number;
  /** Weight of the squares of all factors and of the means. Default 3. */
  readonly ridge?: number;
  /** Rounds of alternating least squares. Default 15. */
  readonly rounds?: number;
}

export interface LowRankFit {
  /** 0: means of rows and of instructions alone. */
  readonly rank: number;
  /** Share of decided held-out cells of which the winner is told, and its 95 % interval over instructions. */
  readonly accuracy: MeanInterval;
  /** This rank less rank 0, cell by cell. */
  readonly minusMeans: MeanInterval;
}

/** A cell of judge and model by instruction: above 0 the model won, below 0 its baseline. */
interface Cell {
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/**
 * How far the verdicts of judges on models follow few directions: value ≈ mean + row + instruction + u_row · v_instruction, by alternating ridge regression
 * on most cells, told on the others. Ties count 0 and are learned from, not told.
 */
export function fitJudgeMatrix(
  rows: readonly JudgeRow[],
  { ranks, seed, heldOut = 0.1, ridge = 3, rounds = 15 }: LowRankOptions,
): readonly LowRankFit[] {
  const cells = createRandom(seed).shuffle(rows.flatMap(({ preferences }, row) => cellsOf(preferences, row)));
  const held = cells.slice(0, Math.round(heldOut * cells.length)).filter(({ value }) => value !== 0);
  const known = cells.slice(Math.round(heldOut * cells.length));
  const size = { rows: rows.length, columns: Math.max(0, ...rows.map(({ preferences }) => preferences.length)) };
  const rightOf = (rank: number): readonly number[] => {
    const tell = fitSides(known, size, { rank, ridge, rounds, seed });
    return held.map((cell) => Number(tell(cell) > 0 === cell.value > 0));
  };
  const means = rightOf(0);
  return ranks.map((rank) => {
    const right = rank === 0 ? means : rightOf(rank);
    const grouped = (valueAt: (at: number) => number) =>
      held.map(({ column }, at) => ({ group: String(column), value: valueAt(at) }));
    return {
      rank,
      accuracy: bootstrapMean(
        grouped((at) => right[at] ?? 0),
        seed,
      ),
      minusMeans: bootstrapMean(
        grouped((at) => (right[at] ?? 0) - (means[at] ?? 0)),
        seed,
      ),
    };
  });
}

function cellsOf(preferences: readonly (number | null)[], row: number): readonly Cell[] {
  return preferences.flatMap((value, column) =>
    value === null ? [] : [{ row, column, value: value === 0 ? 0 : value - 1.5 }],
  );
}

interface FitSettings {
  readonly rank: number;
  readonly ridge: number;
  readonly rounds: number;
  readonly seed: number;
}

/** The two sides by turns: each side's features are a 1, for the other side's mean, and the factors. */
function fitSides(
  known: readonly Cell[],
  size: { readonly rows: number; readonly columns: number },
  { rank, ridge, rounds, seed }: FitSettings,
): (cell: Pick<Cell, 'row' | 'column'>) => number {
  const random = createRandom(seed);
  const drawn = (count: number) =>
    Array.from({ length: count }, () => Array.from({ length: rank }, () => random.next() - 0.5));
  const [u, v] = [drawn(size.rows), drawn(size.columns)];
  const [a, b] = [new Float64Array(size.rows), new Float64Array(size.columns)];
  const mean = known.reduce((sum, { value }) => sum + value, 0) / Math.max(1, known.length);
  const [byRow, byColumn] = [Map.groupBy(known, ({ row }) => row), Map.groupBy(known, ({ column }) => column)];
  for (let round = 0; round < rounds; round += 1) {
    for (const [row, cells] of byRow) {
      const [own = 0, ...factors] = regress(
        cells.map(({ column, value }) => ({ x: [1, ...(v[column] ?? [])], y: value - mean - (b[column] ?? 0) })),
        ridge,
      );
      a[row] = own;
      u[row] = factors;
    }
    for (const [column, cells] of byColumn) {
      const [own = 0, ...factors] = regress(
        cells.map(({ row, value }) => ({ x: [1, ...(u[row] ?? [])], y: value - mean - (a[row] ?? 0) })),
        ridge,
      );
      b[column] = own;
      v[column] = factors;
    }
  }
  return ({ row, column }) =>
    (u[row] ?? []).reduce(
      (sum, value, at) => sum + value * (v[column]?.[at] ?? 0),
      mean + (a[row] ?? 0) + (b[column] ?? 0),
    );
}

function regress(
  points: readonly { readonly x: readonly number[]; readonly y: number }[],
  ridge: number,
): readonly number[] {
  const width = points[0]?.x.length ?? 0;
  const matrix = Array.from({ length: width }, (_, at) =>
    Array.from({ length: width }, (__, other) => (at === other ? ridge : 0)),
  );
  const right = Array.from({ length: width }, () => 0);
  for (const { x, y } of points) {
    for (const [at, value] of x.entries()) {
      const line = matrix[at] ?? [];
      for (const [other, factor] of x.entries()) line[other] = (line[other] ?? 0) + value * factor;
      right[at] = (right[at] ?? 0) + value * y;
    }
  }
  return solveLinear(matrix, right);
}
