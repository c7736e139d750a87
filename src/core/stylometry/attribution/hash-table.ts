/** Whole numbers by 32-bit key; open addressing in typed arrays, because a Map of numbers took three times as long. */
export class HashTable {
  #keys: Uint32Array;
  #values: Uint32Array;
  #taken: Uint32Array;
  #size = 0;

  constructor(room = 1024) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, room * 2)));
    this.#keys = new Uint32Array(slots);
    this.#values = new Uint32Array(slots);
    this.#taken = new Uint32Array(slots / 2);
  }

  get size(): number {
    return this.#size;
  }

  /** Raises the key's value, from 0 at first. Values stay above 0: an empty slot is told by its 0. */
  add(key: number, amount: number): void {
    if (this.#size >= this.#taken.length) this.#grow();
    const slot = this.#slotOf(key);
    const value = this.#values[slot] ?? 0;
    if (value === 0) {
      this.#keys[slot] = key;
      this.#taken[this.#size] = slot;
      this.#size += 1;
    }
    this.#values[slot] = value + amount;
  }

  /** 0 for an unknown key. */
  get(key: number): number {
    return this.#values[this.#slotOf(key)] ?? 0;
  }

  /** Keys and values in order of first sight; the table is empty afterwards. */
  take(): { readonly keys: Uint32Array; readonly values: Uint32Array } {
    const keys = new Uint32Array(this.#size);
    const values = new Uint32Array(this.#size);
    for (let at = 0; at < this.#size; at += 1) {
      const slot = this.#taken[at] ?? 0;
      keys[at] = this.#keys[slot] ?? 0;
      values[at] = this.#values[slot] ?? 0;
      this.#values[slot] = 0;
    }
    this.#size = 0;
    return { keys, values };
  }

  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = Math.imul(key, 0x9e3779b1) >>> Math.clz32(mask);
    while ((this.#values[slot] ?? 0) !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const { keys, values } = this.take();
    this.#keys = new Uint32Array(this.#keys.length * 2);
    this.#values = new Uint32Array(this.#keys.length);
    this.#taken = new Uint32Array(this.#keys.length / 2);
    for (let at = 0; at < keys.length; at += 1) this.add(keys[at] ?? 0, values[at] ?? 0);
  }
}
