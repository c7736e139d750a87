/** Keeps what was measured of replies that must not be kept themselves, so that a run goes on without asking again. */
export interface KeptResults {
  /** Null when there is none, or when what is there cannot be read. */
  find(key: string): Promise<KeptResult | null>;
  /** Whole or not at all. Throws `storage_full` or `unreadable_input` when it cannot be kept. Keeping again replaces. */
  keep(key: string, result: KeptResult): Promise<void>;
}

/** Scores, counts, names of outcomes and hashes by name. Never text of a reply. */
export type KeptResult = Readonly<Record<string, number | string | null>>;
