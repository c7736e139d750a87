const wordOrGlyph = /[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const asciiOnly = /^\p{ASCII}*$/u;
const asciiWord = /[A-Za-z0-9]+(?:['-][A-Za-z0-9]+)*/g;

/** Words of a text. Scripts without spaces count two characters as one word, the usual mean of Chinese and Japanese. */
export function countWords(text: string): number {
  if (asciiOnly.test(text)) return countMatches(text, asciiWord);
  const glyphs = countMatches(text, unspaced);
  if (glyphs === 0) return countMatches(text, wordOrGlyph);
  return countMatches(text.replace(unspaced, ' '), wordOrGlyph) + Math.ceil(glyphs / 2);
}

function countMatches(text: string, pattern: RegExp): number {
  pattern.lastIndex = 0;
  let count = 0;
  while (pattern.test(text)) count += 1;
  return count;
}
