/** What one person's texts are used for. No text and no source stands in two places. */
export interface EvaluationPerson {
  readonly person: string;
  readonly register: string;
  /** Methods learn from these. */
  readonly learn: readonly EvaluationText[];
  /** Candidates are chosen by these. */
  readonly select: readonly EvaluationText[];
  /** Measures are fitted on these; no method sees them. */
  readonly evaluate: readonly EvaluationText[];
  /** The real texts whose briefs are the tasks: the ceiling. For people of the other half verification is calibrated on them, too. */
  readonly targets: readonly EvaluationText[];
  /** Held out like targets, but no task is made of them: verification is calibrated on those of the other half, and a text of the right length is found here where the person stands in for somebody else. */
  readonly unasked?: readonly EvaluationText[];
}

export interface EvaluationText {
  readonly id: string;
  readonly text: string;
  readonly source: string;
  /** A subject line or title that came with it. */
  readonly title: string | null;
  /** Its first sentence, where that is given to whoever writes and `text` is the rest. */
  readonly opening?: string;
}
