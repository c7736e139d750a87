import type { Hypothesis } from '../contracts/hypothesis.ts';
import type { Notice } from '../contracts/learn-result.ts';
import { judgeVerdicts } from '../core/hypotheses/index.ts';
import { createRandom } from '../core/numerics/index.ts';
import type { ContrastText } from '../ports/contrast-source.ts';
import type { ModelHandle } from '../ports/model.ts';
import { judgeTexts, verdictsReplySchema } from '../prompting/judge-texts.ts';
import { type AskOptions, askForObject } from './ask-model.ts';
import type { MeasuredSample } from './measure-person.ts';
import { failureSentence, isPassing } from './model-failure.ts';
import { beginningOf } from './text-beginning.ts';

export interface TryInferredInput {
  readonly hypotheses: readonly Hypothesis[];
  readonly own: readonly MeasuredSample[];
  readonly contrast: readonly ContrastText[];
  readonly model: ModelHandle;
  readonly ask: Pick<AskOptions, 'ledger' | 'seed' | 'signal' | 'replies'>;
}

export interface Tried {
  readonly hypotheses: readonly Hypothesis[];
  /** Purpose of the question, when another time may bring an answer. */
  readonly unanswered: readonly string[];
  readonly notices: readonly Notice[];
}

/** Own trial texts, control texts and statements in one call are bounded by these. */
const mostOwn = 4;
const mostControls = 8;
const mostChecks = 6;
const mostTextTokens = 220;

/**
 * Lets the model judge statements that cannot be counted, on held-out texts of the person mixed with other people's, whose origin it is not told.
 * A statement that was not judged stays `proposed` and `untested`.
 */
export async function tryInferred({ hypotheses, own, contrast, model, ask }: TryInferredInput): Promise<Tried> {
  const judged = hypotheses.filter(({ predicate, check }) => predicate === null && check !== null).slice(0, mostChecks);
  const ownTexts = own.slice(0, mostOwn);
  const controls = contrast.slice(0, mostControls);
  if (judged.length === 0 || ownTexts.length < 2) return { hypotheses, unanswered: [], notices: [] };
  if (model.size === 'small') return { hypotheses, unanswered: [], notices: [tooSmallToJudge(model.id)] };

  const random = createRandom(ask.seed);
  const mixed = random
    .shuffle([
      ...ownTexts.map(({ text, source }) => ({ text, person: null, unit: source.unit })),
      ...controls.map(({ text, person }) => ({ text, person, unit: person })),
    ])
    .map((one, index) => ({ ...one, text: beginningOf(one.text, mostTextTokens), id: `t${index + 1}` }));
  const answer = await askForObject(model, {
    ...ask,
    purpose,
    prompt: judgeTexts({
      texts: mixed,
      checks: judged.map(({ check }) => check ?? ''),
    }),
    schema: verdictsReplySchema(
      mixed.map(({ id }) => id),
      judged.length,
    ),
    maxOutputTokens: mixed.length * (judged.length * 6 + 12) + 40,
    temperature: 0,
  });
  if (answer.kind === 'failed') {
    return {
      hypotheses,
      unanswered: isPassing(answer.failure) ? [purpose] : [],
      notices: [
        {
          code: `try-${answer.failure}`,
          message: `${failureSentence(answer.failure, model.id, answer.cause)} Inferred hypotheses stay untested.`,
        },
      ],
    };
  }
  const verdicts = new Map(
    judged.map(({ id }, check) => [
      id,
      mixed.map((text) => ({
        person: text.person,
        unit: text.unit,
        verdict: answer.value[text.id]?.[check] ?? ('unclear' as const),
      })),
    ]),
  );
  const judgedAll = hypotheses.map((one) => judgeVerdicts(one, verdicts.get(one.id) ?? []));
  return { hypotheses: judgedAll, unanswered: [], notices: [] };
}

const purpose = 'try-hypotheses';

/** Measured: qwen2.5-coder-1.5b is right less often than always answering "no" (bench/small-model-prompts.ts, docs/experiments/LOG.md). */
function tooSmallToJudge(model: string): Notice {
  return {
    code: 'try-small-model',
    message: `${model} is too small to judge texts, so hypotheses that cannot be counted stay proposed and untested.`,
  };
}
