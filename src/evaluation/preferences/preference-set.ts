/** A text that people chose between. */
export interface PreferenceItem {
  readonly text: string;
  /** What must stay on one side of every split: the text itself, or the prompt that it answers. */
  readonly group: string;
}

/** A choice, as places in the list of items. */
export interface ItemChoice {
  readonly chosen: number;
  readonly rejected: number;
}

export interface PreferencePerson {
  readonly id: string;
  /** What the data say people differ by, such as the objective they judge by; null where that is not known. Learners are not told. */
  readonly kind: string | null;
  readonly choices: readonly ItemChoice[];
  /** What others said of an item, higher is better; null where nobody else did. Only for the baseline that reads no text. */
  othersOf(item: number): number | null;
}

/** Choices of several people between texts. */
export interface PreferenceSet {
  readonly items: readonly PreferenceItem[];
  readonly people: readonly PreferencePerson[];
}
