/** Texts that are used for one purpose: to propose, to try, to compare with. */
export interface EvidenceSet {
  readonly name: string;
  /** Who wrote them; empty for the texts of the person that is learned, whose sides are parted by source. */
  readonly people: readonly string[];
  /** Threads, files, briefs they come from. */
  readonly sources: readonly string[];
  /** Keys of the texts (`textKey`). */
  readonly texts: readonly string[];
}

export interface Overlap {
  readonly between: readonly [string, string];
  readonly by: 'person' | 'source' | 'text';
  readonly value: string;
}

/** The first thing that two of the sets have in common, or null: what proposes may not judge (hypotheses.md H3). */
export function findOverlap(sets: readonly EvidenceSet[]): Overlap | null {
  const seen = {
    person: new Map<string, string>(),
    source: new Map<string, string>(),
    text: new Map<string, string>(),
  };
  for (const set of sets) {
    const own = [
      { by: 'person', values: set.people },
      { by: 'source', values: set.sources },
      { by: 'text', values: set.texts },
    ] as const;
    for (const { by, values } of own)
      for (const value of values) {
        const before = seen[by].get(value);
        if (before !== undefined && before !== set.name) return { between: [before, set.name], by, value };
      }
    for (const { by, values } of own) for (const value of values) seen[by].set(value, set.name);
  }
  return null;
}
