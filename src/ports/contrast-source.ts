/** A text that somebody other than the person wrote. */
export interface ContrastText {
  readonly id: string;
  /** Who wrote it, so that a caller can take texts of many people. */
  readonly person: string;
  /** The register the text really has, which is another than the asked one where the nearest stood in. */
  readonly register: string;
  readonly text: string;
}

/** Gives texts of other people, to show a language model what a person's writing differs from. */
export interface ContrastSource {
  /**
   * Texts of other people of the register, or of the nearest register that has some; same order every time, never empty.
   * One text of every writer comes before a second of any, so the first n are of as many people as n texts can be.
   * Fails with `unreadable_input` when the texts cannot be read. May be called again.
   */
  load(register: string): Promise<readonly ContrastText[]>;
}
