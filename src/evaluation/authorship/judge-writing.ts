import type { Contrast, Table } from '../../contracts/evaluation-report.ts';
import type { ModelHandle } from '../../ports/model.ts';
import { computeContrasts } from '../contrasts.ts';
import type { ExperimentOutcome, ExperimentSetting } from '../experiment.ts';
import { askPairs } from '../judges/ask-pairs.ts';
import { comparisonTables } from '../judges/comparison-tables.ts';
import { judgeCautions } from '../judges/judge-cautions.ts';
import { validateJudge } from '../judges/judge-validation.ts';
import { compareArms, type JudgedComparison } from '../judges/judged-comparison.ts';
import { judgedContrast, judgedMeasure, judgedMeasureSummary } from '../judges/judged-contrast.ts';
import { validationTables } from '../judges/validation-tables.ts';
import type { ScoredText } from '../scored-text.ts';
import { mainMeasure } from './contrast-plans.ts';
import { type JudgedPairs, type PlanJudgedPairsInput, planJudgedPairs } from './plan-judged-pairs.ts';

/** What a judge adds to a report. */
export interface JudgedWriting {
  readonly contrasts: readonly Contrast[];
  readonly tables: readonly Table[];
  readonly cautions: readonly string[];
  readonly measures: ExperimentOutcome['measures'];
}

export interface JudgeWritingInput extends Omit<PlanJudgedPairsInput, 'writer' | 'seed'> {
  readonly rows: readonly ScoredText[];
}

/** Lets a model judge whose text is whose, beside pairs that show how far it can be trusted. Nothing of it where there is no judge. */
export async function judgeWriting(setting: ExperimentSetting, input: JudgeWritingInput): Promise<JudgedWriting> {
  const { judge, model, options } = setting;
  if (judge === null) return { contrasts: [], tables: [], cautions: [], measures: {} };
  const { seed } = options;
  const plan = planJudgedPairs({ ...input, writer: model?.id ?? null, seed });
  const { verdicts, left } = await askAll(setting, judge, plan);
  const validation = validateJudge(verdicts, { judge: judge.id, writer: model?.id ?? null, seed });
  const comparisons = plan.comparisons.map(({ a, b }) =>
    compareArms(
      verdicts.filter(({ row }) => row === `${a}/${b}`),
      { a, b, validation, seed },
    ),
  );
  const beside = { measure: mainMeasure, of: judgeFreeRate(plan, input.rows, seed) };
  return {
    contrasts: comparisons.flatMap(
      (one) => judgedContrast(one, { measure: judgedMeasure, marks: validation.marks }) ?? [],
    ),
    tables: [...comparisonTables(comparisons, { validation, beside }), ...validationTables(validation)],
    cautions: [
      ...judgeCautions(validation),
      ...(left > 0 ? [`${left} pairs were not judged: the budget was used up, or the judge did not answer.`] : []),
    ],
    measures: { [judgedMeasure]: { summary: judgedMeasureSummary, better: 'higher', masked: false } },
  };
}

async function askAll(
  { options, onProgress, signal }: ExperimentSetting,
  judge: ModelHandle,
  { calibration, comparisons }: JudgedPairs,
) {
  // Person by person, as the shown texts stand first in the prompt and a warm state need not read them again.
  const pairs = [...calibration, ...comparisons.flatMap((one) => one.pairs)].toSorted((a, b) =>
    a.person < b.person ? -1 : a.person > b.person ? 1 : 0,
  );
  return askPairs(judge, pairs, {
    ...{ seed: options.seed, parallel: options.parallel },
    onVerdict: (done) => onProgress({ step: 'judging', done, total: pairs.length }),
    ...(signal === undefined ? {} : { signal }),
  });
}

/** How often the first arm is above the second by the measure of the main contrasts, over the very pairs that were to be judged. */
function judgeFreeRate(
  plan: JudgedPairs,
  rows: readonly ScoredText[],
  seed: number,
): (comparison: JudgedComparison) => number | null {
  return ({ a, b }) => {
    const pairs = plan.comparisons.find((one) => one.a === a && one.b === b)?.pairs ?? [];
    const asked = new Set(pairs.map(({ person, task, draw }) => [person, task, draw].join('\u0000')));
    const own = rows.filter(
      ({ method, person, task, draw }) =>
        (method === a || method === b) && asked.has([person, task, draw].join('\u0000')),
    );
    const [contrast] = computeContrasts(own, [{ a, b, measure: mainMeasure, kind: 'win-rate', main: false }], seed);
    return contrast?.mean ?? null;
  };
}
