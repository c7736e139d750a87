import type { RegisterBackground } from '../contracts/background.ts';
import type { DefaultVoice } from '../contracts/default-voice.ts';
import type { Hypothesis } from '../contracts/hypothesis.ts';
import type { Notice } from '../contracts/learn-result.ts';
import { contrastiveReplySchema, type Proposal, slotReplySchema } from '../contracts/proposal.ts';
import {
  admitInferred,
  flagModelDefault,
  proposalsFromContrastive,
  proposalsFromSlots,
} from '../core/hypotheses/index.ts';
import { estimateTokens } from '../core/text/index.ts';
import type { ContrastText } from '../ports/contrast-source.ts';
import type { ModelHandle } from '../ports/model.ts';
import type { QuotedText } from '../prompting/fenced-texts.ts';
import { type Prompt, promptName } from '../prompting/prompt.ts';
import { proposeContrastive } from '../prompting/propose-contrastive.ts';
import { proposeSlots } from '../prompting/propose-slots.ts';
import { type AskOptions, askForObject, type ObjectAnswer } from './ask-model.ts';
import { hideNames } from './hide-names.ts';
import type { MeasuredSample } from './measure-person.ts';
import { failureSentence, isPassing } from './model-failure.ts';
import { beginningOf } from './text-beginning.ts';

export interface InferInput {
  readonly person: string;
  readonly register: string;
  readonly samples: readonly MeasuredSample[];
  readonly contrast: readonly ContrastText[];
  readonly measured: readonly Hypothesis[];
  /** Statements the owner rejected. */
  readonly rejected: readonly string[];
  readonly background: RegisterBackground;
  /** How the model writes for nobody, where that is known. */
  readonly voice: DefaultVoice | null;
  readonly model: ModelHandle;
  readonly ask: Pick<AskOptions, 'ledger' | 'seed' | 'signal' | 'replies'>;
}

export interface Inferred {
  /** The measured ones; those that the model restated carry its quotes as evidence too. */
  readonly measured: readonly Hypothesis[];
  readonly hypotheses: readonly Hypothesis[];
  /** Name of the prompt that was answered, or null. */
  readonly prompt: string | null;
  /** Purpose of the question, when another time may bring an answer. */
  readonly unanswered: readonly string[];
  readonly notices: readonly Notice[];
}

/** Asks the model once for hypotheses and keeps those whose quotes occur, that pass the filter and that the counts do not contradict. */
export async function inferHypotheses(input: InferInput): Promise<Inferred> {
  const { prompt, shown } = proposalPrompt(input);
  const answer = await proposals(input, prompt);
  if (answer.kind === 'failed') {
    return {
      measured: input.measured,
      hypotheses: [],
      prompt: null,
      unanswered: isPassing(answer.failure) ? [purpose] : [],
      notices: [
        {
          code: `infer-${answer.failure}`,
          message: `${failureSentence(answer.failure, input.model.id, answer.cause)} Only measured hypotheses were learned.`,
        },
      ],
    };
  }
  const shownText = new Map(shown.map(({ id, text }) => [id, text]));
  const { admitted, dropped, measured } = admitInferred({
    person: input.person,
    register: input.register,
    proposals: answer.value,
    inference: inferenceOf(input).map((sample) => ({ ...sample, text: shownText.get(sample.id) ?? sample.text })),
    others: input.model.size === 'large' ? input.contrast : [],
    measured: input.measured,
    background: input.background,
  });
  const reasons = Object.entries(Object.groupBy(dropped, ({ reason }) => reason)).map(
    ([reason, list]) => `${list?.length ?? 0} ${reason}`,
  );
  return {
    measured,
    hypotheses: admitted,
    prompt: promptName(prompt),
    unanswered: [],
    notices:
      dropped.length === 0
        ? []
        : [
            {
              code: 'infer-dropped',
              message: `The model proposed ${answer.value.length} hypotheses; ${dropped.length} did not pass: ${reasons.join(', ')} (${shown.length} samples shown).`,
            },
          ],
  };
}

const purpose = 'propose-hypotheses';

type ModelFacts = Pick<ModelHandle, 'size' | 'contextTokens'>;

/** The prompt for this model, also for estimates. It fits into the model's context together with its reply. */
export function proposalPrompt(input: Omit<InferInput, 'model' | 'ask'> & { readonly model: ModelFacts }): {
  readonly prompt: Prompt;
  /** As the model sees them: their beginnings, with other names for theirs. */
  readonly shown: readonly QuotedText[];
} {
  const { model, register } = input;
  const room = model.contextTokens - proposalReplyTokens(model) - instructionTokens;
  const most = model.size === 'small' ? mostSampleTokens.small : mostSampleTokens.large;
  const tokens = Math.min(most, room * 0.7);
  // A few long texts, such as essays, would fill the room or not fit at all: of each its beginning is shown.
  const excerpts = inferenceOf(input).map(({ id, text, language }) => ({
    id,
    language,
    text: beginningOf(text, tokens / 3),
  }));
  // Twice, for a stand-in may be longer than the name it stands for.
  const samples = withinBudget(hideNames(withinBudget(excerpts, tokens), { among: input.samples }), tokens);
  const prompt =
    model.size === 'small'
      ? proposeSlots({ samples, register })
      : proposeContrastive({
          samples,
          others: withinBudget(input.contrast, Math.min(mostContrastTokens, room * 0.2)),
          ...countedDifferences(input),
          rejected: input.rejected,
          register,
        });
  return { prompt, shown: samples };
}

/** Measured differences from other people, those that tell the person from the model's own voice apart from the rest. */
function countedDifferences({ measured, voice }: Pick<InferInput, 'measured' | 'voice'>): {
  readonly measured: readonly string[];
  readonly ownHabits: readonly string[];
} {
  const shared = new Set(
    flagModelDefault(measured, voice).flatMap(({ id, flags }) => (flags.includes('model-default') ? [id] : [])),
  );
  const lineOf = ({ predicate, statement }: Hypothesis): string => `${predicate?.featureId ?? 'none'}: ${statement}`;
  return {
    measured: measured
      .filter(({ id }) => !shared.has(id))
      .map(lineOf)
      .slice(0, mostDifferences),
    ownHabits: measured
      .filter(({ id }) => shared.has(id))
      .map(lineOf)
      .slice(0, mostDifferences / 2),
  };
}

const mostDifferences = 12;
const mostSampleTokens = { small: 1400, large: 5000 } as const;
const mostContrastTokens = 1200;
/** Room for the instructions, counted differences and rejected statements. */
const instructionTokens = 800;

/** Output tokens to allow for the reply. */
export function proposalReplyTokens({ size, contextTokens }: ModelFacts): number {
  return Math.min(size === 'small' ? 640 : 4000, Math.floor(contextTokens / 3));
}

async function proposals(input: InferInput, prompt: Prompt): Promise<ObjectAnswer<readonly Proposal[]>> {
  const options = {
    ...input.ask,
    purpose,
    prompt,
    maxOutputTokens: proposalReplyTokens(input.model),
    temperature: 0,
  };
  if (input.model.size === 'small') {
    const answer = await askForObject(input.model, { ...options, schema: slotReplySchema });
    return answer.kind === 'failed' ? answer : { ...answer, value: proposalsFromSlots(answer.value) };
  }
  const answer = await askForObject(input.model, { ...options, schema: contrastiveReplySchema });
  return answer.kind === 'failed' ? answer : { ...answer, value: proposalsFromContrastive(answer.value) };
}

function inferenceOf({ samples, register }: Pick<InferInput, 'samples' | 'register'>): readonly MeasuredSample[] {
  return samples.filter((sample) => sample.part === 'inference' && sample.register === register);
}

/** As many texts as fit, in order; a text that does not fit is passed over, so that one long text does not end the list. */
function withinBudget<T extends QuotedText>(texts: readonly T[], tokens: number): readonly T[] {
  let left = tokens;
  return texts.filter(({ text }) => {
    const cost = estimateTokens(text) + 16;
    if (cost > left) return false;
    left -= cost;
    return true;
  });
}
