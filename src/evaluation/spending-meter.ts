/** Tokens that are told before a call is made: those it reads by our estimate, and those it may write at most. */
export interface ExpectedTokens {
  readonly input: number;
  readonly output: number;
}

/**
 * What a run has asked of models, and how much it still may. A limit is checked before a call starts: room is set aside for what the call may write and
 * for what it reads, as far as the model was seen to count more than we do.
 */
export class SpendingMeter {
  readonly #limit: number;
  #spent = { calls: 0, cachedCalls: 0, repeatedCalls: 0, inputTokens: 0, outputTokens: 0 };
  readonly #answered = new Set<string>();
  #cells = 0;
  #reserved = 0;
  /** Model → the largest share of our estimate that it counted of a prompt. */
  readonly #ratios = new Map<string, number>();
  /** Model → the end of a call made while it is not known how the model counts. */
  readonly #first = new Map<string, Promise<void>>();
  #exhausted = false;

  /** Input and output tokens together that calls may take; calls that were kept cost nothing. */
  constructor(limitTokens: number | null = null) {
    this.#limit = limitTokens ?? Number.POSITIVE_INFINITY;
  }

  /** Sets tokens aside for a call and says how many; null when they are not there, and then `exhausted` from here on. */
  reserve(model: string, { input, output }: ExpectedTokens): number | null {
    const { inputTokens, outputTokens } = this.#spent;
    const ratio = this.#ratios.get(model);
    const tokens = Math.ceil(input * (ratio === undefined ? unseen : ratio * spread)) + output;
    if (inputTokens + outputTokens + this.#reserved + tokens > this.#limit) {
      this.#exhausted = true;
      return null;
    }
    this.#reserved += tokens;
    return tokens;
  }

  /** Gives back what was set aside and counts what was spent. */
  settle(reserved: number, spent: { readonly inputTokens: number; readonly outputTokens: number }): void {
    this.#reserved -= reserved;
    this.#spent.calls += 1;
    this.#spent.inputTokens += spent.inputTokens;
    this.#spent.outputTokens += spent.outputTokens;
  }

  /** Learns from an answered call how much more the model counts than we estimate. */
  compare(model: string, { estimated, counted }: { readonly estimated: number; readonly counted: number }): void {
    this.#ratios.set(model, Math.max(this.#ratios.get(model) ?? 0, counted / Math.max(1, estimated)));
  }

  /** Makes a call; where there is a limit, calls to a model wait for the answer to its first, for before that nobody knows how it counts. */
  async inTurn<Reply>(model: string, call: () => Promise<Reply>): Promise<Reply> {
    while (this.#limit !== Number.POSITIVE_INFINITY && !this.#ratios.has(model)) {
      const before = this.#first.get(model);
      if (before === undefined) {
        const reply = call();
        const ended = () => void this.#first.delete(model);
        this.#first.set(model, reply.then(ended, ended));
        return reply;
      }
      await before;
    }
    return call();
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

/**
 * Share of our estimate set aside before a model has answered. The estimate bounds vocabularies of 100,000 entries from above; one of 32,000 takes a third
 * more of English, and a chat template adds a dozen tokens to each message, which may double a short prompt.
 */
const unseen = 2;

/** Between two prompts of one model the share differs by as much: of English prose our estimate lies 5 to 40 % above. */
const spread = 1.4 / 1.05;

export interface Spending {
  readonly calls: number;
  /** Questions whose reply was kept from before, each counted once. */
  readonly cachedCalls: number;
  /** Questions that were put again within the run. */
  readonly repeatedCalls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}
