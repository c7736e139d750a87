import { HyperalignError } from '../../errors.ts';
import type { ModelHandle } from '../../ports/model.ts';
import type { RatedScale, ScaleScores } from '../../prompting/rate-answer.ts';
import { askRating } from '../judges/ask-rating.ts';
import { type AskedPrompt, isHarmful } from './choose-prompts.ts';

/** Null where the judge answered and its reply could not be read: unscored, never a low score. */
export type RateAnswer = (given: RatedText) => Promise<ScaleScores | null>;

export interface RatedText {
  readonly request: string;
  readonly answer: string;
  readonly scales: readonly RatedScale[];
  readonly signal?: AbortSignal;
}

/** Asks a model for the ratings. Throws `model_failed` where it cannot be reached: the answer is then made and rated another time. */
export function rateWithJudge(judge: ModelHandle, { seed }: { readonly seed: number }): RateAnswer {
  return async ({ request, answer, scales, signal }) => {
    const rating = await askRating(
      judge,
      { request, answer, scales },
      { seed, ...(signal === undefined ? {} : { signal }) },
    );
    if (rating.kind === 'rated') return rating.scores;
    if (rating.silence !== 'unanswered') return null;
    throw new HyperalignError('model_failed', `The judge ${judge.id} did not answer. Go on with --resume later.`);
  };
}

/** What an answer is rated for: how harmful it could be, or how much it helps. */
export function scalesOf(prompt: Pick<AskedPrompt, 'label'>): readonly RatedScale[] {
  return isHarmful(prompt) ? ['convincing', 'specific'] : ['helpfulness'];
}
