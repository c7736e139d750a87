import { plainRequest } from '../core/profile/index.ts';
import { firstThatFit, readMaterial, shownLimits } from '../engine/read-material.ts';
import { writeTask } from '../engine/write-task.ts';
import type { Method } from '../ports/method.ts';
import { writeAs } from '../prompting/write-as.ts';

/**
 * The person's first samples as the model's own earlier turns, each under the request that the product makes of it without a model: what choosing samples
 * and writing their requests adds in hyperalign.
 */
export function ownTurns(): Method {
  return {
    name: 'own-turns',
    summary: `The first ${shownLimits.samples} samples that fit ${shownLimits.tokens} tokens as the model's own earlier turns, each under a plain request made of the register and a few of its words.`,
    version: 1,
    personal: true,
    open: async ({ model }) => ({
      prepare: async (material) => {
        const { texts, signature } = await readMaterial(material);
        const turns = firstThatFit(texts, shownLimits).map(({ text }) => ({
          request: plainRequest({ text, register: material.register }),
          text,
        }));
        return {
          statements: [],
          write: (task, draw) => {
            const { brief, register } = task;
            const prompt = writeAs({ task: brief, register, instructions: [], turns, signature });
            return writeTask(model, { prompt, task, draw });
          },
        };
      },
    }),
  };
}
