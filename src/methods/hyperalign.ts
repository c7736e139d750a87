import type { PostEditMode } from '../contracts/post-edit.ts';
import type { Steer } from '../contracts/steering.ts';
import type { Delivery, WriteResult } from '../contracts/write-result.ts';
import { countFollowed, selectedHypotheses } from '../core/hypotheses/index.ts';
import { emptyOutcome, type WritingChance } from '../engine/draw-candidates.ts';
import type { EnginePorts } from '../engine/engine-ports.ts';
import type { LearnedPerson, MaterialLearner } from '../engine/learn-material.ts';
import { voiceToLeave } from '../engine/steer-voice.ts';
import { write } from '../engine/write.ts';
import { fitTask, taskTokens } from '../engine/write-task.ts';
import { HyperalignError, isHyperalignError } from '../errors.ts';
import type { Draw, Method, MethodText, WritingTask } from '../ports/method.ts';
import type { ModelHandle } from '../ports/model.ts';

export interface HyperalignParts {
  readonly ports: EnginePorts;
  /** Shared by all deliveries, so that a person is learned once. */
  readonly learner: MaterialLearner;
}

export interface HyperalignOptions {
  readonly delivery: Delivery | 'auto';
  /** Default `off`. */
  readonly steer?: Steer;
  /** Default `off`. */
  readonly postEdit?: PostEditMode;
  /** Default: by the delivery. */
  readonly name?: string;
  /** Default: as all methods. */
  readonly chance?: WritingChance;
}

/** Learns a profile and writes with it, as the product does. */
export function hyperalign(parts: HyperalignParts, options: HyperalignOptions): Method {
  const {
    delivery,
    steer = 'off',
    postEdit = 'off',
    name = delivery === 'auto' ? 'hyperalign' : `hyperalign:${delivery}`,
  } = options;
  return {
    name,
    summary: `${summaries[delivery]}${steerings[steer]}${postEdits[postEdit]}`,
    version: 2,
    personal: true,
    ...(steer === 'off' && postEdit === 'off' ? {} : { actsOn: 'catalogue' }),
    open: async ({ model, seed, signal }) => {
      if (steer !== 'off') await requireVoice(parts.ports, model, name);
      const leave = parts.learner.enter();
      return {
        prepare: async (material) => {
          const learned = await parts.learner.learn(material, {
            ...{ model, seed },
            ...(signal === undefined ? {} : { signal }),
          });
          const told = delivery === 'auto' ? model.delivery : delivery;
          return {
            statements: told === 'samples' ? [] : hypothesesOf(learned, material.register).map((one) => one.statement),
            write: (task, draw) => {
              const { register: guidanceRegister } = material;
              return writeAsLearned(parts, { ...options, learned, guidanceRegister, model, task, draw });
            },
          };
        },
        close: leave,
      };
    },
  };
}

/** An arm that steers nothing would pass for one that does. */
async function requireVoice(ports: EnginePorts, model: ModelHandle, method: string): Promise<void> {
  const { voice, notices } = await voiceToLeave(ports, model);
  if (voice !== null) return;
  const why = notices.map(({ message }) => message).join(' ');
  throw new HyperalignError('invalid_input', `${method} cannot be run with ${model.id}. ${why}`, {
    details: { method },
  });
}

const summaries: Readonly<Record<HyperalignOptions['delivery'], string>> = {
  auto: 'A learned profile in the delivery that was measured best for the model.',
  hypotheses: 'The hypotheses of a learned profile in the system message.',
  samples: 'Samples chosen by a learned profile as the model’s own earlier turns, each under the request it answers.',
  both: 'Hypotheses of a learned profile in the system message and chosen samples as earlier turns.',
};

const steerings: Readonly<Record<Steer, string>> = {
  off: '',
  hypotheses:
    ' Words and marks that its hypotheses are about are made likelier or less likely as it writes, towards the rates of the person.',
  fingerprint:
    ' Words and marks of a closed class are made likelier or less likely as it writes, towards the rates of the person.',
};

const postEdits: Readonly<Record<PostEditMode, string>> = {
  off: '',
  hypotheses:
    ' In the finished text, capitals, marks and forms that its hypotheses are about get the rates of the person.',
  fingerprint: ' In the finished text, capitals, marks and forms that say the same get the rates of the person.',
};

interface LearnedWriting extends HyperalignOptions {
  readonly learned: LearnedPerson;
  /** What the person was learned in, which need not be what the task asks for. */
  readonly guidanceRegister: string;
  readonly model: ModelHandle;
  readonly task: WritingTask;
  readonly draw: Draw;
}

async function writeAsLearned(
  { ports }: HyperalignParts,
  { learned, guidanceRegister, model, task, draw, delivery, chance, steer = 'off', postEdit = 'off' }: LearnedWriting,
): Promise<MethodText> {
  const written = await write(ports, {
    workspace: learned.key.workspace,
    key: learned.key,
    task: task.brief,
    register: task.register,
    guidanceRegister,
    ...{ model, delivery, steer, postEdit, words: task.words, maxOutputTokens: taskTokens(task) },
    ...(chance === undefined ? {} : { chance }),
    ...draw,
  }).catch((error: unknown) => {
    if (isHyperalignError(error, 'model_failed') && error.details['outcome'] === emptyOutcome) return nothing;
    throw error;
  });
  const unsteered = written.notices.find(({ code }) => code === 'not-steered');
  if (unsteered !== undefined) throw new HyperalignError('invalid_input', unsteered.message);
  const fitted = fitTask(written, task);
  // Of the text as it is handed back: a cut may take a habit away.
  return { ...fitted, compliance: countFollowed(hypothesesOf(learned, guidanceRegister), fitted.text) };
}

const nothing: Pick<WriteResult, 'text' | 'finishReason' | 'notices'> = { text: '', finishReason: 'stop', notices: [] };

function hypothesesOf({ profile }: LearnedPerson, register: string) {
  return selectedHypotheses(profile.hypotheses, register);
}
