import { writeTask } from '../engine/write-task.ts';
import type { Method } from '../ports/method.ts';
import { genericAdvice, genericAdviceVersion } from '../prompting/generic-advice.ts';
import { writeAs } from '../prompting/write-as.ts';

/** Advice that is true of nobody, told as hypotheses are: what being told anything does. */
export function genericHypotheses(): Method {
  return {
    name: 'generic-hypotheses',
    summary: 'Ten lines of general advice for the register in the place of the hypotheses, the same for everybody.',
    version: genericAdviceVersion,
    personal: false,
    open: async ({ model }) => ({
      prepare: async ({ register }) => ({
        statements: genericAdvice(register),
        write: (task, draw) => {
          const prompt = writeAs({
            task: task.brief,
            register: task.register,
            instructions: genericAdvice(task.register),
            turns: [],
            signature: null,
          });
          return writeTask(model, { prompt, task, draw });
        },
      }),
    }),
  };
}
