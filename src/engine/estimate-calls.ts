import type { LearnEstimate } from '../contracts/learn-result.ts';
import { estimateTokens } from '../core/text/index.ts';
import type { ModelHandle } from '../ports/model.ts';
import type { Prompt } from '../prompting/prompt.ts';
import { proposalReplyTokens } from './infer-hypotheses.ts';
import type { MeasuredSample } from './measure-person.ts';
import { mostTextTokens, requestReplyTokens } from './prepare-turns.ts';

export interface EstimateInput {
  readonly model: Pick<ModelHandle, 'size' | 'speed' | 'contextTokens'>;
  readonly proposal: Prompt;
  readonly samples: readonly MeasuredSample[];
  readonly register: string;
}

/** Samples shown as turns, and texts judged in a trial, at the most. */
const mostShown = 6;
const mostJudged = 12;

/** Upper estimate of a learning's calls: proposal, requests and, from large models, verdicts. */
export function estimateCalls({ model, proposal, samples, register }: EstimateInput): LearnEstimate['estimate'] {
  const sizes = samples.filter((sample) => sample.register === register).map(({ text }) => estimateTokens(text) + 16);
  const mean = sizes.length === 0 ? 0 : sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  const shown = Math.min(mostShown, sizes.length);
  const proposalTokens =
    estimateTokens(proposal.system) + proposal.messages.reduce((sum, { text }) => sum + estimateTokens(text), 0);
  const judges = model.size === 'large';
  const inputTokens = Math.ceil(
    proposalTokens +
      shown * Math.min(mean, mostTextTokens + 16) +
      requestInstructionTokens +
      (judges ? mostJudged * 130 + 320 : 0),
  );
  const outputTokens = proposalReplyTokens(model) + requestReplyTokens(shown) + (judges ? mostJudged * 48 : 0);
  const seconds = model.speed === null ? null : inputTokens / model.speed.read + outputTokens / model.speed.write;
  return { calls: judges ? 3 : 2, inputTokens, outputTokens, seconds };
}

const requestInstructionTokens = 160;
