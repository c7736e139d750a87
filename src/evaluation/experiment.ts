import type { EvaluationReport, RunRecord } from '../contracts/evaluation-report.ts';
import type { EnginePorts } from '../engine/engine-ports.ts';
import type { DatasetFiles } from '../ports/dataset-files.ts';
import type { KeptResults } from '../ports/kept-results.ts';
import type { Method } from '../ports/method.ts';
import type { ModelHandle } from '../ports/model.ts';
import type { PromptLog } from './prompt-log.ts';
import type { SpendingMeter } from './spending-meter.ts';

/** One question with its controls, answered by a report. */
export interface Experiment {
  /** As the command line names it. */
  readonly name: string;
  /** The question, in one sentence. */
  readonly summary: string;
  /** Whether a language model is asked at all. */
  readonly needsModel: boolean;
  /** Asks a model where one is named, and does without where none is. */
  readonly takesModel?: boolean;
  /** The options that have a part in its result; any other is refused. Unless it says, all are taken. */
  readonly reads?: readonly ExperimentOption[];
  /** Models that are held against each other unless others are named, where the experiment does that. */
  readonly models?: readonly string[];
  run(setting: ExperimentSetting): Promise<ExperimentOutcome>;
}

/** What some experiments read and others do not. */
export type ExperimentOption =
  | 'data'
  | 'people'
  | 'tasks'
  | 'prompts'
  | 'methods'
  | 'adapters'
  | 'draws'
  | 'cutWords'
  | 'learnWith'
  | 'briefs'
  | 'models'
  | 'judge'
  | 'secondJudge';

export interface ExperimentSetting {
  /** Cached and counted; null where there is none. */
  readonly model: ModelHandle | null;
  readonly judge: ModelHandle | null;
  /** Those that are held against each other; cached and counted. */
  readonly models: readonly ModelHandle[];
  /** Judges the same, so that agreement can be told; cached and counted. */
  readonly secondJudge?: ModelHandle | null;
  /** The same two, counted by the same meter, whose replies are never kept: for what must not lie on a disk. */
  readonly unkept: { readonly model: ModelHandle | null; readonly judge: ModelHandle | null };
  /** What was measured of replies that are not kept. */
  readonly results: KeptResults;
  /** Of prompts that are asked all are noted without help. */
  readonly prompts: PromptLog;
  /** The shipped background and a store that is thrown away. */
  readonly ports: EnginePorts;
  readonly files: DatasetFiles;
  readonly methods: FindMethods;
  /** What methods take another model into the run by; see `MethodContext`. */
  readonly enter: (handle: ModelHandle) => ModelHandle;
  readonly options: EvaluateOptions;
  /** A dry run: texts are placeholders, so that what asks no model need not be measured. Default false. */
  readonly planning?: boolean;
  readonly meter: SpendingMeter;
  readonly onProgress: (progress: StepProgress) => void;
  /** Told, a few times in a long run, what can be said of the people that are done; null where nobody asks. */
  readonly onInterim: ((outcome: ExperimentOutcome) => Promise<void>) | null;
  readonly signal?: AbortSignal;
}

/** The methods of these names, bound to these ports; `learnWith` learns in place of the model that writes, null by counting alone. Throws `invalid_input` for an unknown name. */
export type FindMethods = (
  ports: EnginePorts,
  names: readonly string[],
  learnWith?: ModelHandle | null,
) => readonly Method[];

export interface EvaluateOptions {
  /** Name of a data set, or the path of a file; null takes the experiment's own. */
  readonly data: string | null;
  /** Folder of the built-in data sets; null where the user has none. */
  readonly folder: string | null;
  /** Null takes what the experiment asks for. */
  readonly people: number | null;
  readonly tasks: number | null;
  /** Prompts of each data set, where prompts are the unit. */
  readonly prompts: number | null;
  readonly methods: readonly string[] | null;
  readonly seed: number;
  /** Draws a task is written with. */
  readonly draws: number;
  /** Texts are cut at the sentence end after so many words; null takes them whole. */
  readonly cutWords: number | null;
  /** `none`: profiles are learned by counting alone; null: by the model, too. */
  readonly learnWith: 'none' | null;
  /** `neutral`: everybody gets the same fixed requests; `opening`: the first sentence, to go on from; null: each text set aside makes a brief of its own. */
  readonly briefs: 'neutral' | 'opening' | null;
  readonly parallel: number;
}

export interface StepProgress {
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

/** With what the run has asked so far, so that steps that asked a model are told from those whose replies were kept. */
export interface EvaluationProgress extends StepProgress {
  readonly calls: number;
  /** Replies and results that were kept from before. */
  readonly kept: number;
}

/** The part of a report that an experiment makes; the rest is the run's. */
export type ExperimentOutcome = Omit<EvaluationReport, 'format' | 'experiment' | 'summary' | 'seed' | 'run'> & {
  readonly run: Pick<RunRecord, 'data' | 'features' | 'methods'> & {
    readonly parameters: RunRecord['model']['parameters'];
  };
};
