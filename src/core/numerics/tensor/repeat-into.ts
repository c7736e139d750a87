import type { Floats, Product } from './backend.ts';
import { type BroadcastPlan, planBroadcast } from './broadcast-plan.ts';
import type { Step, Tape } from './tape.ts';
import { describeShape, isSameShape, type Tensor } from './tensor.ts';

/**
 * Fills `target` with `source`, repeated as in NumPy, and passes gradients back: what was repeated gets the sum over its places, which is a product with
 * ones and so runs at the speed of one.
 */
export function repeatInto(tape: Tape, source: Tensor, target: Tensor): Step {
  const plan = planBroadcast(target.shape, source.shape);
  if (!isSameShape(plan.shape, target.shape))
    throw new RangeError(
      `a tensor of shape ${describeShape(source.shape)} cannot be repeated to ${describeShape(target.shape)}: it may not have more or longer axes`,
    );
  const width = plan.stepB === 1 ? plan.run : 1;
  const rows = width === 0 ? [] : repeatedRows(plan, width, source.data);
  const ones = tape.constant([rows.reduce((most, { times }) => Math.max(most, times), 0)], 1).data;
  const sums = rows.flatMap((row) => sumOfRows(row, ones, source.gradient, target.gradient));
  return {
    forward() {
      for (let at = 0; at < rows.length; at += 1) repeatRow(rows[at] as RepeatedRow, target.data); // inside the list
    },
    backward() {
      for (let at = 0; at < sums.length; at += 1) tape.backend.addProduct(sums[at] as Product); // inside the list
    },
  };
}

interface RepeatedRow {
  readonly row: Floats;
  /** Where it lies in the source, where its copies begin in the target, and how many there are. */
  readonly from: number;
  readonly into: number;
  readonly times: number;
}

/** Runs that follow each other and repeat the same row are one. */
function repeatedRows({ startsB, run }: BroadcastPlan, width: number, source: Floats): readonly RepeatedRow[] {
  const rows: RepeatedRow[] = [];
  for (let first = 0; first < startsB.length; ) {
    const from = startsB[first] ?? 0;
    let next = first + 1;
    while (next < startsB.length && startsB[next] === from) next += 1;
    const times = ((next - first) * run) / width;
    rows.push({ row: source.subarray(from, from + width), from, into: first * run, times });
    first = next;
  }
  return rows;
}

/** Copies twice as much each time, which the host does faster than any loop. */
function repeatRow({ row, into, times }: RepeatedRow, target: Floats): void {
  const total = row.length * times;
  target.set(row, into);
  for (let done = row.length; done < total; done *= 2)
    target.copyWithin(into + done, into, into + Math.min(done, total - done));
}

function sumOfRows(
  { row, from, into, times }: RepeatedRow,
  ones: Floats,
  to: Floats | null,
  of: Floats | null,
): Product[] {
  if (to === null || of === null) return [];
  const width = row.length;
  return [
    {
      a: ones.subarray(0, times),
      b: of.subarray(into, into + width * times),
      c: to.subarray(from, from + width),
      rows: 1,
      columns: width,
      inner: times,
      transposeA: false,
      transposeB: false,
    },
  ];
}
