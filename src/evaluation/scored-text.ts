/** What was measured of one text: the row that every figure of a report is made of. Holds no text. */
export interface ScoredText {
  readonly method: string;
  readonly kind: 'method' | 'placebo' | 'reference';
  /** Whose voice it should have. The unit of inference. */
  readonly person: string;
  readonly task: string;
  readonly draw: number;
  /** By measure; null where nothing can be said. */
  readonly values: Readonly<Record<string, number | null>>;
}
