/** A place of a text that has one of two forms. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** It has the form that the feature counts. */
  readonly named: boolean;
  /** The other form; null where this one cannot be given up. */
  readonly instead: string | null;
}

/** A counted habit whose two forms say the same, so that one can be put for the other without touching what a text says. */
export interface EditableHabit {
  /** Of the catalogue. Its rate is the share of places with the named form. */
  readonly featureId: string;
  /** Features that count the same habit by another measure: a hypothesis may be about these instead. */
  readonly alsoCounted?: readonly string[];
  /** In reading order. `rate` is the share aimed at. */
  readonly places: (text: string, rate: number) => readonly Place[];
}

/** Groups of a match; "" where one is absent. */
type Groups = readonly string[];

/** Every match of the pattern (flag g) that `read` finds two forms for. */
export function matchPlaces(
  text: string,
  pattern: RegExp,
  read: (groups: Groups, at: number) => Pick<Place, 'named' | 'instead'> | null,
): readonly Place[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const found = read(
      [...match].map((group: string | undefined) => group ?? ''),
      match.index,
    );
    return found === null ? [] : [{ start: match.index, end: match.index + match[0].length, ...found }];
  });
}
