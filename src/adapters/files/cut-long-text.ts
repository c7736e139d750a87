/** The longest single text that is read whole, in characters: about 350,000 words, more than a profile can use. */
export const longestText = 2_000_000;

export interface CutText {
  readonly text: string;
  readonly isCut: boolean;
}

/** The beginning of a text that is too long, up to the last paragraph, line or word that fits. */
export function cutLongText(text: string): CutText {
  if (text.length <= longestText) return { text, isCut: false };
  const beginning = text.slice(0, longestText);
  for (const end of ['\n\n', '\n', ' ']) {
    const at = beginning.lastIndexOf(end);
    if (at > longestText / 2) return { text: beginning.slice(0, at), isCut: true };
  }
  return { text: beginning.toWellFormed(), isCut: true };
}

/** Tells the owner what was left out and what to do. */
export const cutDetail =
  'only the beginning, 2 MB, was read: more than a profile needs. To use another part, save it as a file of its own';
