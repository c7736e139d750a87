import type { Hypothesis } from '../../contracts/hypothesis.ts';
import type { Profile } from '../../contracts/profile.ts';
import type { Delivery } from '../../contracts/write-result.ts';
import { hijacksModel } from '../hypotheses/model-takeover.ts';
import { selectedHypotheses } from '../hypotheses/select-hypotheses.ts';
import { formFault } from '../hypotheses/statement-filter.ts';
import { plainRequest } from './plain-request.ts';

export interface GuidanceLimits {
  /** For the hypotheses alone. */
  readonly hypothesesTokens: number;
  /** For hypotheses and samples together. */
  readonly totalTokens: number;
}

export interface CompileGuidanceInput {
  readonly profile: Pick<Profile, 'hypotheses' | 'shownSamples'>;
  /** Texts of samples by id; a shown sample without one is left out. */
  readonly texts: ReadonlyMap<string, string>;
  readonly register: string;
  readonly delivery: Delivery;
  readonly limits: GuidanceLimits;
  readonly estimateTokens: (text: string) => number;
}

export interface CompiledGuidance {
  /** Second person, best first. Made from statements alone; no text of a sample is in them. */
  readonly instructions: readonly string[];
  /** Own samples as earlier turns: the only place where text of samples stands. */
  readonly turns: readonly { readonly request: string; readonly text: string }[];
  readonly hypothesisIds: readonly string[];
  readonly sampleIds: readonly string[];
  /** Estimated, never above the limits. */
  readonly tokens: number;
  /** What is told to the model, for people. */
  readonly text: string;
}

/** What marks a line and a turn cost beside their words. */
const tokensOfLine = 2;
const tokensOfTurn = 8;

/**
 * What a profile becomes in a prompt: the same bytes for equal input, within the limits. Hypotheses of another register stay out.
 * To hold the limits the last hypothesis goes first, then the last samples, then more hypotheses.
 */
export function compileGuidance(input: CompileGuidanceInput): CompiledGuidance {
  const { profile, register, delivery, limits, estimateTokens } = input;
  const wanted = delivery === 'samples' ? [] : selectedHypotheses(profile.hypotheses, register).filter(isSayable);
  const costOfLine = ({ instruction }: Hypothesis): number => estimateTokens(instruction) + tokensOfLine;
  const hypotheses = fitting(wanted, costOfLine, Math.min(limits.hypothesesTokens, limits.totalTokens));
  const spent = sum(hypotheses.map(costOfLine));
  const costOfTurn = ({ request, text }: Turn): number => estimateTokens(request) + estimateTokens(text) + tokensOfTurn;
  const turns = fitting(delivery === 'hypotheses' ? [] : ownTurns(input), costOfTurn, limits.totalTokens - spent);
  const instructions = hypotheses.map(({ instruction }) => instruction);
  return {
    instructions,
    turns: turns.map(({ request, text }) => ({ request, text })),
    hypothesisIds: hypotheses.map(({ id }) => id),
    sampleIds: turns.map(({ sampleId }) => sampleId),
    tokens: spent + sum(turns.map(costOfTurn)),
    text: renderGuidance(instructions, turns),
  };
}

interface Turn {
  readonly sampleId: string;
  readonly request: string;
  readonly text: string;
}

/** Samples of the register under their requests. A sample that speaks to the model is not shown; such a request is made anew. */
function ownTurns({ profile, texts, register }: CompileGuidanceInput): readonly Turn[] {
  return profile.shownSamples.flatMap((shown) => {
    const text = texts.get(shown.sampleId);
    if (shown.register !== register || text === undefined || text.trim() === '' || hijacksModel(text)) return [];
    const request = hijacksModel(shown.request) ? plainRequest({ text, register }) : shown.request;
    return [{ sampleId: shown.sampleId, request, text }];
  });
}

/** The longest beginning that fits: what is dropped is the last, so a tighter limit never brings something new in. */
function fitting<T>(items: readonly T[], cost: (item: T) => number, limit: number): readonly T[] {
  let left = limit;
  const kept: T[] = [];
  for (const item of items) {
    left -= cost(item);
    if (left < 0) break;
    kept.push(item);
  }
  return kept;
}

/** Measured ones come from templates; others were filtered when they were made, and again here, for a profile may have been imported. */
function isSayable({ statement, instruction, origin }: Hypothesis): boolean {
  if (/[\n\r<>{}[\]`|\\]/.test(instruction) || hijacksModel(instruction)) return false;
  return origin === 'measured' || formFault(statement) === null;
}

function renderGuidance(instructions: readonly string[], turns: readonly Turn[]): string {
  const parts = [
    ...(instructions.length > 0 ? [`How you write:\n${instructions.map((line) => `- ${line}`).join('\n')}`] : []),
    ...turns.map(({ request, text }, at) => `Earlier turn ${at + 1}\nRequest: ${request}\nYour text:\n${text}`),
  ];
  return parts.length > 0 ? parts.join('\n\n') : 'No guidance.';
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
