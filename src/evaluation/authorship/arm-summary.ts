import type { Method } from '../../ports/method.ts';
import { isPlacebo, methodOfArm } from '../arm-names.ts';

/** What an arm is, in one sentence for the methods card. */
export function armSummary(arm: string, methods: readonly Pick<Method, 'name' | 'summary'>[]): string {
  if (arm === 'real-text') return "The person's own text behind the task: the ceiling.";
  if (arm === 'other-author') return 'A text by another person of the register: the floor.';
  const summary = methods.find(({ name }) => name === methodOfArm(arm))?.summary ?? '';
  return isPlacebo(arm) ? `Control: the same with another person's material. ${summary}` : summary;
}
