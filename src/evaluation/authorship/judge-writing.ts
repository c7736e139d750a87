import type { Contrast, Table } from '../../contracts/evaluation-report.ts';
import type { ModelHandle } from '../../ports/model.ts';
import { computeContrasts } from '../contrasts.ts';
import type { ExperimentOutcome, ExperimentSetting } from '../experiment.ts';
import { agreementTables } from '../judges/agreement-tables.ts';
import { type AskedPairs, askPairs } from '../judges/ask-pairs.ts';
import { type BesideFigure, comparisonTables } from '../judges/comparison-tables.ts';
import { judgeCautions } from '../judges/judge-cautions.ts';
import { validateJudge } from '../judges/judge-validation.ts';
import { compareArms, type JudgedComparison } from '../judges/judged-comparison.ts';
import { judgedContrast, judgedMeasure, judgedMeasureSummary } from '../judges/judged-contrast.ts';
import { sameWriter } from '../judges/pair-questions.ts';
import type { PairVerdict } from '../judges/pair-verdict.ts';
import { validationTables } from '../judges/validation-tables.ts';
import type { ScoredText } from '../scored-text.ts';
import { mainMeasure } from './contrast-plans.ts';
import { type JudgedPairs, type PlanJudgedPairsInput, planJudgedPairs } from './plan-judged-pairs.ts';
import { traitMatchTables } from './trait-match-table.ts';

/** What a judge adds to a report. */
export interface JudgedWriting {
  readonly contrasts: readonly Contrast[];
  readonly tables: readonly Table[];
  readonly cautions: readonly string[];
  readonly measures: ExperimentOutcome['measures'];
}

export const notJudged: JudgedWriting = { contrasts: [], tables: [], cautions: [], measures: {} };

export interface JudgeWritingInput extends Omit<PlanJudgedPairsInput, 'writer' | 'seed'> {
  readonly rows: readonly ScoredText[];
}

/** What of a run the judging needs. */
export type JudgeSetting = Pick<
  ExperimentSetting,
  'judge' | 'secondJudge' | 'model' | 'options' | 'onProgress' | 'signal'
>;

/** Lets models judge whose text is whose, beside pairs that show how far they can be trusted. Nothing of it where there is no judge. */
export async function judgeWriting(setting: JudgeSetting, input: JudgeWritingInput): Promise<JudgedWriting> {
  const { judge, secondJudge = null, model, options } = setting;
  const judges = [judge, secondJudge].filter((one) => one !== null);
  if (judges.length === 0) return notJudged;
  const plan = planJudgedPairs({ ...input, writer: model?.id ?? null, seed: options.seed });
  const asked: { readonly judge: string; readonly verdicts: readonly PairVerdict[] }[] = [];
  const reports: JudgedWriting[] = [];
  for (const [at, one] of judges.entries()) {
    const { verdicts, left } = await askAll(setting, one, plan);
    asked.push({ judge: one.id, verdicts });
    const measure = at === 0 ? judgedMeasure : `${judgedMeasure}-second`;
    const report = reportJudge(setting, { judge: one.id, measure, plan, verdicts, left, rows: input.rows });
    reports.push({ ...report, tables: [...report.tables, ...(await traitTables(setting, one, input))] });
  }
  return {
    contrasts: reports.flatMap(({ contrasts }) => contrasts),
    tables: [...reports.flatMap(({ tables }) => tables), ...agreementTables(asked)],
    cautions: reports.flatMap(({ cautions }) => cautions),
    measures: Object.assign({}, ...reports.map(({ measures }) => measures)),
  };
}

async function askAll(
  { options, onProgress, signal }: JudgeSetting,
  judge: ModelHandle,
  { calibration, comparisons }: JudgedPairs,
): Promise<AskedPairs> {
  // Person by person, as the shown texts stand first in the prompt and a warm state need not read them again.
  const pairs = [...calibration, ...comparisons.flatMap((one) => one.pairs)].toSorted((a, b) =>
    a.person < b.person ? -1 : a.person > b.person ? 1 : 0,
  );
  return askPairs(judge, pairs, {
    ...{ question: sameWriter, seed: options.seed, parallel: options.parallel },
    onVerdict: (done) => onProgress({ step: 'judging', done, total: pairs.length }),
    ...(signal === undefined ? {} : { signal }),
  });
}

function traitTables(
  { options, onProgress, signal }: JudgeSetting,
  judge: ModelHandle,
  { results }: JudgeWritingInput,
): Promise<readonly Table[]> {
  return traitMatchTables(judge, results, {
    seed: options.seed,
    onText: (done, total) => onProgress({ step: 'trait match', done, total }),
    ...(signal === undefined ? {} : { signal }),
  });
}

interface JudgeToReport extends AskedPairs {
  readonly judge: string;
  /** What its win rates are called. */
  readonly measure: string;
  readonly plan: JudgedPairs;
  readonly rows: readonly ScoredText[];
}

function reportJudge(
  { model, options: { seed } }: JudgeSetting,
  { judge, measure, plan, verdicts, left, rows }: JudgeToReport,
): JudgedWriting {
  const validation = validateJudge(verdicts, { judge, writer: model?.id ?? null, seed });
  const comparisons = plan.comparisons.map(({ a, b }) =>
    compareArms(
      verdicts.filter(({ row }) => row === `${a}/${b}`),
      { a, b, validation, seed },
    ),
  );
  const beside: BesideFigure = {
    column: `a wins by ${mainMeasure}, same pairs`,
    of: judgeFreeRate(plan, rows, seed),
  };
  return {
    contrasts: comparisons.flatMap((one) => judgedContrast(one, { measure, marks: validation.marks }) ?? []),
    tables: [
      ...comparisonTables(comparisons, { validation, beside: [beside], units: 'people', note: winRateNote }),
      ...validationTables(validation),
    ],
    cautions: [
      ...judgeCautions(validation),
      ...(left > 0
        ? [`${left} pairs were not judged by ${judge}: the budget was used up, or the judge did not answer.`]
        : []),
    ],
    measures: { [measure]: { summary: `${judgedMeasureSummary} Judge: ${judge}.`, better: 'higher', masked: false } },
  };
}

const winRateNote = 'Not evidence of authorship by itself: a judge may prefer what no measure of authorship does.';

/** How often the first arm is above the second by the measure of the main contrasts, over the very pairs that were to be judged. */
function judgeFreeRate(
  { comparisons }: JudgedPairs,
  rows: readonly ScoredText[],
  seed: number,
): (comparison: JudgedComparison) => number | null {
  const keyOf = ({ person, task, draw }: Pick<ScoredText, 'person' | 'task' | 'draw'>) =>
    [person, task, draw].join('\u0000');
  return ({ a, b }) => {
    const pairs = comparisons.find((one) => one.a === a && one.b === b)?.pairs ?? [];
    const asked = new Set(pairs.map(keyOf));
    const own = rows.filter((row) => (row.method === a || row.method === b) && asked.has(keyOf(row)));
    const [contrast] = computeContrasts(own, [{ a, b, measure: mainMeasure, kind: 'win-rate', main: false }], seed);
    return contrast?.mean ?? null;
  };
}
