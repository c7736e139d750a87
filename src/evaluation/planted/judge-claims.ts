import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { type AskOptions, askForObject } from '../../engine/ask-model.ts';
import { beginningOf } from '../../engine/text-beginning.ts';
import type { ModelHandle } from '../../ports/model.ts';
import { judgeTexts, verdictsReplySchema } from '../../prompting/judge-texts.ts';
import type { Verdicts } from './match-verdicts.ts';
import { type MeasuredText, measuredText } from './measured-people.ts';
import type { PlantedAuthor } from './plant-author.ts';

export interface JudgeClaimsInput {
  readonly author: PlantedAuthor;
  /** Each with a question that decides it. */
  readonly claims: readonly Hypothesis[];
  readonly ask: Pick<AskOptions, 'ledger' | 'seed' | 'signal'>;
}

export interface JudgedClaims {
  /** As the model was shown them. */
  readonly texts: readonly MeasuredText[];
  /** Hypothesis id → verdicts in the order of the texts. */
  readonly verdicts: ReadonlyMap<string, Verdicts>;
}

/** Texts of one question, and how much of each is shown. */
const textsAtOnce = 8;
const mostTextTokens = 220;

/**
 * The model's verdicts on its claims: all texts of the author, planted, and as many of other people, in turn so that no question holds one side alone. Null where
 * it left a question unanswered.
 */
export async function judgeClaims(
  model: ModelHandle,
  { author: { planted, others }, claims, ask }: JudgeClaimsInput,
): Promise<JudgedClaims | null> {
  const foreign = planted.flatMap((_, at) => {
    const texts = others[at % others.length]?.texts ?? [];
    return texts[Math.floor(at / others.length) % texts.length] ?? [];
  });
  const texts = planted
    .flatMap((own, at) => [own, foreign[at] ?? []].flat())
    .map(({ text }, at) => measuredText(`t${at + 1}`, beginningOf(text, mostTextTokens)));
  const answers: Record<string, readonly string[]> = {};
  for (let from = 0; from < texts.length; from += textsAtOnce) {
    const shown = texts.slice(from, from + textsAtOnce);
    const answer = await askForObject(model, {
      ...{ ...ask, purpose: 'match-claims', temperature: 0 },
      prompt: judgeTexts({ texts: shown, checks: claims.map(({ check }) => check ?? '') }),
      schema: verdictsReplySchema(
        shown.map(({ id }) => id),
        claims.length,
      ),
      maxOutputTokens: shown.length * (claims.length * 6 + 12) + 40,
    });
    if (answer.kind === 'failed') return null;
    Object.assign(answers, answer.value);
  }
  const verdictOf = (word: string | undefined): boolean | null =>
    word === 'yes' ? true : word === 'no' ? false : null;
  return {
    texts,
    verdicts: new Map(claims.map(({ id }, asked) => [id, texts.map((text) => verdictOf(answers[text.id]?.[asked]))])),
  };
}
