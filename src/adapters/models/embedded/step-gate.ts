/**
 * Keeps calls that write at the same time in step, so that every step of the model computes one token for each of them in one batch.
 * Left alone they drift apart by a few microtasks and the library computes them in two halves, which costs a third of the speed.
 * They go on in the order of their sequences: llama.cpp computes together only neighbours in ascending order, and each group for itself.
 */
export interface StepGate {
  /** Joins with the number of its sequence; the caller must leave again. */
  enter(sequence: number): GateMember;
}

export interface GateMember {
  /** Resolves when every member has arrived. Never rejects; a member that leaves counts no longer. */
  arrive(): Promise<void>;
  /** Calling again does nothing. */
  leave(): void;
}

export function openStepGate(): StepGate {
  const members = new Map<GateMember, Waiting>();
  const openWhenComplete = () => {
    const waiting = [...members.values()].filter(({ open }) => open !== null);
    if (waiting.length === 0 || waiting.length < members.size) return;
    const inOrder = waiting.toSorted((a, b) => a.sequence - b.sequence).map(({ open }) => open);
    for (const one of waiting) one.open = null;
    for (const open of inOrder) open?.();
  };
  return {
    enter: (sequence) => {
      const waiting: Waiting = { sequence, open: null };
      const member: GateMember = {
        arrive: () =>
          new Promise((resolve) => {
            if (!members.has(member)) return resolve();
            waiting.open = resolve;
            // Not before the caller awaits this: else whoever comes last goes on last.
            queueMicrotask(openWhenComplete);
          }),
        leave: () => {
          waiting.open?.();
          if (members.delete(member)) openWhenComplete();
        },
      };
      members.set(member, waiting);
      return member;
    },
  };
}

interface Waiting {
  readonly sequence: number;
  /** Null while it computes. */
  open: (() => void) | null;
}
