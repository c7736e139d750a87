import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Background, backgroundSchema } from '../../contracts/background.ts';
import { HyperalignError } from '../../errors.ts';
import type { BackgroundSource } from '../../ports/background-source.ts';

/** The statistics that come with the package, read once. Fails with `unreadable_input` when the file is missing or damaged. */
export function openBackground(file: URL = new URL('./writers.background.json', import.meta.url)): BackgroundSource {
  let loading: Promise<Background> | null = null;
  return {
    load: () => {
      loading ??= read(file);
      return loading;
    },
  };
}

async function read(file: URL): Promise<Background> {
  try {
    return backgroundSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new HyperalignError(
      'unreadable_input',
      `The statistics of other writers could not be read from ${fileURLToPath(file)}. Install the package again.`,
      { details: { path: fileURLToPath(file) }, cause },
    );
  }
}
