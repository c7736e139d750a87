/**
 * A word as tokens may hold it: after a space or not, with a small or a capital first letter. One or two small letters without a space are left out,
 * for inside longer words they are pieces of anything ("Kathar" and "in").
 */
export function asWord(word: string): readonly string[] {
  const bare = word.length > 2 ? [word] : [];
  return [` ${word}`, ...bare, ...asOpener(word)];
}

/** A word at the start of a sentence. */
export function asOpener(word: string): readonly string[] {
  const capital = `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  return [` ${capital}`, capital];
}

/** A mark after a word, by itself, or at the end of a line or paragraph. */
export function asMark(mark: string): readonly string[] {
  return mark.startsWith(' ') ? [mark] : [mark, ` ${mark}`, `${mark}\n`, `${mark}\n\n`];
}
