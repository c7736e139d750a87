const word = /[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu;

/** What follows where a text begins by saying the opening again, word for word up to case, marks and spaces; the whole text where it does not. */
export function withoutOpening(text: string, opening: string): string {
  const given = [...opening.matchAll(word)].map(([one]) => plain(one));
  const said = [...text.matchAll(word)].slice(0, given.length);
  const last = said.at(-1);
  if (last === undefined || said.length < given.length || said.some(([one], at) => plain(one) !== given[at]))
    return text;
  // With its closing marks, up to the space behind them.
  return text.slice(last.index + last[0].length).replace(/^[^\s\p{L}\p{N}]*\s*/u, '');
}

function plain(one: string): string {
  return one.normalize('NFC').toLowerCase().replaceAll('’', "'");
}
