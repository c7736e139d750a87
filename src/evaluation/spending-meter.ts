/** What a run has asked of models, and how much it still may. A limit is checked before a call starts, so no call overruns it. */
export class SpendingMeter {
  readonly #limit: number;
  #spent = { calls: 0, cachedCalls: 0, repeatedCalls: 0, inputTokens: 0, outputTokens: 0 };
  readonly #answered = new Set<string>();
  #cells = 0;
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

  /** Counts what is kept from before of answers that are not kept themselves. */
  countCached(): void {
    this.#spent.cachedCalls += 1;
  }

  /** Counts a reply of the cache: kept from before, or a repeat of what this run had answered. */
  countFound(key: string): void {
    if (this.#answered.has(key)) this.#spent.repeatedCalls += 1;
    else this.#spent.cachedCalls += 1;
    this.#answered.add(key);
  }

  /** Says that a call was answered, so that the same again is a repeat. */
  noteAnswered(key: string): void {
    this.#answered.add(key);
  }

  /** Counts a question that waits for the reply to the same one. */
  countRepeated(): void {
    this.#spent.repeatedCalls += 1;
  }

  countCells(cells: number): void {
    this.#cells += cells;
  }

  /** Texts and answers that the experiment asked for, made or not. */
  get cells(): number {
    return this.#cells;
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
  /** Questions whose reply was kept from before, each counted once. */
  readonly cachedCalls: number;
  /** Questions that were put again within the run. */
  readonly repeatedCalls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}
