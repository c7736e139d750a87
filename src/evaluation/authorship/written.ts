import type { Method } from '../../ports/method.ts';
import type { CellResult } from '../run-cells.ts';

/** What the methods of a run wrote. */
export interface Written {
  readonly results: readonly CellResult[];
  /** Cells that the budget did not allow. */
  readonly left: number;
  readonly methods: readonly Method[];
}
