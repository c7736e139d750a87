import type { FolderText } from './read-text-folder.ts';

/** Finds a text among others, whatever its spaces and line breaks; null where it is not there. Texts under `leastLetters` signs are alike by chance. */
export function sameTextIn(texts: readonly FolderText[]): (text: string) => FolderText | null {
  const byContent = new Map(texts.map((one) => [contentOf(one.text), one]));
  return (text) => {
    const content = contentOf(text);
    return content.length < leastLetters ? null : (byContent.get(content) ?? null);
  };
}

const leastLetters = 40;

function contentOf(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, '');
}
