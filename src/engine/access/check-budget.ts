import type { Budget } from '../../contracts/workspace-limits.ts';
import { budgetDay, judgeBudget } from '../../core/access/index.ts';
import type { AccessPorts } from './access-ports.ts';

/**
 * What the workspace's models have read and written in runs that started on this day of UTC, against its limit, and when the day ends. A call in progress is
 * not counted before its run ends, so calls that run together may pass the limit by what they cost.
 */
export async function checkBudget(
  { store, clock }: Pick<AccessPorts, 'store' | 'clock'>,
  workspace: string,
): Promise<Budget> {
  const { day, resetsAt } = budgetDay(clock.now());
  const { tokensPerDay } = await store.limits.get(workspace);
  return judgeBudget(await store.runs.tokensOn(workspace, day), tokensPerDay, resetsAt);
}
