import { createRandom } from '../core/numerics/index.ts';
import type { Draw, MethodText, PreparedMethod, WritingTask } from '../ports/method.ts';

/** Seeds follow from the draw's, and those of more candidates begin with those of fewer, so that their replies are the same. */
export function drawTexts(
  prepared: PreparedMethod,
  candidates: number,
  task: WritingTask,
  draw: Draw,
): Promise<readonly MethodText[]> {
  const random = createRandom(draw.seed);
  const seeds = Array.from({ length: candidates }, () => random.integer(2 ** 31));
  return Promise.all(seeds.map((seed) => prepared.write(task, { ...draw, seed })));
}
