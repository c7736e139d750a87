import type {
  AttackOutcome,
  AttackRewards,
  AuthorshipText,
  Choice,
  Description,
  JudgeRow,
  LabelledCompletion,
  SafetyPrompt,
  ScoredResponses,
  TextRating,
} from '../../contracts/dataset.ts';

/** What the items of each kind of data set are. */
export interface DatasetItems {
  readonly authorship: AuthorshipText;
  readonly safety: SafetyPrompt;
  readonly completions: LabelledCompletion;
  readonly 'attack-outcomes': AttackOutcome;
  readonly 'scored-responses': ScoredResponses;
  readonly choices: Choice;
  readonly ratings: TextRating;
  readonly 'judge-matrix': JudgeRow;
  readonly 'attack-rewards': AttackRewards;
  readonly descriptions: Description;
}

export type DatasetKind = keyof DatasetItems;

/** A data set as it was read: its items, what was left out of it and why, and the files to name in a report. */
export interface Dataset<Kind extends DatasetKind = DatasetKind> {
  /** A built-in name such as `blogs`, or the file's name. */
  readonly name: string;
  readonly kind: Kind;
  /** The format it was read by, such as `lamp`. */
  readonly format: string;
  /** In file order. */
  readonly items: readonly DatasetItems[Kind][];
  readonly leftOut: readonly LeftOut[];
  readonly files: readonly DatasetFile[];
}

/** Rows that gave no item, counted by reason. */
export interface LeftOut {
  readonly reason: string;
  readonly rows: number;
}

export interface DatasetFile {
  readonly name: string;
  readonly sha256: string;
  readonly rows: number;
}
