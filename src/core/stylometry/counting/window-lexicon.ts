import { codePointsOf } from './code-points.ts';
import type { GramLexicon } from './lexicon.ts';
import { hashOfWindow, spreadHash } from './rolling-hash.ts';

/** Open addressing over windows of code points; a name is made only when somebody asks for it. */
export class WindowLexicon implements GramLexicon {
  #slots = new Int32Array(256);
  #hashes = new Uint32Array(128);
  /** Where each window lies in the pool; its end is where the next one starts. */
  #starts = new Int32Array(129);
  #pool = new Int32Array(512);
  #size = 0;
  #closed = false;
  readonly hashed = false;

  /** Holding names from the start, it is closed. */
  constructor(names: readonly string[] | null = null) {
    for (const name of names ?? []) this.idOf(name);
    this.#closed = names !== null;
  }

  get size(): number {
    return this.#size;
  }

  find(name: string): number {
    const open = !this.#closed;
    this.#closed = true;
    const id = this.idOf(name);
    this.#closed = !open;
    return id;
  }

  idOf(name: string): number {
    const points = codePointsOf(name);
    return this.idOfWindow(points, 0, points.length, hashOfWindow(points, 0, points.length));
  }

  nameOf(id: number): string {
    return String.fromCodePoint(...this.#pool.subarray(this.#starts[id] ?? 0, this.#starts[id + 1] ?? 0));
  }

  idOfWindow(points: Int32Array, start: number, length: number, hash: number): number {
    const spread = spreadHash(hash, length);
    const mask = this.#slots.length - 1;
    let slot = spread & mask;
    for (;;) {
      const id = (this.#slots[slot] ?? 0) - 1;
      if (id < 0) return this.#closed ? -1 : this.#add(points, start, length, spread, slot);
      if (this.#hashes[id] === spread && this.#equals(id, points, start, length)) return id;
      slot = (slot + 1) & mask;
    }
  }

  #equals(id: number, points: Int32Array, start: number, length: number): boolean {
    const from = this.#starts[id] ?? 0;
    if ((this.#starts[id + 1] ?? 0) - from !== length) return false;
    for (let at = 0; at < length; at += 1) if (this.#pool[from + at] !== points[start + at]) return false;
    return true;
  }

  #add(points: Int32Array, start: number, length: number, spread: number, slot: number): number {
    const id = this.#size;
    const from = this.#starts[id] ?? 0;
    if (from + length > this.#pool.length) this.#pool = grown(this.#pool, 2 * (from + length));
    for (let at = 0; at < length; at += 1) this.#pool[from + at] = points[start + at] ?? 0;
    this.#starts[id + 1] = from + length;
    this.#hashes[id] = spread;
    this.#slots[slot] = id + 1;
    this.#size += 1;
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    return id;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const hashes = new Uint32Array(slots.length / 2);
    hashes.set(this.#hashes);
    const mask = slots.length - 1;
    for (let id = 0; id < this.#size; id += 1) {
      let slot = (hashes[id] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.#slots = slots;
    this.#hashes = hashes;
    this.#starts = grown(this.#starts, slots.length / 2 + 1);
  }
}

function grown(values: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length);
  longer.set(values);
  return longer;
}
