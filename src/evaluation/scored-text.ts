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
  /** Where attribution is counted by person, too. */
  readonly named?: NamedPeople;
}

/** Whom a text was taken for, with content words shown and hidden; null where there was nobody. */
export interface NamedPeople {
  readonly plain: string | null;
  readonly masked: string | null;
}
