import type { ServerContext } from '@modelcontextprotocol/server';
import type { Principal } from '../contracts/access.ts';
import type { OnProgress } from '../engine/progress.ts';
import { progressWords } from '../engine/progress-words.ts';
import type { Hyperalign } from '../hyperalign.ts';

/** One line for whoever runs the server; never text of a sample, a task or a draft. */
export type Log = (line: string) => void;

/** What every tool, resource and prompt of one client stands on. */
export interface Door {
  readonly client: Hyperalign;
  readonly principal: Principal;
  readonly calls: Calls;
  readonly log: Log;
}

/** Calls under way, so that a server that is told to stop ends them and waits until they have let go of the store. */
export interface Calls {
  readonly stopped: AbortSignal;
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Ends every call and resolves once all are over. */
  stop(): Promise<void>;
}

export function openCalls(): Calls {
  const stopping = new AbortController();
  const running = new Set<Promise<unknown>>();
  return {
    stopped: stopping.signal,
    run: async (work) => {
      const call = work();
      running.add(call);
      try {
        return await call;
      } finally {
        running.delete(call);
      }
    },
    stop: async () => {
      stopping.abort();
      await Promise.allSettled(running);
    },
  };
}

/** How a use case is told that nobody waits any more, and, where the client asked for it, tells how far it is. */
export interface Hearing {
  readonly signal: AbortSignal;
  readonly onProgress?: OnProgress;
}

export function hearingOf({ mcpReq }: ServerContext, { calls }: Door): Hearing {
  const signal = AbortSignal.any([mcpReq.signal, calls.stopped]);
  const progressToken = mcpReq._meta?.progressToken;
  if (progressToken === undefined) return { signal };
  let steps = 0;
  return {
    signal,
    onProgress: (progress) => {
      steps += 1;
      const params = { progressToken, progress: steps, message: progressWords(progress) };
      // A client that has gone is told by the signal.
      mcpReq.notify({ method: 'notifications/progress', params }).catch(() => undefined);
    },
  };
}
