/** Pairs whose answer is known, asked in every run beside what is to be judged (evaluation.md 7). */
export interface CalibrationRow {
  readonly name: CalibrationName;
  readonly summary: string;
  /** `first`: the first text is the person's, the second is not; `even`: nothing tells the two apart; `open`: no answer is known. */
  readonly known: 'first' | 'even' | 'open';
}

export type CalibrationName =
  | 'real-text/other-author'
  | 'real-text/zero-shot'
  | 'real-text/real-text'
  | 'zero-shot/zero-shot'
  | 'placebo/zero-shot';

export const calibrationRows: readonly CalibrationRow[] = [
  {
    name: 'real-text/other-author',
    summary: "the person's own text against another person's of the register",
    known: 'first',
  },
  { name: 'real-text/zero-shot', summary: "the person's own text against the model's own voice", known: 'first' },
  { name: 'real-text/real-text', summary: 'two texts of the person', known: 'even' },
  { name: 'zero-shot/zero-shot', summary: "two texts in the model's own voice", known: 'even' },
  {
    name: 'placebo/zero-shot',
    summary: "a text made with another person's material against the model's own voice",
    known: 'open',
  },
];

/** The row that tells whether a judge sees style at all, and the share of it that must be won. */
export const sightRow: CalibrationName = 'real-text/other-author';
export const sightBar = 0.8;
