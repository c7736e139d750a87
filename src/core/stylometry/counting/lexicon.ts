/** Numbers the features of a feature set, from 0 in order of first sight. Many texts may share one. */
export interface Lexicon {
  readonly size: number;
  /** True where ids are hash buckets: then they mean the same in every lexicon of the feature set. */
  readonly hashed: boolean;
  /** −1 for a feature it does not know; learns nothing. */
  find(name: string): number;
  /** −1 for a feature it does not know and, being closed, does not learn. */
  idOf(name: string): number;
  nameOf(id: number): string;
}

/** Numbers windows of code points without cutting them out. */
export interface GramLexicon extends Lexicon {
  /** `hash` is the rolling hash of the window (`rolling-hash.ts`). */
  idOfWindow(points: Int32Array, start: number, length: number, hash: number): number;
}

/** Words, tags, marks: features that are strings already. */
export class NameLexicon implements Lexicon {
  readonly #ids = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #closed: boolean;
  readonly hashed = false;

  /** Holding names from the start, it is closed. */
  constructor(names: readonly string[] | null = null) {
    for (const name of names ?? []) {
      this.#ids.set(name, this.#names.length);
      this.#names.push(name);
    }
    this.#closed = names !== null;
  }

  get size(): number {
    return this.#names.length;
  }

  find(name: string): number {
    return this.#ids.get(name) ?? -1;
  }

  idOf(name: string): number {
    const id = this.find(name);
    if (id >= 0 || this.#closed) return id;
    this.#ids.set(name, this.#names.length);
    return this.#names.push(name) - 1;
  }

  nameOf(id: number): string {
    return this.#names[id] ?? '';
  }
}
