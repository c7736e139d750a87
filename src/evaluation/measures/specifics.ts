import { functionWords } from '../../core/stylometry/function-words.ts';

/** Words and numbers of a text as they are written; `9:30` and `1,200` are one. */
export function writtenForms(text: string): readonly string[] {
  return (
    text
      .normalize('NFC')
      .replaceAll('’', "'")
      .match(/\p{N}+(?:[.,:]\p{N}+)+|[\p{L}\p{N}]+(?:'\p{L}+)*/gu) ?? []
  );
}

/** What can be taken from somewhere or made up, each once: numbers, and words with a capital inside a sentence that are no function words. */
export function specificsOf(text: string): readonly string[] {
  const found = [
    ...text.normalize('NFC').matchAll(/(?<=[\p{Ll}\p{N},;:]['’"”)]?\s+)(?:\p{Lu}\p{Ll}+|\p{N}[\p{N}.,:]*)/gu),
  ]
    .map(([word]) => word.replace(/[.,:]+$/, ''))
    .filter((word) => !functionWords.has(word.toLowerCase()));
  return [...new Set(found)];
}

/**
 * The specifics of a text that stand in a sample and not in the brief. A word counts for a name of a sample where it has a capital inside a sentence
 * there, or begins sentences and is never written small.
 */
export function specificsFromSamples(
  text: string,
  { samples, brief }: { readonly samples: readonly string[]; readonly brief: string },
): readonly string[] {
  const asked = new Set(writtenForms(brief).map((form) => form.toLowerCase()));
  const names = new Set(samples.flatMap(specificsOf));
  const forms = new Set(samples.flatMap(writtenForms));
  const stands = (word: string): boolean =>
    names.has(word) || (forms.has(word) && (/\p{N}/u.test(word) || !forms.has(word.toLowerCase())));
  return specificsOf(text).filter((word) => !asked.has(word.toLowerCase()) && stands(word));
}
