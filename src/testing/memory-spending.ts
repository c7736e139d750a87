import type { ProxiedUse } from '../contracts/workspace-usage.ts';
import type { SpendingStore } from '../ports/spending-store.ts';

export interface MemorySpending {
  readonly spending: SpendingStore;
  tokensOn(workspace: string, day: string): number;
}

/** What models cost, as long as the process lives. */
export function memorySpending(): MemorySpending {
  /** Workspace and day → tokens. */
  const days = new Map<string, number>();
  /** Workspace → endpoint and way of counting → sums. */
  const proxied = new Map<string, Map<string, ProxiedUse>>();
  const dayOf = (workspace: string, day: string) => `${workspace}\0${day}`;
  const tokensOn = (workspace: string, day: string) => days.get(dayOf(workspace, day)) ?? 0;
  return {
    tokensOn,
    spending: {
      add: async (workspace, day, cost) => {
        const tokens = cost.proxied.reduce((sum, use) => sum + use.inputTokens + use.outputTokens, cost.tokens);
        days.set(dayOf(workspace, day), tokensOn(workspace, day) + tokens);
        const sums = proxied.get(workspace) ?? new Map<string, ProxiedUse>();
        proxied.set(workspace, sums);
        for (const use of cost.proxied) {
          const kind = `${use.endpoint}\0${use.counted}`;
          const before = sums.get(kind);
          sums.set(kind, {
            ...use,
            calls: use.calls + (before?.calls ?? 0),
            inputTokens: use.inputTokens + (before?.inputTokens ?? 0),
            outputTokens: use.outputTokens + (before?.outputTokens ?? 0),
          });
        }
      },
      tokensOn: async (workspace, day) => tokensOn(workspace, day),
      proxied: async (workspace) =>
        [...(proxied.get(workspace) ?? [])].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, use]) => use),
    },
  };
}
