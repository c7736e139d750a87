import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { defaultVoiceSchema } from '../../contracts/default-voice.ts';
import { HyperalignError } from '../../errors.ts';
import type { DefaultVoices } from '../../ports/default-voices.ts';

export interface DefaultVoiceFiles {
  /** Folder of voices measured here, one file a model. Created when the first is kept. */
  readonly folder: string;
  /** The voices that come with the package. */
  readonly shipped?: URL;
}

/** Voices in files: those of the folder first, then the shipped ones. A damaged file fails with `unreadable_input` and the way out. */
export function openDefaultVoices({
  folder,
  shipped = new URL('./voices.background.json', import.meta.url),
}: DefaultVoiceFiles): DefaultVoices {
  const fileOf = (model: string): string => join(folder, `${fileName(model)}.json`);
  return {
    load: async (model) => {
      const own = await readJson(fileOf(model), defaultVoiceSchema, 'Remove the file, or measure the voice again.');
      if (own?.model === model) return own;
      const all = await readJson(fileURLToPath(shipped), shippedVoicesSchema, 'Install the package again.');
      return all?.find((voice) => voice.model === model) ?? null;
    },
    keep: async (voice) => {
      const path = fileOf(voice.model);
      try {
        await mkdir(dirname(path), { recursive: true });
        // Another process sees the old file or the new one, never half of it.
        await writeFile(`${path}.new`, `${JSON.stringify(voice)}\n`);
        await rename(`${path}.new`, path);
      } catch (cause) {
        throw notWritten(path, cause);
      }
    },
  };
}

export const shippedVoicesSchema = z.array(defaultVoiceSchema);

/** Safe in every file system, and different for different models. */
function fileName(model: string): string {
  return encodeURIComponent(model).replaceAll('*', '%2A');
}

async function readJson<T>(path: string, schema: z.ZodType<T>, remedy: string): Promise<T | null> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw new HyperalignError('unreadable_input', `The default voice in ${path} could not be read. ${remedy}`, {
      details: { path },
      cause,
    });
  }
}

function notWritten(path: string, cause: unknown): HyperalignError {
  const full = cause instanceof Error && 'code' in cause && (cause.code === 'ENOSPC' || cause.code === 'EDQUOT');
  return new HyperalignError(
    full ? 'storage_full' : 'unreadable_input',
    full
      ? `The disk that holds ${path} is full. Free some space and measure the voice again.`
      : `${path} cannot be written. Make its folder writable, or choose another place with --home.`,
    { details: { path }, cause },
  );
}
