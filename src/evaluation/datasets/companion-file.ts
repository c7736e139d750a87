import { HyperalignError } from '../../errors.ts';

/** The name of a second file that has another word in the place of one, such as `items` for `ratings`; null where the name lacks the word. */
export function companionNamed(file: string, word: string, other: string): string | null {
  return file.includes(word) ? file.replace(word, other) : null;
}

/** Half of a data set that is published as two files. */
export function missingCompanion(
  file: string,
  { holds, lacks }: { readonly holds: string; readonly lacks: string },
): HyperalignError {
  return new HyperalignError(
    'unreadable_input',
    `${file} holds ${holds} without the ${lacks} that belong to them. Put that file beside it, both named alike but for the words "${holds}" and "${lacks}".`,
    { details: { file } },
  );
}
