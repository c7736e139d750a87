import type { LearnEstimate } from '../contracts/learn-result.ts';
import { mostShownSamples } from '../core/profile/index.ts';
import { estimateTokens } from '../core/text/index.ts';
import type { ModelHandle } from '../ports/model.ts';
import type { Prompt } from '../prompting/prompt.ts';
import { asksAlone, mostTextTokens, requestReplyTokens, summaryTemperatures } from './ask-requests.ts';
import { proposalReplyTokens } from './infer-hypotheses.ts';
import type { MeasuredSample } from './measure-person.ts';
import { summaryReplyTokens } from './sum-up-text.ts';

export interface EstimateInput {
  readonly model: Pick<ModelHandle, 'size' | 'speed' | 'contextTokens'>;
  readonly proposal: Prompt;
  readonly samples: readonly MeasuredSample[];
  readonly register: string;
}

/** Texts judged in a trial, at the most. */
const mostJudged = 12;

/** Upper estimate of a learning's calls: proposal, requests and, from large models, verdicts. */
export function estimateCalls({ model, proposal, samples, register }: EstimateInput): LearnEstimate['estimate'] {
  const sizes = samples.filter((sample) => sample.register === register).map(({ text }) => estimateTokens(text) + 16);
  const mean = sizes.length === 0 ? 0 : sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  const shown = Math.min(mostShownSamples, sizes.length);
  const requests = estimateRequests({ model, register, shown, textTokens: Math.min(mean, mostTextTokens + 16) });
  const proposalTokens =
    estimateTokens(proposal.system) + proposal.messages.reduce((sum, { text }) => sum + estimateTokens(text), 0);
  const judges = model.size === 'large';
  const inputTokens = Math.ceil(proposalTokens + requests.inputTokens + (judges ? mostJudged * 130 + 320 : 0));
  const outputTokens = proposalReplyTokens(model) + requests.outputTokens + (judges ? mostJudged * 48 : 0);
  const seconds = model.speed === null ? null : inputTokens / model.speed.read + outputTokens / model.speed.write;
  return { calls: 1 + requests.calls + (judges ? 1 : 0), inputTokens, outputTokens, seconds };
}

interface RequestsToAsk {
  readonly model: Pick<ModelHandle, 'size'>;
  readonly register: string;
  readonly shown: number;
  readonly textTokens: number;
}

function estimateRequests({ model, register, shown, textTokens }: RequestsToAsk) {
  if (!asksAlone(model, register))
    return {
      ...{ calls: 1, inputTokens: shown * textTokens + requestInstructionTokens },
      outputTokens: requestReplyTokens(shown),
    };
  const calls = shown * summaryTemperatures.length;
  return {
    ...{ calls, inputTokens: calls * (textTokens + requestInstructionTokens) },
    outputTokens: calls * summaryReplyTokens,
  };
}

const requestInstructionTokens = 160;
