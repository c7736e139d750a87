import type { WritingChance } from '../engine/draw-candidates.ts';
import { firstThatFit, readMaterial, shownLimits } from '../engine/read-material.ts';
import { writeTask } from '../engine/write-task.ts';
import type { Method } from '../ports/method.ts';
import { pasteSamples } from '../prompting/paste-samples.ts';

export interface RawSamplesOptions {
  /** Default: as all methods. */
  readonly chance?: WritingChance;
}

/** The person's first samples pasted into the prompt: samples alone. */
export function rawSamples(options: RawSamplesOptions = {}): Method {
  return {
    name: 'raw-samples',
    summary: `The first ${shownLimits.samples} samples that fit ${shownLimits.tokens} tokens, pasted into the prompt before the task.`,
    version: 1,
    personal: true,
    open: async ({ model }) => ({
      prepare: async (material) => {
        const { texts } = await readMaterial(material);
        const samples = firstThatFit(texts, shownLimits);
        return {
          statements: [],
          write: (task, draw) => {
            const prompt = pasteSamples({ samples, task: task.brief, register: task.register });
            return writeTask(model, { ...options, prompt, task, draw });
          },
        };
      },
    }),
  };
}
