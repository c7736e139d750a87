import { countFollowed, selectedHypotheses } from '../core/hypotheses/index.ts';
import type { MaterialLearner } from '../engine/learn-material.ts';
import { nameToSign } from '../engine/name-to-sign.ts';
import { writeTask } from '../engine/write-task.ts';
import type { Method } from '../ports/method.ts';
import { writeAs } from '../prompting/write-as.ts';

/** Tells no more than the best so many hypotheses of a learned profile: what each further one adds. */
export function firstHypotheses({ learner }: { readonly learner: MaterialLearner }, most: number): Method {
  return {
    name: `hyperalign:first-${most}`,
    summary: `The best ${most === 1 ? 'hypothesis' : `${most} hypotheses`} of a learned profile, or all where there are fewer, in the system message.`,
    version: 1,
    personal: true,
    open: async ({ model, seed, signal }) => {
      const leave = learner.enter();
      return {
        prepare: async (material) => {
          const asked = { model, seed, ...(signal === undefined ? {} : { signal }) };
          const { profile } = await learner.learn(material, asked);
          const told = selectedHypotheses(profile.hypotheses, material.register).slice(0, most);
          return {
            statements: told.map(({ statement }) => statement),
            write: async (task, draw) => {
              const prompt = writeAs({
                task: task.brief,
                register: task.register,
                instructions: told.map(({ instruction }) => instruction),
                turns: [],
                signature: nameToSign(profile.attributes.signature ?? null),
              });
              const written = await writeTask(model, { prompt, task, draw });
              return { ...written, compliance: countFollowed(told, written.text) };
            },
          };
        },
        close: leave,
      };
    },
  };
}
