import type { Profile } from '../contracts/profile.ts';
import type { Candidate } from '../contracts/write-result.ts';
import { scoreAgainstFingerprint } from '../core/stylometry/index.ts';
import { measureLeakage } from '../core/text/index.ts';
import { HyperalignError, isHyperalignError } from '../errors.ts';
import type { TextBias } from '../ports/model.ts';
import type { Prompt } from '../prompting/prompt.ts';
import { type AskOptions, askForText, type TextAnswer } from './ask-model.ts';
import type { CallLedger } from './call-ledger.ts';
import { failureSentence } from './model-failure.ts';
import type { Voice } from './open-voice.ts';
import { promptOwner } from './prompt-owner.ts';
import type { WriteRequest } from './write.ts';

export interface Drawn extends Candidate {
  readonly finishReason: string;
  /** It takes more from samples than `mostCopied`. */
  readonly copied: boolean;
}

export interface Drawing {
  readonly prompt: Prompt;
  readonly ledger: CallLedger;
  readonly voice: Voice;
  readonly bias: readonly TextBias[];
  readonly onText: (piece: string) => void;
}

/** A text that takes more than this share of its 5-word runs from samples is a copy. */
export const mostCopied = 0.3;

/** Candidates drawn at once, nearest to the person first; copies of samples last, empty ones not at all. Throws when no call gave text. */
export async function drawCandidates(
  request: WriteRequest,
  { onText, ...drawing }: Drawing,
): Promise<readonly [Drawn, ...Drawn[]]> {
  const { voice } = drawing;
  const {
    candidates = 1,
    rank,
    chance = rank === 'hypotheses' && candidates > 1 ? variedChance : writingChance,
  } = request;
  const options = writeOptions({ ...request, chance }, drawing);
  const answers = await Promise.all(
    Array.from({ length: candidates }, (_, index) =>
      askForText(request.model, { ...options, seed: request.seed + index, onText }),
    ),
  );
  const [best, ...others] = answers
    .flatMap((answer) =>
      answer.kind === 'answered' && answer.text.trim() !== '' ? [weigh(answer, request.task, voice)] : [],
    )
    .toSorted((a, b) => Number(a.copied) - Number(b.copied) || b.score - a.score);
  if (best === undefined) throw noText(answers, request.model.id);
  return [best, ...others];
}

/** How much of a written text is left to chance. */
export interface WritingChance {
  readonly temperature: number;
  readonly topP: number;
}

/** What texts are written with unless said otherwise; default voices are drawn with the same. */
export const writingChance: WritingChance = { temperature: 0.4, topP: 0.9 };

/** Enough that candidates of one task differ in more than a word or two. */
export const variedChance: WritingChance = { temperature: 0.8, topP: 0.95 };

/** How a text is asked for: unless the request says otherwise, with little chance and room for half as much again as the person usually writes. */
export function writeOptions(
  request: WriteRequest,
  { prompt, ledger, voice, bias }: Omit<Drawing, 'onText'>,
): AskOptions {
  return {
    purpose: 'write',
    prompt,
    ledger,
    maxOutputTokens: request.maxOutputTokens ?? replyTokens(voice.profile),
    ...(request.chance ?? writingChance),
    ...{ seed: request.seed, bias },
    ...(request.key === null ? {} : { owner: promptOwner(request.key) }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  };
}

function weigh(
  answer: TextAnswer & { readonly kind: 'answered' },
  task: string,
  { fingerprint, background, sampleTexts }: Voice,
): Drawn {
  const text = answer.text.trim();
  return {
    text,
    finishReason: answer.finishReason,
    copied: measureLeakage(text, { samples: sampleTexts, task }).share > mostCopied,
    score: fingerprint === null ? 0 : scoreAgainstFingerprint(text, fingerprint, background),
  };
}

/** In tokens a little over one and a half times the usual length, so that only runaway text is cut. */
function replyTokens(profile: Profile | null): number {
  return Math.min(1600, Math.max(320, Math.ceil((profile?.fingerprint.medianWords ?? 150) * 2.2)));
}

/** `details.outcome` of the error that says every reply was empty. */
export const emptyOutcome = 'empty';

function noText(answers: readonly TextAnswer[], model: string): HyperalignError {
  const failed = answers.find((answer) => answer.kind === 'failed');
  if (failed === undefined)
    return new HyperalignError(
      'model_failed',
      `The model ${model} returned no text. Try another --seed, or another model.`,
      { details: { outcome: emptyOutcome } },
    );
  if (isHyperalignError(failed.cause)) return failed.cause;
  const code =
    failed.failure === 'provider_error' || failed.failure === 'rate_limited' ? 'model_unavailable' : 'model_failed';
  return new HyperalignError(code, failureSentence(failed.failure, model, failed.cause), { cause: failed.cause });
}
