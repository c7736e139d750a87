import { firstThatFit, readMaterial, shownLimits } from '../engine/read-material.ts';
import { writeTask } from '../engine/write-task.ts';
import type { Method } from '../ports/method.ts';
import { followRetrieved } from '../prompting/follow-retrieved.ts';
import { openNearest } from './nearest-texts.ts';

/** The person's samples that are nearest to the task in words, shown in one prompt (LaMP, arXiv 2304.11406). */
export function retrievedSamples(): Method {
  return {
    name: 'retrieved-samples',
    summary: `The samples nearest to the task by BM25 (Okapi, k1 1.5, b .75), up to ${shownLimits.samples} in ${shownLimits.tokens} tokens, in one prompt as in LaMP.`,
    version: 1,
    personal: true,
    open: async ({ model }) => ({
      prepare: async (material) => {
        const { texts } = await readMaterial(material);
        const nearestTo = openNearest(texts);
        return {
          statements: [],
          write: (task, draw) => {
            const samples = firstThatFit(nearestTo(task.brief), shownLimits);
            const prompt = followRetrieved({ samples, task: task.brief, register: task.register });
            return writeTask(model, { prompt, task, draw });
          },
        };
      },
    }),
  };
}
