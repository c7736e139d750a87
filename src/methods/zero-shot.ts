import type { WritingChance } from '../engine/draw-candidates.ts';
import { writeTask } from '../engine/write-task.ts';
import type { Method } from '../ports/method.ts';
import { writeAs } from '../prompting/write-as.ts';

export interface ZeroShotOptions {
  /** Default: as all methods. */
  readonly chance?: WritingChance;
}

/** Nothing but the task: the model's own voice. */
export function zeroShot(options: ZeroShotOptions = {}): Method {
  return {
    name: 'zero-shot',
    summary: 'The task alone.',
    version: 1,
    personal: false,
    open: async ({ model }) => ({
      prepare: async () => ({
        statements: [],
        write: (task, draw) => {
          const prompt = writeAs({
            task: task.brief,
            register: task.register,
            instructions: [],
            turns: [],
            signature: null,
          });
          return writeTask(model, { ...options, prompt, task, draw });
        },
      }),
    }),
  };
}
