import type { Budget } from '../../contracts/workspace-limits.ts';
import type { ProxiedUse } from '../../contracts/workspace-usage.ts';
import { budgetDay, judgeBudget } from '../../core/access/index.ts';
import { HyperalignError } from '../../errors.ts';
import type { Cost } from '../../ports/spending-store.ts';
import type { EnginePorts } from '../engine-ports.ts';
import { type Pause, realPause } from '../jobs/pause.ts';

/**
 * What models cost, and whether they may be asked. One for all who share a store in a process. What is noted counts here at once and is written a moment later, so
 * that nobody waits for it: another process sees it within that moment, and a process that is killed loses no more than that moment's.
 */
export interface Spending {
  /** What the workspace's models have used on this day of UTC in calls that have ended, and when the day ends. */
  budget(workspace: string): Promise<Budget>;
  /** Resolves where a call may begin. Throws `budget_spent` once the tokens of the day are used up: only calls that have begun before can pass the limit. */
  admit(workspace: string): Promise<void>;
  /** Notes tokens of a call that has ended, read and written. It counts for the day on which it ended. */
  note(workspace: string, tokens: number): void;
  /** Notes a request to the proxy that has ended. */
  noteProxied(workspace: string, use: Omit<ProxiedUse, 'calls'>): void;
  /** Writes what was noted. What cannot be written is kept and tried again with the next. */
  flush(): Promise<void>;
}

export interface SpendingOptions {
  /** Default: the computer's own timer. */
  readonly pause?: Pause;
  /** Hears what kept notes from being written. */
  readonly onFailure?: (error: unknown) => void;
}

/** Milliseconds from the first note to its writing. */
const writeAfterMs = 1000;

/** What was noted of one workspace on one day. */
interface Notes {
  readonly workspace: string;
  readonly day: string;
  tokens: number;
  /** By endpoint and way of counting. */
  readonly proxied: Map<string, ProxiedUse>;
}

export function openSpending(
  { store, clock }: Pick<EnginePorts, 'store' | 'clock'>,
  { pause = realPause, onFailure = () => undefined }: SpendingOptions = {},
): Spending {
  const waiting = new Map<string, Notes>();
  let underWay: Notes | null = null;
  let writing: Promise<void> = Promise.resolve();
  let timer: AbortController | null = null;

  const notesOf = (workspace: string, day: string): Notes => {
    const slot = slotOf(workspace, day);
    const notes = waiting.get(slot) ?? { workspace, day, tokens: 0, proxied: new Map() };
    waiting.set(slot, notes);
    return notes;
  };
  const writeAll = async () => {
    for (const [slot, notes] of [...waiting]) {
      waiting.delete(slot);
      underWay = notes;
      try {
        await store.spending.add(notes.workspace, notes.day, { ...notes, proxied: [...notes.proxied.values()] });
      } catch (error) {
        join(notesOf(notes.workspace, notes.day), { ...notes, proxied: [...notes.proxied.values()] });
        throw error;
      } finally {
        underWay = null;
      }
    }
  };
  const flush = () => {
    timer?.abort();
    timer = null;
    writing = writing.then(writeAll, writeAll);
    return writing;
  };
  const writeSoon = () => {
    if (timer !== null) return;
    timer = new AbortController();
    const { signal } = timer;
    pause(writeAfterMs, signal).then(() => {
      if (!signal.aborted) flush().catch(onFailure);
    });
  };
  const note = (workspace: string, cost: Cost) => {
    join(notesOf(workspace, budgetDay(clock.now()).day), cost);
    writeSoon();
  };
  const judge = async (workspace: string, tokensPerDay: number | null) => {
    const { day, resetsAt } = budgetDay(clock.now());
    const written = await store.spending.tokensOn(workspace, day);
    const noted = [waiting.get(slotOf(workspace, day)), underWay];
    const unwritten = noted.filter((notes) => notes?.workspace === workspace && notes.day === day);
    return judgeBudget(
      unwritten.reduce((sum, notes) => sum + tokensIn(notes), written),
      tokensPerDay,
      resetsAt,
    );
  };
  return {
    budget: async (workspace) => judge(workspace, (await store.limits.get(workspace)).tokensPerDay),
    admit: async (workspace) => {
      // Where nobody set a limit, the way to a model costs one row.
      const { tokensPerDay } = await store.limits.get(workspace);
      if (tokensPerDay === null) return;
      const { kind, resetsAt } = await judge(workspace, tokensPerDay);
      if (kind === 'spent') throw spent(resetsAt, clock.now());
    },
    note: (workspace, tokens) => note(workspace, { tokens, proxied: [] }),
    noteProxied: (workspace, use) => note(workspace, { tokens: 0, proxied: [{ ...use, calls: 1 }] }),
    flush,
  };
}

function spent(resetsAt: string, now: number): HyperalignError {
  const retryAfterMs = Math.max(0, Date.parse(resetsAt) - now);
  return new HyperalignError(
    'budget_spent',
    `The tokens of this day are used up. Models answer again in ${Math.max(1, Math.ceil(retryAfterMs / 1000))} s, at ${resetsAt}; whoever runs this machine can raise the limit with: hyperalign limits --tokens-per-day`,
    { details: { resetsAt, retryAfterMs } },
  );
}

function join(notes: Notes, { tokens, proxied }: Cost): void {
  notes.tokens += tokens;
  for (const use of proxied) {
    const kind = slotOf(use.endpoint, use.counted);
    const before = notes.proxied.get(kind);
    notes.proxied.set(kind, {
      ...use,
      calls: use.calls + (before?.calls ?? 0),
      inputTokens: use.inputTokens + (before?.inputTokens ?? 0),
      outputTokens: use.outputTokens + (before?.outputTokens ?? 0),
    });
  }
}

function tokensIn(notes: Notes | null | undefined): number {
  const proxied = [...(notes?.proxied.values() ?? [])];
  return proxied.reduce((sum, use) => sum + use.inputTokens + use.outputTokens, notes?.tokens ?? 0);
}

function slotOf(one: string, other: string): string {
  return `${one}\0${other}`;
}
