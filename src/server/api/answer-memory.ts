import type { Clock } from '../../ports/clock.ts';

export interface RememberedAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

export interface AnswerSlot {
  readonly workspace: string;
  readonly key: string;
}

/** Answers to requests that may come again. They may hold text of people, so they live in this process alone and not for long. */
export interface AnswerMemory {
  keep(slot: AnswerSlot, answer: RememberedAnswer): void;
  /** Null: it is not here, or no longer. */
  find(slot: AnswerSlot): RememberedAnswer | null;
  /** Drops every answer of the workspace. */
  drop(workspace: string): void;
}

const keptMs = 10 * 60 * 1000;
const mostAnswers = 500;
/** In UTF-16 units. A longer answer is not remembered. */
const longestAnswer = 2 ** 18;

export function openAnswerMemory(clock: Clock): AnswerMemory {
  const kept = new Map<string, { readonly until: number; readonly answer: RememberedAnswer }>();
  const nameOf = ({ workspace, key }: AnswerSlot) => `${workspace}\0${key}`;
  const expire = () => {
    for (const [name, { until }] of kept) if (until <= clock.elapsed() || kept.size > mostAnswers) kept.delete(name);
  };
  return {
    keep: (slot, answer) => {
      if (answer.body.length <= longestAnswer) kept.set(nameOf(slot), { until: clock.elapsed() + keptMs, answer });
      expire();
    },
    find: (slot) => {
      expire();
      return kept.get(nameOf(slot))?.answer ?? null;
    },
    drop: (workspace) => {
      for (const name of kept.keys()) if (name.startsWith(nameOf({ workspace, key: '' }))) kept.delete(name);
    },
  };
}
