import { createHash } from 'node:crypto';
import type { TextBias } from '../ports/model.ts';
import type { KeptReply, PersonKey } from '../ports/store.ts';
import { type Prompt, promptName } from '../prompting/prompt.ts';
import type { EnginePorts } from './engine-ports.ts';
import { isoTime } from './record-run.ts';

/** Everything a reply depends on. */
export interface Question {
  /** `provider:model`. */
  readonly model: string;
  readonly prompt: Prompt;
  /** JSON schema of the reply, or null for text. */
  readonly schema: unknown;
  readonly temperature: number;
  readonly topP: number | null;
  readonly seed: number;
  /** Empty for most. */
  readonly bias: readonly TextBias[];
  readonly avoidRepetition: boolean;
  readonly maxOutputTokens: number;
}

export type PaidReply = Pick<KeptReply, 'text' | 'finishReason'>;

/** The replies of one learning of one person: kept the moment they are paid for, found again when the learning is begun anew. */
export interface KeptReplies {
  find(question: Question): Promise<PaidReply | null>;
  /** Once this resolves, the reply is not paid for again. */
  keep(question: Question, reply: PaidReply): Promise<void>;
  /** Ids of the questions that were found or kept so far: what they answered goes once something is made of it. */
  answeredQuestions(): readonly string[];
}

/** A learning that nobody resumed within a week leaves nothing behind. */
const mostDaysKept = 7;

/** Opens the replies of a person, after those of the workspace that are too old have gone. See docs/decisions/0011-kept-replies.md. */
export async function openReplies({ store, clock }: EnginePorts, key: PersonKey): Promise<KeptReplies> {
  await store.replies.expire(key.workspace, isoTime(clock.now() - mostDaysKept * 24 * 60 * 60 * 1000));
  const answered = new Set<string>();
  return {
    find: async (question) => {
      const id = questionId(question);
      const reply = await store.replies.find(key, id);
      if (reply !== null) answered.add(id);
      return reply;
    },
    keep: async (question, { text, finishReason }) => {
      const id = questionId(question);
      const keptAt = isoTime(clock.now());
      await store.replies.keep(key, { question: id, model: question.model, text, finishReason, keptAt });
      answered.add(id);
    },
    answeredQuestions: () => [...answered],
  };
}

function questionId({ prompt, ...question }: Question): string {
  const { system, messages } = prompt;
  const asked = [question.model, promptName(prompt), system, messages.map(({ role, text }) => [role, text])];
  const { schema, temperature, topP, seed, maxOutputTokens, bias, avoidRepetition } = question;
  // Replies of the first release are found by a question without these two.
  const settings = [
    ...[schema, temperature, topP, seed, maxOutputTokens],
    ...(bias.length === 0 ? [] : [bias]),
    ...(avoidRepetition ? [{ avoidRepetition }] : []),
  ];
  return createHash('sha256')
    .update(JSON.stringify([asked, settings]))
    .digest('hex');
}
