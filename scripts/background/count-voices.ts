import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { DefaultVoice } from '../../src/contracts/default-voice.ts';
import { summariseVoice } from '../../src/core/stylometry/index.ts';

const folder = new URL('../../.tmp/default-voices/', import.meta.url);

/** Counts of the answers that scripts/draw-default-voice.ts kept here, one voice a file; none where it was not run. */
export async function countVoices(): Promise<readonly DefaultVoice[]> {
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.jsonl')).sort();
  return Promise.all(
    files.map(async (file) => {
      const [first = '', ...lines] = (await readFile(new URL(file, folder), 'utf8')).trim().split('\n');
      return summariseVoice(
        headerSchema.parse(JSON.parse(first)),
        lines.map((line) => answerSchema.parse(JSON.parse(line))),
      );
    }),
  );
}

const headerSchema = z.strictObject({ model: z.string(), prompts: z.string(), seed: z.int() });
const answerSchema = z.strictObject({
  brief: z.string(),
  register: z.string(),
  text: z.string(),
  complete: z.boolean(),
});
