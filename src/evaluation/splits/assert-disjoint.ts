import { textKey } from '../../core/numerics/text-key.ts';
import { HyperalignError } from '../../errors.ts';

/** Texts of a run that are used for one purpose. */
export interface DisjointSet {
  /** For the message: `selection references`. */
  readonly name: string;
  /** Sets of one group may be of the same people, such as the roles of those who are evaluated; sets of different groups may not. */
  readonly group: string;
  readonly texts: readonly DisjointText[];
}

export interface DisjointText {
  readonly id: string;
  readonly person: string;
  readonly source: string;
  readonly text: string;
}

export interface SetOverlap {
  readonly between: readonly [string, string];
  readonly by: 'text' | 'source' | 'person';
  /** Ids of the texts concerned, in order, or the people. */
  readonly ids: readonly string[];
}

/** Whatever two sets share: a text (by its letters, whatever the layout), a source of a person, or, between groups, a person. */
export function findSetOverlaps(sets: readonly DisjointSet[]): readonly SetOverlap[] {
  return sets.flatMap((a, at) => sets.slice(at + 1).flatMap((b) => overlapsOf(a, b)));
}

/** Stops a run in which something would be judged by what it was made from. Throws `invalid_input` with the offending ids (E7). */
export function assertDisjoint(sets: readonly DisjointSet[]): void {
  const overlaps = findSetOverlaps(sets);
  if (overlaps.length === 0) return;
  const lines = overlaps.map(({ between, by, ids }) => {
    const shown = `${ids.slice(0, 5).join(', ')}${ids.length > 5 ? `, … (${ids.length} in all)` : ''}`;
    return `  ${between[0]} and ${between[1]} share ${by === 'person' ? 'people' : `${by}s`}: ${shown}`;
  });
  throw new HyperalignError(
    'invalid_input',
    `The run would judge by what it was made from.\n${lines.join('\n')}\nLeave these out of one of the two.`,
    { details: { overlaps } },
  );
}

function overlapsOf(a: DisjointSet, b: DisjointSet): readonly SetOverlap[] {
  const between = [a.name, b.name] as const;
  const shared = (
    by: SetOverlap['by'],
    keyOf: (text: DisjointText) => string,
    nameOf: (text: DisjointText) => string,
  ) => {
    const inB = groupIds(b.texts, keyOf, nameOf);
    const ids = new Set<string>();
    for (const text of a.texts) {
      const others = inB.get(keyOf(text));
      if (others === undefined) continue;
      ids.add(nameOf(text));
      for (const other of others) ids.add(other);
    }
    return ids.size === 0 ? [] : [{ between, by, ids: [...ids] }];
  };
  return [
    ...shared(
      'text',
      ({ text }) => textKey(text),
      ({ id }) => id,
    ),
    ...shared(
      'source',
      ({ person, source }) => JSON.stringify([person, source]),
      ({ id }) => id,
    ),
    ...(a.group === b.group
      ? []
      : shared(
          'person',
          ({ person }) => person,
          ({ person }) => person,
        )),
  ];
}

function groupIds(
  texts: readonly DisjointText[],
  keyOf: (text: DisjointText) => string,
  nameOf: (text: DisjointText) => string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = new Map<string, Set<string>>();
  for (const text of texts) {
    const key = keyOf(text);
    const found = ids.get(key) ?? new Set();
    ids.set(key, found.add(nameOf(text)));
  }
  return ids;
}
