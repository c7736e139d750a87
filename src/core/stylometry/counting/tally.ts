/** Counts of one text by feature number. One tally serves many texts: after `take` it is empty again. */
export class Tally {
  #counts = new Uint32Array(4096);
  #seen = new Uint32Array(1024);
  #kinds = 0;

  /** Feature numbers below 0 are those nobody knows; they are not kept. */
  add(id: number): void {
    this.addMany(id, 1);
  }

  addMany(id: number, times: number): void {
    if (id < 0 || times === 0) return;
    if (id >= this.#counts.length) this.#counts = grown(this.#counts, 2 * (id + 1));
    const count = this.#counts[id] ?? 0;
    if (count === 0) {
      if (this.#kinds === this.#seen.length) this.#seen = grown(this.#seen, 2 * this.#kinds);
      this.#seen[this.#kinds] = id;
      this.#kinds += 1;
    }
    this.#counts[id] = count + times;
  }

  /** Every feature seen, once, in order of first sight. */
  take(): { readonly ids: Uint32Array; readonly counts: Uint32Array } {
    const ids = this.#seen.slice(0, this.#kinds);
    const counts = new Uint32Array(this.#kinds);
    for (let at = 0; at < ids.length; at += 1) {
      const id = ids[at] ?? 0;
      counts[at] = this.#counts[id] ?? 0;
      this.#counts[id] = 0;
    }
    this.#kinds = 0;
    return { ids, counts };
  }
}

function grown(values: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(length);
  longer.set(values);
  return longer;
}
