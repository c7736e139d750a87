/** The authors of one feature, by slots ascending, and their weights in single precision. */
export class PostingList {
  #slots: Uint16Array | Uint32Array = new Uint16Array(4);
  #weights = new Float32Array(4);
  #length = 0;
  /** The largest weight, 0 while empty. */
  most = 0;

  push(slot: number, weight: number): void {
    if (this.#length === this.#weights.length) this.#grow();
    if (slot > 0xffff && this.#slots instanceof Uint16Array) this.#slots = Uint32Array.from(this.#slots);
    this.#slots[this.#length] = slot;
    this.#weights[this.#length] = weight;
    this.#length += 1;
    this.most = Math.max(this.most, weight);
  }

  addProducts(factor: number, sums: Float64Array): void {
    const slots = this.#slots;
    const weights = this.#weights;
    for (let at = 0; at < this.#length; at += 1) {
      const slot = slots[at] ?? 0;
      sums[slot] = (sums[slot] ?? 0) + factor * (weights[at] ?? 0);
    }
  }

  addLeast(value: number, sums: Float64Array): void {
    const slots = this.#slots;
    const weights = this.#weights;
    for (let at = 0; at < this.#length; at += 1) {
      const slot = slots[at] ?? 0;
      sums[slot] = (sums[slot] ?? 0) + Math.min(value, weights[at] ?? 0);
    }
  }

  #grow(): void {
    const length = Math.ceil(this.#length * 1.5);
    const slots = this.#slots instanceof Uint16Array ? new Uint16Array(length) : new Uint32Array(length);
    slots.set(this.#slots);
    this.#slots = slots;
    const weights = new Float32Array(length);
    weights.set(this.#weights);
    this.#weights = weights;
  }
}
