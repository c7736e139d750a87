import type { Hypothesis } from '../contracts/hypothesis.ts';
import type { JudgeAgreement } from '../contracts/judge-agreement.ts';
import type { Notice } from '../contracts/learn-result.ts';
import {
  type CountedQuestion,
  chooseCountedQuestions,
  judgeVerdicts,
  measureAgreement,
  type TextVerdictOf,
  withUnprovenJudge,
} from '../core/hypotheses/index.ts';
import { createRandom, type SeededRandom } from '../core/numerics/index.ts';
import type { ContrastText } from '../ports/contrast-source.ts';
import type { ModelHandle } from '../ports/model.ts';
import { judgeTexts, verdictsReplySchema } from '../prompting/judge-texts.ts';
import { type AskOptions, askForObject } from './ask-model.ts';
import { countOnce } from './count-text.ts';
import type { MeasuredSample } from './measure-person.ts';
import { failureSentence, isPassing } from './model-failure.ts';
import { beginningOf } from './text-beginning.ts';

export interface TryInferredInput {
  readonly hypotheses: readonly Hypothesis[];
  /** Counted hypotheses of the person: what they count is asked too, so that the judge is seen to judge. */
  readonly counted: readonly Hypothesis[];
  readonly own: readonly MeasuredSample[];
  readonly contrast: readonly ContrastText[];
  readonly model: ModelHandle;
  readonly ask: Pick<AskOptions, 'ledger' | 'seed' | 'signal' | 'replies'>;
}

export interface Tried {
  readonly hypotheses: readonly Hypothesis[];
  /** Of the model with counting; null where it judged nothing. */
  readonly agreement: JudgeAgreement | null;
  /** Purpose of the question, when another time may bring an answer. */
  readonly unanswered: readonly string[];
  readonly notices: readonly Notice[];
}

/** Own trial texts, control texts, statements and counted questions in one call are bounded by these. */
const mostOwn = 4;
const mostControls = 8;
const mostChecks = 6;
const mostCounted = 3;
const mostTextTokens = 220;

/**
 * Lets the model judge statements that cannot be counted, on held-out texts of the person mixed with other people's, whose origin it is not told.
 * Among the questions stand a few that counting answers too: verdicts of a model that is not above chance in these decide nothing.
 * A statement that was not judged stays `proposed` and `untested`.
 */
export async function tryInferred(input: TryInferredInput): Promise<Tried> {
  const { hypotheses, model, ask } = input;
  const judged = hypotheses.filter(({ predicate, check }) => predicate === null && check !== null).slice(0, mostChecks);
  const ownTexts = input.own.slice(0, mostOwn);
  const nothing = { hypotheses, agreement: null, unanswered: [], notices: [] };
  if (judged.length === 0 || ownTexts.length < 2) return nothing;
  if (model.size === 'small') return { ...nothing, notices: [tooSmallToJudge(model.id)] };

  const random = createRandom(ask.seed);
  const texts = mixTexts(ownTexts, input.contrast, random);
  const questions = mixQuestions(input.counted, texts, judged, random);
  const answer = await askForObject(model, {
    ...ask,
    purpose,
    prompt: judgeTexts({ texts, checks: questions.map(({ text }) => text) }),
    schema: verdictsReplySchema(
      texts.map(({ id }) => id),
      questions.length,
    ),
    maxOutputTokens: texts.length * (questions.length * 6 + 12) + 40,
    temperature: 0,
  });
  if (answer.kind === 'failed') {
    const message = `${failureSentence(answer.failure, model.id, answer.cause)} Inferred hypotheses stay untested.`;
    return {
      ...nothing,
      unanswered: isPassing(answer.failure) ? [purpose] : [],
      notices: [{ code: `try-${answer.failure}`, message }],
    };
  }
  const verdictsOf = (asked: number) =>
    texts.map(({ id, person, unit }) => ({ person, unit, verdict: answer.value[id]?.[asked] ?? ('unclear' as const) }));
  return decide(input, questions, verdictsOf);
}

const purpose = 'try-hypotheses';

/** A held-out text as the model is shown it. */
interface JudgedText {
  readonly id: string;
  readonly text: string;
  /** Who wrote it; null for the person. */
  readonly person: string | null;
  readonly unit: string;
}

/** A question of the call: what it decides is a hypothesis or, where counting knows the answer, the judge. */
type MixedQuestion =
  | { readonly kind: 'check'; readonly text: string; readonly hypothesisId: string }
  | { readonly kind: 'counted'; readonly text: string; readonly counted: CountedQuestion };

function mixTexts(
  own: readonly MeasuredSample[],
  contrast: readonly ContrastText[],
  random: SeededRandom,
): readonly JudgedText[] {
  return random
    .shuffle([
      ...own.map(({ text, source }) => ({ text, person: null, unit: source.unit })),
      ...contrast.slice(0, mostControls).map(({ text, person }) => ({ text, person, unit: person })),
    ])
    .map((one, index) => ({ ...one, text: beginningOf(one.text, mostTextTokens), id: `t${index + 1}` }));
}

/** Counted questions stand anywhere among the others, so that none is answered with less care. Answers are those of the texts as shown. */
function mixQuestions(
  hypotheses: readonly Hypothesis[],
  texts: readonly JudgedText[],
  judged: readonly Hypothesis[],
  random: SeededRandom,
): readonly MixedQuestion[] {
  const counted = chooseCountedQuestions({
    hypotheses,
    texts: texts.map(({ text, person }) => ({ measure: countOnce(text).measure, own: person === null })),
    most: mostCounted,
  });
  return random.shuffle<MixedQuestion>([
    ...judged.map(({ id, check }) => ({ kind: 'check' as const, text: check ?? '', hypothesisId: id })),
    ...counted.map((one) => ({ kind: 'counted' as const, text: one.question, counted: one })),
  ]);
}

function decide(
  { hypotheses, model }: TryInferredInput,
  questions: readonly MixedQuestion[],
  verdictsOf: (asked: number) => readonly TextVerdictOf[],
): Tried {
  const agreement = measureAgreement(
    model.id,
    questions.flatMap((one, asked) =>
      one.kind === 'counted' ? [{ ...one.counted, verdicts: verdictsOf(asked) }] : [],
    ),
  );
  const verdicts = new Map(
    questions.flatMap((one, asked) => (one.kind === 'check' ? [[one.hypothesisId, verdictsOf(asked)] as const] : [])),
  );
  const tried = hypotheses.map((one) =>
    agreement.aboveChance || !verdicts.has(one.id)
      ? judgeVerdicts(one, verdicts.get(one.id) ?? [])
      : withUnprovenJudge(one),
  );
  const notices = agreement.aboveChance ? [] : [unprovenJudge(model.id)];
  return { hypotheses: tried, agreement, unanswered: [], notices };
}

/** Measured: qwen2.5-coder-1.5b is right less often than always answering "no" (bench/small-model-prompts.ts, docs/experiments/LOG.md). */
function tooSmallToJudge(model: string): Notice {
  return {
    code: 'try-small-model',
    message: `${model} is too small to judge texts, so hypotheses that cannot be counted stay proposed and untested.`,
  };
}

function unprovenJudge(model: string): Notice {
  return {
    code: 'try-unproven-judge',
    message: `Nothing shows that ${model} judges these texts better than chance: on questions that can be counted its answers are not clearly those of counting. Hypotheses that cannot be counted stay proposed.`,
  };
}
