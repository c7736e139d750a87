import { firstThatFit, readMaterial, shownLimits } from '../engine/read-material.ts';
import { writeTask } from '../engine/write-task.ts';
import type { Method } from '../ports/method.ts';
import { bareRequest } from '../prompting/bare-request.ts';
import { writeAs } from '../prompting/write-as.ts';

/** The person's first samples as the model's own earlier turns: what choosing samples, and asking for each, adds in hyperalign. */
export function ownTurns(): Method {
  return {
    name: 'own-turns',
    summary: `The first ${shownLimits.samples} samples that fit ${shownLimits.tokens} tokens as the model's own earlier turns, each under a bare request for the register.`,
    version: 1,
    personal: true,
    open: async ({ model }) => ({
      prepare: async (material) => {
        const { texts, signature } = await readMaterial(material);
        const request = bareRequest(material.register);
        const turns = firstThatFit(texts, shownLimits).map(({ text }) => ({ request, text }));
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
