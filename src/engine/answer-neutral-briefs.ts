import type { ModelHandle } from '../ports/model.ts';
import { type NeutralBrief, neutralBriefs, writeNeutral } from '../prompting/neutral-briefs.ts';
import { askForText } from './ask-model.ts';
import type { CallLedger } from './call-ledger.ts';
import { writingChance } from './draw-candidates.ts';
import type { ModelFailure } from './model-failure.ts';

/** What a model wrote when nothing was asked of its manner. */
export interface NeutralAnswer {
  readonly brief: string;
  readonly register: string;
  readonly text: string;
  /** False where the text was cut off at the limit: its end and its length say nothing. */
  readonly complete: boolean;
}

export interface NeutralAnswers {
  readonly answers: readonly NeutralAnswer[];
  /** Why a brief has no answer, one a failed brief. */
  readonly failures: readonly { readonly brief: string; readonly failure: ModelFailure; readonly cause?: unknown }[];
}

export interface AnswerOptions {
  readonly ledger: CallLedger;
  readonly seed: number;
  /** Null answers for every register. */
  readonly register: string | null;
  /** Called before each of the briefs is asked. */
  readonly onBrief?: (brief: NeutralBrief, place: number, of: number) => void;
  readonly signal?: AbortSignal;
}

/** Letters and messages end by themselves, and how they end is a habit; of longer texts the beginning is enough. */
const mostTokens = ({ register }: NeutralBrief): number => (register === 'email' || register === 'chat' ? 256 : 128);

/** As many at once as an embedded model holds sequences for. */
const atOnce = 4;

/** Asks for the text of every brief as `write` does without a profile. A failed brief is left out and named. Throws `aborted` when the signal fires. */
export async function answerNeutralBriefs(
  model: ModelHandle,
  { register, onBrief, ...options }: AnswerOptions,
): Promise<NeutralAnswers> {
  const wanted = neutralBriefs.filter((brief) => register === null || brief.register === register);
  const answers: NeutralAnswer[] = [];
  const failures: NeutralAnswers['failures'][number][] = [];
  for (let from = 0; from < wanted.length; from += atOnce) {
    const briefs = wanted.slice(from, from + atOnce);
    const told = await Promise.all(
      briefs.map(async (brief, place) => {
        onBrief?.(brief, from + place, wanted.length);
        const answer = await askForText(model, {
          ...options,
          ...writingChance,
          purpose: 'answer a neutral brief',
          prompt: writeNeutral(brief),
          maxOutputTokens: mostTokens(brief),
        });
        return { brief, answer };
      }),
    );
    for (const { brief, answer } of told) {
      if (answer.kind === 'failed') {
        const { failure, cause } = answer;
        failures.push({ brief: brief.id, failure, cause });
      } else if (answer.text.trim() !== '') {
        const complete = answer.finishReason !== 'length';
        answers.push({ brief: brief.id, register: brief.register, text: answer.text.trim(), complete });
      }
    }
  }
  return { answers, failures };
}
