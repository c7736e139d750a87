import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Principal } from '../contracts/access.ts';

/** What a request carries through middleware and handlers. */
export interface AppEnv {
  Bindings: {
    /** Absent where the app is called without a socket. */
    readonly incoming?: IncomingMessage;
    readonly outgoing?: ServerResponse;
  };
  Variables: {
    requestId: string;
    principal: Principal;
    timing: Timing;
  };
}

/** When things happened, on the clock of `performance.now()`; filled in on the way. */
export interface Timing {
  readonly startedAt: number;
  /** What a request is for, as far as metrics tell: `chat`, `responses`, `embeddings`, `completions`, `models`, `api`. */
  purpose: string;
  upstreamAskedAt: number | null;
  /** When the head of the upstream's answer was there. */
  upstreamAnsweredAt: number | null;
  /** Settles when a streamed body has ended in whatever way; null for other bodies. */
  streamed: Promise<void> | null;
}
