/**
 * T4, option `split`: the word and its clitics, as they stand: "don't" is `do` and `n't`, "shouldn't've" is `should`, `n't` and `'ve`.
 * Any other apostrophe ("o'clock", "O'Brien") parts nothing.
 */
export function splitContraction(word: string): readonly string[] {
  const pieces: string[] = [];
  let end = word.length;
  for (let start = cliticStart(word, end); start > 0; start = cliticStart(word, end)) {
    pieces.push(word.slice(start, end));
    end = start;
  }
  return [word.slice(0, end), ...pieces.reverse()];
}

const clitics: ReadonlySet<string> = new Set(['s', 'm', 'd', 'll', 're', 've']);

/** Where the clitic before `end` begins; -1 where there is none, or where it would leave no letter before it. */
function cliticStart(word: string, end: number): number {
  const apostrophe = word.lastIndexOf("'", end - 1);
  if (apostrophe < 1 || end - apostrophe > 3) return -1;
  const rest = word.slice(apostrophe + 1, end).toLowerCase();
  if (clitics.has(rest)) return apostrophe;
  const isNegation = rest === 't' && /n/i.test(word.charAt(apostrophe - 1));
  return isNegation && !/['\-\u2010\u2011]/.test(word.charAt(apostrophe - 2)) ? apostrophe - 1 : -1;
}
