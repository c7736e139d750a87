import { composeEvaluation } from './compose-evaluation.ts';
import { loadConfig } from './config.ts';
import type { EvaluationReport } from './contracts/evaluation-report.ts';
import type { EvaluateOptions, EvaluationProgress, Experiment } from './evaluation/experiment.ts';
import { findExperiment } from './evaluation/experiments.ts';
import { refuseLoneAdapters } from './evaluation/refuse-lone-adapters.ts';
import { refuseUnreadOptions } from './evaluation/refuse-unread-options.ts';
import { planEvaluation, runEvaluation, type TokenPrice } from './evaluation/run-evaluation.ts';
import type { ModelHandle } from './ports/model.ts';

export { openDatasetFiles } from './adapters/datasets/index.ts';
export type {
  AttackRewards,
  AuthorshipText,
  Choice,
  Description,
  JudgeRow,
  SafetyPrompt,
  ScoredResponses,
  TextRating,
} from './contracts/dataset.ts';
export type {
  Contrast,
  Curve,
  EvaluationReport,
  Figure,
  MethodReport,
  RunRecord,
} from './contracts/evaluation-report.ts';
export { compareReports } from './evaluation/compare/compare-reports.ts';
export { type BuiltInDataset, builtInDatasets, speechesName } from './evaluation/datasets/built-in-datasets.ts';
export type { Dataset, DatasetFile, DatasetItems, DatasetKind, LeftOut } from './evaluation/datasets/dataset.ts';
export type { DatasetFormat, FormatContext, RowOutcome } from './evaluation/datasets/dataset-format.ts';
export { datasetFormats } from './evaluation/datasets/dataset-formats.ts';
export { type DatasetRequest, openDataset, openDatasetOf } from './evaluation/datasets/open-dataset.ts';
export type { EvaluationPerson, EvaluationText } from './evaluation/evaluation-person.ts';
export type {
  EvaluateOptions,
  EvaluationProgress,
  Experiment,
  ExperimentOutcome,
  ExperimentSetting,
} from './evaluation/experiment.ts';
export { experiments } from './evaluation/experiments.ts';
export { type AnswerToFit, askFit } from './evaluation/judges/ask-fit.ts';
export type { Measure, MeasuredText, MeasureSetting, OpenMeasure } from './evaluation/measure.ts';
export { authorshipMeasures } from './evaluation/measures/index.ts';
export { type JudgeAgreement, judgeAgreements } from './evaluation/preferences/alpacaeval-set.ts';
export { type JailbreakRate, jailbreakRates } from './evaluation/preferences/jailbreak-rates.ts';
export { fitJudgeMatrix, type LowRankFit, type LowRankOptions } from './evaluation/preferences/low-rank-judges.ts';
export {
  type MeasurePreferencesOptions,
  measurePreferences,
  type PreferenceMeasures,
} from './evaluation/preferences/measure-preferences.ts';
export type { PreferenceSet } from './evaluation/preferences/preference-set.ts';
export { type PreferenceSetOptions, preferenceSetOf } from './evaluation/preferences/preference-set-of.ts';
export { renderHtml } from './evaluation/report/render-html.ts';
export { renderMarkdown } from './evaluation/report/render-markdown.ts';
export {
  assertDisjoint,
  type DisjointSet,
  type DisjointText,
  findSetOverlaps,
  type SetOverlap,
} from './evaluation/splits/assert-disjoint.ts';
export { dealPeople } from './evaluation/splits/deal-people.ts';
export { type DerangedPerson, type Derangement, derange } from './evaluation/splits/derange.ts';
export { roleSets } from './evaluation/splits/role-sets.ts';
export {
  type LeftOutPerson,
  type RoleSplit,
  type SplitRule,
  shortSplit,
  splitRoles,
  standardSplit,
  textsOf,
} from './evaluation/splits/split-roles.ts';
export type { DatasetFiles } from './ports/dataset-files.ts';
export type {
  Draw,
  MaterialText,
  Method,
  MethodContext,
  MethodText,
  OpenMethod,
  PersonMaterial,
  PreparedMethod,
  WritingTask,
} from './ports/method.ts';

/** What `evaluate` is asked for; every option but the first two has the default of the command. */
export interface EvaluateRequest extends Partial<EvaluateOptions> {
  /** Name of an experiment, or one of your own. */
  readonly experiment: string | Experiment;
  /** Folder that keeps every reply of the models: the same again asks nothing, and a run that was killed goes on where it was. */
  readonly replies: string;
  /** Folder that keeps what was measured of replies that must not be kept; default `results` in that of the replies. */
  readonly results?: string;
  /** Folder of models and state; default the platform's data folder, or HYPERALIGN_HOME. */
  readonly home?: string;
  /** `provider:model`, `none`, or an opened model, which is closed at the end. Default HYPERALIGN_MODEL, else the embedded model. */
  readonly model?: string | ModelHandle;
  /** Models that are held against each other, where the experiment does that; default the embedded ones. */
  readonly models?: readonly (string | ModelHandle)[];
  /** Default: no judge. */
  readonly judge?: string | ModelHandle;
  /** Another judge, to say how far two agree. */
  readonly secondJudge?: string | ModelHandle;
  /** Folder of LoRA adapters for the embedded model that writes, one GGUF file a person, named after them (`ada.gguf`); the method `lora-adapters` writes with them. Default: none. */
  readonly adapters?: string;
  /** Upper limit of tokens read and written; no call that could pass it starts. The first call to a model could, where that counts more than twice as many tokens as we estimate. */
  readonly budgetTokens?: number;
  /** US dollars for a million tokens read and written, of every model of the run alike. Default: not known, and so is the cost. */
  readonly price?: TokenPrice;
  /** Says what the run would take, and asks no model. */
  readonly dryRun?: boolean;
  /** How the run is named in its record. */
  readonly command?: string;
  readonly onProgress?: (progress: EvaluationProgress) => void;
  /** Told, a few times in a long run, the report on the people that are done; never of a dry run. */
  readonly onInterim?: (report: EvaluationReport) => Promise<void>;
  readonly signal?: AbortSignal;
}

/**
 * Runs an experiment with its controls and gives its report. Throws `invalid_input` for an unknown experiment, method or data set, `model_*` when nothing
 * can be asked of the model, `aborted` when the signal fires.
 */
export async function evaluate(request: EvaluateRequest): Promise<EvaluationReport> {
  const {
    home,
    model,
    models,
    judge,
    secondJudge,
    adapters = null,
    replies,
    budgetTokens,
    dryRun,
    command,
    onProgress,
    onInterim,
    signal,
  } = request;
  const experiment = typeof request.experiment === 'string' ? findExperiment(request.experiment) : request.experiment;
  const { data, people, tasks, prompts, methods, draws, cutWords, learnWith, briefs } = request;
  refuseUnreadOptions(experiment, {
    ...{ data, people, tasks, prompts, methods, adapters, draws, cutWords, learnWith, briefs },
    ...{ models, judge, secondJudge, model },
  });
  refuseLoneAdapters(experiment, { adapters, methods: methods ?? null });
  const config = loadConfig(home === undefined ? {} : { home });
  const options = optionsOf(request);
  const parts = await composeEvaluation({
    ...{
      config,
      parallel: options.parallel,
      replies,
      results: request.results ?? `${replies}/results`,
      judge: judge ?? null,
      secondJudge: secondJudge ?? null,
      adapters,
      models: models ?? experiment.models ?? [],
      price: request.price ?? null,
      command: command ?? `evaluate({ experiment: '${experiment.name}' })`,
    },
    // An experiment that asks no model must not load one.
    model: experiment.needsModel ? (model ?? models?.[0] ?? null) : experiment.takesModel ? (model ?? 'none') : 'none',
  });
  const asked = {
    ...{ experiment, options, budgetTokens: budgetTokens ?? null },
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  };
  try {
    if (dryRun === true) return await planEvaluation(parts, asked);
    return await runEvaluation(parts, { ...asked, ...(onInterim === undefined ? {} : { onInterim }) });
  } finally {
    await parts.close();
  }
}

function optionsOf(request: EvaluateRequest): EvaluateOptions {
  const { data = null, folder = null, people = null, tasks = null, prompts = null } = request;
  const { methods = null, cutWords = null, learnWith = null, briefs = null } = request;
  const { seed = 1, draws = 1, parallel = 4 } = request;
  return {
    ...{ data, folder, people, tasks, prompts, methods, cutWords, learnWith, briefs },
    ...{ seed, draws, parallel },
  };
}
