import type { ProxiedUse } from '../contracts/workspace-usage.ts';

/** What calls that have ended cost. */
export interface Cost {
  /** Tokens of calls that stand in run records, read and written. */
  readonly tokens: number;
  /** Of requests to the proxy, which are in no run record. */
  readonly proxied: readonly ProxiedUse[];
}

/** Counts what the models of a workspace cost, day by day. Holds no text and nobody's name; forgetting somebody gives nothing back. */
export interface SpendingStore {
  /** Adds to a day of UTC, such as `2025-05-08`, all or nothing. Adding again counts again. */
  add(workspace: string, day: string, cost: Cost): Promise<void>;
  /** Tokens of that day, those of the proxy included: one row. */
  tokensOn(workspace: string, day: string): Promise<number>;
  /** Sums over all days, by endpoint and then by the way of counting. */
  proxied(workspace: string): Promise<readonly ProxiedUse[]>;
}
