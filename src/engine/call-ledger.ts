import type { Usage } from '../contracts/usage.ts';
import type { RunCall } from '../ports/store.ts';

/** What one use of the engine may spend, and has spent. A limit is checked before a call starts, so it is never overrun by one. */
export class CallLedger {
  readonly #limits: SpendingLimits;
  readonly #calls: RunCall[] = [];

  constructor(limits: SpendingLimits = {}) {
    this.#limits = limits;
  }

  /** Output tokens a call may still make after reading `inputTokens`, at most `wanted`; null when it must not start. */
  grant(inputTokens: number, wanted: number): number | null {
    if (this.#calls.length >= (this.#limits.calls ?? Number.POSITIVE_INFINITY)) return null;
    const { inputTokens: read, outputTokens: written } = this.usage;
    const left = (this.#limits.tokens ?? Number.POSITIVE_INFINITY) - read - written - inputTokens;
    return left < Math.min(wanted, smallestReply) ? null : Math.min(wanted, left);
  }

  add(call: RunCall): void {
    this.#calls.push(call);
  }

  get calls(): readonly RunCall[] {
    return this.#calls;
  }

  get usage(): Usage {
    return {
      calls: this.#calls.length,
      inputTokens: this.#calls.reduce((sum, call) => sum + call.inputTokens, 0),
      outputTokens: this.#calls.reduce((sum, call) => sum + call.outputTokens, 0),
    };
  }
}

export interface SpendingLimits {
  readonly calls?: number;
  /** Input and output together. */
  readonly tokens?: number;
}

/** A reply shorter than this is of no use: a call that could not even make it does not start. */
const smallestReply = 32;
