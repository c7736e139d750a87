/** How a feature is said. `{texts}`, `{often}`, `{times}`, `{share}` and `{value}` are filled in by `word-feature.ts`. */
export interface Wording {
  /** Third person, without the figures. */
  readonly more: string;
  readonly less: string;
  /** Second person. `{often}`: "3 in every 100 words"; `{times}`: "3 times in every 100 words"; `{share}`: "about one in five"; `{value}`: a rounded mean. */
  readonly doMore: string;
  readonly doLess: string;
  /** `rest`: `less` is said as doing the opposite, so the figures of the opposite stand beside it. */
  readonly lessCounts?: 'rest';
}

export type WordingRow = readonly [
  id: string,
  more: string,
  less: string,
  doMore: string,
  doLess: string,
  lessCounts?: 'rest',
];

export function wordings(rows: readonly WordingRow[]): ReadonlyMap<string, Wording> {
  return new Map(
    rows.map(([id, more, less, doMore, doLess, lessCounts]) => [
      id,
      { more, less, doMore, doLess, ...(lessCounts === undefined ? {} : { lessCounts }) },
    ]),
  );
}
