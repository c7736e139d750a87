import { plainRequest } from '../core/profile/index.ts';
import { readMaterial } from '../engine/read-material.ts';
import { writeTask } from '../engine/write-task.ts';
import type { Method } from '../ports/method.ts';
import { writeAs } from '../prompting/write-as.ts';
import { choiceSummaries, openChoice, type TurnChoice } from './choose-turns.ts';

/**
 * The person's samples as the model's own earlier turns, each under the request that the product makes of it without a model: what choosing samples
 * and writing their requests adds in hyperalign, and what another choice would.
 */
export function ownTurns(choice: TurnChoice = 'first'): Method {
  return {
    name: choice === 'first' ? 'own-turns' : `own-turns:${choice}`,
    summary: `${choiceSummaries[choice]} as the model's own earlier turns, each under a plain request made of the register and a few of its words.`,
    version: 2,
    personal: true,
    // Not the people whom measures are calibrated on (evaluation.md M5).
    ...(choice === 'distinctive' ? { chooses: { family: 'word-counts', texts: 'learn' } as const } : {}),
    open: async ({ model, population }) => {
      const turnsFor = openChoice(choice, { population });
      return {
        prepare: async (material) => {
          const { texts, signature } = await readMaterial(material);
          const { register: shownRegister } = material;
          const chosenFor = turnsFor(texts);
          return {
            statements: [],
            write: (task, draw) => {
              const { brief, register } = task;
              const turns = chosenFor(brief).map(({ text }) => ({
                request: plainRequest({ text, register: shownRegister }),
                text,
              }));
              const prompt = writeAs({ task: brief, register, instructions: [], turns, signature });
              return writeTask(model, { prompt, task, draw });
            },
          };
        },
      };
    },
  };
}
