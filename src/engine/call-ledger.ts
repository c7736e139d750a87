import type { Usage } from '../contracts/usage.ts';
import type { RunCall } from '../ports/store.ts';

/** What one use of the engine may spend, and has spent. A limit is checked before a call starts, so it is never overrun by one. */
export class CallLedger {
  readonly #limits: SpendingLimits;
  readonly #calls: RunCall[] = [];
  #questions = 0;

  constructor(limits: SpendingLimits = {}) {
    this.#limits = limits;
  }

  /** Output tokens a call may still make after reading `inputTokens`, at most `wanted`; null when it must not start. */
  grant(inputTokens: number, wanted: number, attempt: Attempt = 'first'): number | null {
    if (attempt === 'first' && this.#questions >= (this.#limits.calls ?? Number.POSITIVE_INFINITY)) return null;
    const { inputTokens: read, outputTokens: written } = this.usage;
    const left = (this.#limits.tokens ?? Number.POSITIVE_INFINITY) - read - written - inputTokens;
    return left < Math.min(wanted, smallestReply) ? null : Math.min(wanted, left);
  }

  add(call: RunCall, attempt: Attempt = 'first'): void {
    this.#calls.push(call);
    if (attempt === 'first' && isCall(call)) this.#questions += 1;
  }

  get calls(): readonly RunCall[] {
    return this.#calls;
  }

  get usage(): Usage {
    return {
      calls: this.#calls.filter(isCall).length,
      inputTokens: this.#calls.reduce((sum, call) => sum + call.inputTokens, 0),
      outputTokens: this.#calls.reduce((sum, call) => sum + call.outputTokens, 0),
    };
  }
}

/** A repair sends a reply that could not be read back, at most once a question. */
export type Attempt = 'first' | 'repair';

/** An earlier reply that was found again is no call. */
function isCall({ outcome }: RunCall): boolean {
  return outcome !== 'kept';
}

export interface SpendingLimits {
  /** Questions; each may cost one call more, for a repair. */
  readonly calls?: number;
  /** Input and output together. */
  readonly tokens?: number;
}

/** A reply shorter than this is of no use: a call that could not even make it does not start. */
const smallestReply = 32;
