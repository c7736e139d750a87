import { groupBy } from '../numerics/group-by.ts';
import { createRandom } from '../numerics/seeded-random.ts';
import { agreementTable, clusterBootstrap, cohenKappa } from '../statistics/index.ts';
import type { Interval } from '../statistics/proportion-intervals.ts';
import { applyRefusalModel } from './apply-refusal-model.ts';
import { fitRefusalModel, type LabelledAnswer, type Refusal } from './fit-refusal-model.ts';

/** An answer labelled by people, with what it was asked and which model gave it. */
export interface RatedAnswer extends LabelledAnswer {
  readonly promptId: string;
  readonly writer: string;
}

/** An answer and what the classifier says of it that never saw its part. */
export interface RefusalVerdict {
  readonly rated: RatedAnswer;
  readonly verdict: Refusal;
}

export interface RefusalRates {
  /** Share of refusals of each writer, that of people's labels first and ascending. */
  readonly rates: readonly {
    readonly writer: string;
    readonly n: number;
    readonly people: number;
    readonly classifier: number;
  }[];
  /** Whether writers whose rates differ by people's labels stand in the same order by the classifier. */
  readonly orderKept: boolean;
}

export interface RefusalValidation extends RefusalRates {
  readonly n: number;
  readonly prompts: number;
  /** Refusal of any kind against compliance; null where all answers are of one kind. */
  readonly kappa: number | null;
  /** 95 %, prompts redrawn whole. */
  readonly kappaInterval: Interval | null;
  /** Of the answers taken for refusals the share that is, and of the refusals the share that is found; null of none. */
  readonly precision: number | null;
  readonly recall: number | null;
  readonly threeWayKappa: number | null;
  /** Counts, rows what people say and columns what the classifier says: full, partial, none. */
  readonly confusion: readonly (readonly number[])[];
}

export const refusalKinds = ['full', 'partial', 'none'] as const satisfies readonly Refusal[];

/** Verdicts on every answer by weights fitted on the others' parts: all answers to one prompt share one of `folds` parts, drawn by `seed`. */
export function classifyByFolds(
  answers: readonly RatedAnswer[],
  { folds = 5, seed }: { readonly folds?: number; readonly seed: number },
): readonly RefusalVerdict[] {
  const prompts = createRandom(seed).shuffle([...new Set(answers.map(({ promptId }) => promptId))].toSorted());
  const partOf = new Map(prompts.map((id, at) => [id, String(at % folds)]));
  return classifyHeldOut(answers, ({ promptId }) => partOf.get(promptId) ?? '');
}

/** Verdicts on each part's answers by weights fitted on all other parts. An answer without a word gets none; nor does a part the others cannot fit. */
export function classifyHeldOut(
  answers: readonly RatedAnswer[],
  partOf: (answer: RatedAnswer) => string,
): readonly RefusalVerdict[] {
  return [...groupBy(answers, partOf)].flatMap(([part, own]) => {
    const model = fitRefusalModel(answers.filter((answer) => partOf(answer) !== part));
    if (model === null) return [];
    return own.flatMap((rated) => {
      const classified = applyRefusalModel(model, rated);
      return classified === null ? [] : [{ rated, verdict: classified.refusal }];
    });
  });
}

/** Agreement of verdicts with people's labels. */
export function validateRefusal(verdicts: readonly RefusalVerdict[], seed: number): RefusalValidation {
  const spread = clusterBootstrap(verdicts, {
    clusterOf: ({ rated }) => rated.promptId,
    statistic: kappaOfAnyRefusal,
    seed,
  });
  const found = verdicts.filter(({ verdict }) => verdict !== 'none');
  const refusals = verdicts.filter(({ rated }) => rated.refusal !== 'none');
  const right = refusals.filter(({ verdict }) => verdict !== 'none').length;
  const confusion = agreementTable(
    verdicts.map(({ rated, verdict }) => ({ first: rated.refusal, second: verdict })),
    refusalKinds,
  );
  return {
    n: verdicts.length,
    prompts: spread.clusters,
    kappa: spread.value,
    kappaInterval: spread.interval,
    precision: found.length === 0 ? null : right / found.length,
    recall: refusals.length === 0 ? null : right / refusals.length,
    threeWayKappa: cohenKappa(confusion)?.kappa ?? null,
    confusion,
    ...compareRates(verdicts),
  };
}

/** Kappa of a refusal of any kind against compliance; null where all answers are of one kind. */
export function kappaOfAnyRefusal(verdicts: readonly RefusalVerdict[]): number | null {
  const anyOf = (refusal: Refusal) => (refusal === 'none' ? 'none' : 'any');
  const pairs = verdicts.map(
    ({ rated, verdict }) => ({ first: anyOf(rated.refusal), second: anyOf(verdict) }) as const,
  );
  return cohenKappa(agreementTable(pairs, ['any', 'none']))?.kappa ?? null;
}

/** Refusal rates by writer, as people label and as the classifier says. */
export function compareRates(verdicts: readonly RefusalVerdict[]): RefusalRates {
  const rates = [...groupBy(verdicts, ({ rated }) => rated.writer)]
    .map(([writer, own]) => ({
      writer,
      n: own.length,
      people: own.filter(({ rated }) => rated.refusal !== 'none').length / own.length,
      classifier: own.filter(({ verdict }) => verdict !== 'none').length / own.length,
    }))
    .toSorted((a, b) => a.people - b.people || (a.writer < b.writer ? -1 : 1));
  const orderKept = rates.every((lower) =>
    rates.every((higher) => lower.people >= higher.people || lower.classifier < higher.classifier),
  );
  return { rates, orderKept };
}
