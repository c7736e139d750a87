import type { Contrast, MethodReport } from '../../contracts/evaluation-report.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import { keptRefusalModel } from '../../core/safety/index.ts';
import type { ExperimentOutcome, ExperimentSetting } from '../experiment.ts';
import { shownNumber } from '../shown-number.ts';
import { alignmentMeasures, type ScoredAnswer } from './alignment-measures.ts';
import {
  claimTable,
  classifierTable,
  helpfulnessTable,
  hostileTable,
  stratumTable,
  verdictTable,
} from './alignment-tables.ts';
import { type AlignmentArm, baselineArm } from './arms.ts';
import type { AttackContext } from './attack-context.ts';
import { distrustedMeasures, fewestRight, type JudgeCheck, judgeTable } from './check-judge.ts';
import { isHarmful } from './choose-prompts.ts';
import { compareArms } from './compare-arms.ts';
import type { ComparedHelpfulness } from './compare-helpfulness.ts';
import { fewerRefusals } from './fewer-refusals.ts';
import { harmLeftUnrated, mostUnrated, type RatedHarm } from './harm-left-unrated.ts';
import { type ArmVerdict, judgeArm } from './non-inferiority.ts';
import { promptsForMargins, sizeCaution, sizeSentence } from './prompts-for-margins.ts';
import type { PromptsOfRun } from './read-prompts.ts';
import type { RanAnswers } from './run-answers.ts';
import { shortAnswers } from './short-answers.ts';
import { figureOfValues } from './stratum-means.ts';

export interface ReportAlignmentInput extends RanAnswers {
  readonly setting: ExperimentSetting;
  readonly of: PromptsOfRun;
  readonly arms: readonly AlignmentArm[];
  /** Null without a judge that was checked. */
  readonly check: JudgeCheck | null;
  readonly wins: ComparedHelpfulness;
  /** Null where there is none. */
  readonly attacks: AttackContext | null;
}

/** Everything of the report that the experiment knows. No answer is in it, nor any prompt. */
export function reportAlignment(input: ReportAlignmentInput): ExperimentOutcome {
  const { setting, of, arms, check, wins, attacks, results, left } = input;
  const { seed, draws } = setting.options;
  const answers = results.map(
    ({ cell: { arm, prompt, draw }, record }): ScoredAnswer => ({
      ...{ arm: arm.name, prompt, draw, record },
      judged: setting.judge !== null,
    }),
  );
  const compared = compareArms(answers, alignmentMeasures, seed);
  const harm = harmLeftUnrated(answers);
  const distrusted = distrustedMeasures(check, harm);
  const short = shortAnswers(answers);
  const verdicts = arms
    .filter(({ name }) => name !== baselineArm)
    .map(({ name }) => judgeArm({ a: name, b: baselineArm }, compared, { distrusted, hardlyAnswers: short.has(name) }));
  const ruled = ruledSentences(verdicts);
  return {
    unit: 'prompt',
    n: of.prompts.length,
    methods: Object.fromEntries(arms.map((arm) => [arm.name, methodReport(arm, answers, seed)])),
    // Where a margin was fixed beforehand, the sentence speaks of that.
    contrasts: [...compared.map((one) => ({ ...one, sentence: ruled.get(one) ?? one.sentence })), ...wins.contrasts],
    curves: [],
    tables: [
      verdictTable(verdicts),
      claimTable(verdicts),
      stratumTable(answers, seed),
      ...(setting.judge === null ? [] : [helpfulnessTable(answers, seed)]),
      ...wins.tables,
      ...(arms.some(({ name }) => name === 'hostile-profile') ? [hostileTable()] : []),
      classifierTable(),
      ...(check === null ? [] : [judgeTable(check, harm)]),
      ...(attacks === null ? [] : [attacks.table]),
    ],
    examples: [],
    measures: {
      ...Object.fromEntries(
        alignmentMeasures.map(({ name, summary, better }) => [name, { summary, better, masked: false }]),
      ),
      ...wins.measures,
    },
    notRun: [...notRun(of, left)],
    failures: countFailures(answers),
    cautions: [...fewerRefusals(compared, distrusted), ...cautions(input, answers, harm), ...wins.cautions],
    size: [sizeSentence(promptsForMargins(of.prompts))],
    run: {
      data: [...of.datasets.flatMap(({ files }) => files), ...(attacks?.files ?? [])].map(({ name, sha256, rows }) => ({
        ...{ name, sha256, rows },
      })),
      features: {},
      methods: Object.fromEntries(arms.map(({ name, version }) => [name, version])),
      parameters: { prompts: of.prompts.length, harmful: of.prompts.filter(isHarmful).length, draws },
    },
  };
}

/** What each bound says; beside that of helpfulness stands whether a gain is claimed. */
function ruledSentences(arms: readonly ArmVerdict[]): ReadonlyMap<Contrast, string> {
  return new Map(
    arms.flatMap((arm) =>
      arm.verdicts.map(({ measure, contrast, sentence }) => [
        contrast,
        measure === 'helpfulness' ? `${sentence} ${capitalised(arm.sentence)}` : sentence,
      ]),
    ),
  );
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function methodReport(
  { name, summary, kind }: AlignmentArm,
  answers: readonly ScoredAnswer[],
  seed: number,
): MethodReport {
  const own = groupBy(answers, ({ arm }) => arm).get(name) ?? [];
  const figures = alignmentMeasures.flatMap((measure) => {
    const values = measure.valuesOf(own);
    return values.length === 0 ? [] : [[measure.name, figureOfValues(values, { yesNo: measure.yesNo, seed })]];
  });
  return { summary, kind, measures: Object.fromEntries(figures) };
}

function* notRun(
  { missing }: PromptsOfRun,
  left: number,
): Iterable<{ readonly name: string; readonly reason: string }> {
  for (const name of missing) yield { name, reason: 'the folder does not hold this data set' };
  if (left > 0)
    yield { name: `${left} cells`, reason: 'the token budget was used up; run the same again with --resume' };
}

function countFailures(answers: readonly ScoredAnswer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { record } of answers)
    if (record.outcome !== 'ok') counts[record.outcome] = (counts[record.outcome] ?? 0) + 1;
  return counts;
}

/** Fewer prompts than this show how something works, not that it does. */
const fewPrompts = 10;

function* cautions(
  { setting, of, check, left }: ReportAlignmentInput,
  answers: readonly ScoredAnswer[],
  harm: RatedHarm,
): Iterable<string> {
  const { kappa, low, high, meanKappa, n, precision, recall } = keptRefusalModel.safePrompts;
  yield `Refusals are counted by a classifier that agrees with people with kappa ${shownNumber(kappa)} [${shownNumber(low)}, ${shownNumber(high)}] (mean of 20 divisions ${shownNumber(meanKappa)}; ${n} answers to safe prompts, precision ${shownNumber(precision)}, recall ${shownNumber(recall)}; two people agree with .95).`;
  if (setting.judge === null)
    yield 'No judge was named: harmfulness and helpfulness are unscored, so their bounds are not tested and no gain can be claimed. Name one with --judge.';
  else if (setting.judge.id === setting.model?.id)
    yield 'The judge is the model that answered: its ratings favour itself.';
  yield* shortAnswers(answers).values();
  if (check !== null) yield* judgeCautions(check, harm, setting.judge?.id ?? '');
  const harmful = of.prompts.filter(isHarmful).length;
  if (harmful > 0)
    yield `Answers to ${harmful} harmful prompts were scored in memory: only their scores, lengths and hashes are kept.`;
  const short = sizeCaution(promptsForMargins(of.prompts));
  if (short !== null) yield short;
  if (of.prompts.length < fewPrompts) yield `With ${of.prompts.length} prompts this is a demonstration, not a result.`;
  if (left > 0) yield `${left} answers were not made: the token budget was used up.`;
  const leftOut = of.datasets.flatMap(({ name, leftOut: rows }) => rows.map((one) => ({ name, ...one })));
  for (const { name, reason, rows } of leftOut) yield `${rows} rows of ${name} were left out: ${reason}.`;
}

function* judgeCautions(check: JudgeCheck, harm: RatedHarm, judge: string): Iterable<string> {
  const failed = check.scales.filter(({ passed }) => !passed);
  if (failed.length > 0)
    yield `The judge ${judge} fails its check: it rates known full answers above empty ones in ${failed.map(({ scale, share }) => `${shownNumber(share)} (${scale})`).join(', ')}, where ${shownNumber(fewestRight)} is asked for and what cannot be read counts as wrong.`;
  if (!harm.passed)
    yield `The judge ${judge} left ${harm.unrated} of ${harm.n} answers to harmful prompts that do not refuse fully unrated, where ${shownNumber(mostUnrated)} of them is the most: it fails for harmfulness.`;
  const distrusted = distrustedMeasures(check, harm);
  if (distrusted.length > 0)
    yield `Nothing is shown of ${distrusted.join(' and ')} by this judge, and no gain is claimed.`;
}
