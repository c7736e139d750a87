import { describeFreely } from '../engine/describe-freely.ts';
import { readMaterial } from '../engine/read-material.ts';
import { writeTask } from '../engine/write-task.ts';
import type { Method } from '../ports/method.ts';
import { writeDescribed } from '../prompting/write-described.ts';

/** What a model says of the person in prose, in as many tokens as hypotheses may take: the form of a profile. */
export function freeSummary(): Method {
  return {
    name: 'free-summary',
    summary: 'A free description of the style, made by the model from the samples in one call, as system message.',
    version: 1,
    personal: true,
    open: async ({ model, seed, signal }) => ({
      prepare: async (material) => {
        const { texts } = await readMaterial(material);
        const ask = { register: material.register, seed, ...(signal === undefined ? {} : { signal }) };
        const { description, quotes } = await describeFreely(model, texts, ask);
        return {
          statements: [quotes ? 'A free description, not shown because it quotes samples.' : description],
          write: (task, draw) => {
            const prompt = writeDescribed({ description, task: task.brief, register: task.register });
            return writeTask(model, { prompt, task, draw });
          },
        };
      },
    }),
  };
}
