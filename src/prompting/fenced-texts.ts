/** A text that stands in a prompt as data. */
export interface QuotedText {
  readonly id: string;
  readonly text: string;
}

/**
 * Sets texts into marked blocks that none of them can close: where a text holds a closing mark, all blocks get another one.
 * The common form is the plainest, since small models take a mark for something to write about. Equal texts give equal bytes.
 */
export function fenceTexts(label: string, texts: readonly QuotedText[]): string {
  const name = freeName(label, texts);
  return texts.map(({ id, text }) => `<${name} id="${id}">\n${text}\n</${name}>`).join('\n');
}

function freeName(label: string, texts: readonly QuotedText[]): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? label : `${label}-${number}`;
    if (!texts.some(({ text }) => text.toLowerCase().includes(`</${name}`))) return name;
  }
}
