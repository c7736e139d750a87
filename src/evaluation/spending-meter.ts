/** What a run has asked of models, and how much it still may. A limit is checked before a call starts, so no call overruns it. */
export class SpendingMeter {
  readonly #limit: number;
  #spent = { calls: 0, cachedCalls: 0, inputTokens: 0, outputTokens: 0 };
  #reserved = 0;
  #exhausted = false;

  /** Input and output tokens together that calls may take; calls that were kept cost nothing. */
  constructor(limitTokens: number | null = null) {
    this.#limit = limitTokens ?? Number.POSITIVE_INFINITY;
  }

  /** Sets tokens aside for a call; false when they are not there, and then `exhausted` from here on. */
  reserve(tokens: number): boolean {
    const { inputTokens, outputTokens } = this.#spent;
    if (inputTokens + outputTokens + this.#reserved + tokens > this.#limit) {
      this.#exhausted = true;
      return false;
    }
    this.#reserved += tokens;
    return true;
  }

  /** Gives back what was set aside and counts what was spent. */
  settle(reserved: number, spent: { readonly inputTokens: number; readonly outputTokens: number }): void {
    this.#reserved -= reserved;
    this.#spent.calls += 1;
    this.#spent.inputTokens += spent.inputTokens;
    this.#spent.outputTokens += spent.outputTokens;
  }

  countCached(): void {
    this.#spent.cachedCalls += 1;
  }

  get spent(): Spending {
    return { ...this.#spent };
  }

  /** A call was refused. What was made of its absence must not be reported as a result. */
  get exhausted(): boolean {
    return this.#exhausted;
  }
}

export interface Spending {
  readonly calls: number;
  readonly cachedCalls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}
