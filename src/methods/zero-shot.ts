import { writeTask } from '../engine/write-task.ts';
import type { Method } from '../ports/method.ts';
import { writeAs } from '../prompting/write-as.ts';

/** Nothing but the task: the model's own voice. */
export function zeroShot(): Method {
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
          return writeTask(model, { prompt, task, draw });
        },
      }),
    }),
  };
}
