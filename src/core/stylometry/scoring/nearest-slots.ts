/** Holds the k smallest numbers seen, to know above which one a new one cannot matter. */
export class NearestSlots {
  readonly #best: Float64Array;
  #held = 0;

  constructor(count: number) {
    this.#best = new Float64Array(Math.max(1, count));
  }

  /** The k-th smallest so far; infinite while fewer were seen. */
  get limit(): number {
    return this.#held < this.#best.length ? Number.POSITIVE_INFINITY : (this.#best[this.#held - 1] ?? 0);
  }

  offer(value: number): void {
    if (value >= this.limit) return;
    let at = Math.min(this.#held, this.#best.length - 1);
    while (at > 0 && (this.#best[at - 1] ?? 0) > value) {
      this.#best[at] = this.#best[at - 1] ?? 0;
      at -= 1;
    }
    this.#best[at] = value;
    this.#held = Math.min(this.#held + 1, this.#best.length);
  }
}
