/** A text that stands in a prompt as data. */
export interface QuotedText {
  readonly id: string;
  readonly text: string;
}

/**
 * Sets texts into marked blocks. The mark is derived from the texts so that none of them can close its own block;
 * equal texts give equal bytes.
 */
export function fenceTexts(label: string, texts: readonly QuotedText[]): string {
  const mark = freeMark(texts);
  return texts
    .map(({ id, text }) => `<${label} id="${id}" mark="${mark}">\n${text}\n</${label} mark="${mark}">`)
    .join('\n');
}

function freeMark(texts: readonly QuotedText[]): string {
  for (let number = 0; ; number += 1) {
    const mark = `t${number}`;
    if (!texts.some(({ text }) => text.includes(`mark="${mark}"`))) return mark;
  }
}
