import type { WorkspaceUsage } from '../contracts/workspace-usage.ts';
import type { Spending } from './access/spending.ts';
import type { EnginePorts } from './engine-ports.ts';

/** What the models of a workspace have used in runs and through the proxy, and where it stands today. */
export async function showUsage(
  { store }: Pick<EnginePorts, 'store'>,
  spending: Spending,
  workspace: string,
): Promise<WorkspaceUsage> {
  // What was noted belongs to the sums as well as to the day.
  await spending.flush();
  const proxied = await store.spending.proxied(workspace);
  const { calls, inputTokens, outputTokens } = await store.runs.usage(workspace);
  return {
    calls: proxied.reduce((sum, use) => sum + use.calls, calls),
    inputTokens: proxied.reduce((sum, use) => sum + use.inputTokens, inputTokens),
    outputTokens: proxied.reduce((sum, use) => sum + use.outputTokens, outputTokens),
    proxied,
    budget: await spending.budget(workspace),
  };
}
