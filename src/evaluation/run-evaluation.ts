import type { EvaluationReport, PlannedRun, RunRecord } from '../contracts/evaluation-report.ts';
import { detectableDifference } from '../core/statistics/index.ts';
import type { EnginePorts } from '../engine/engine-ports.ts';
import type { DatasetFiles } from '../ports/dataset-files.ts';
import type { KeptResults } from '../ports/kept-results.ts';
import type { ModelHandle } from '../ports/model.ts';
import type { ReplyCache } from '../ports/reply-cache.ts';
import { cachedModel } from './cached-model.ts';
import type { EvaluateOptions, EvaluationProgress, Experiment, ExperimentOutcome, FindMethods } from './experiment.ts';
import { limitCalls } from './limit-calls.ts';
import { withPlannedLearners } from './planned-learner.ts';
import { plannedModel } from './planned-model.ts';
import { openPromptLog } from './prompt-log.ts';
import { SpendingMeter } from './spending-meter.ts';
import { keepsNothing, withoutKeeping, withoutKeepingResults } from './without-keeping.ts';

export interface EvaluationParts {
  /** Null: no model, and only experiments that need none. */
  readonly model: ModelHandle | null;
  readonly judge: ModelHandle | null;
  /** Held against each other, where the experiment does that. Default: none. */
  readonly models?: readonly ModelHandle[];
  readonly secondJudge?: ModelHandle | null;
  readonly cache: ReplyCache;
  readonly results: KeptResults;
  /** With a store that is thrown away: people of an evaluation are not kept. */
  readonly ports: EnginePorts;
  readonly files: DatasetFiles;
  readonly methods: FindMethods;
  readonly provenance: Provenance;
}

/** What the caller knows of the run. */
export interface Provenance {
  readonly command: string;
  readonly commit: string | null;
  readonly dirty: boolean | null;
  readonly versions: Readonly<Record<string, string>>;
  /** Of the weights. */
  readonly modelSha256: string | null;
  /** Id → SHA-256 of the weights, of every model of the run that runs on this machine. Default: none. */
  readonly weights?: Readonly<Record<string, string>>;
  /** US dollars for a million tokens; null where it is not known. */
  readonly price: TokenPrice | null;
}

/** US dollars for a million tokens, of every model of a run alike. */
export interface TokenPrice {
  readonly input: number;
  readonly output: number;
}

export interface EvaluationRequest {
  readonly experiment: Experiment;
  readonly options: EvaluateOptions;
  readonly budgetTokens: number | null;
  readonly onProgress?: (progress: EvaluationProgress) => void;
  /** Told, a few times in a long run, the report on the people that are done. */
  readonly onInterim?: (report: EvaluationReport) => Promise<void>;
  readonly signal?: AbortSignal;
}

/** Runs an experiment to its report. Every call goes through the cache, so the same again makes none, and a killed run goes on where it was. */
export function runEvaluation(parts: EvaluationParts, request: EvaluationRequest): Promise<EvaluationReport> {
  const meter = new SpendingMeter(request.budgetTokens);
  return runWith(parts, request, { meter, asked: (handle) => handle, planning: false });
}

interface Asking {
  readonly meter: SpendingMeter;
  /** What is asked in place of a model. */
  readonly asked: (handle: ModelHandle) => ModelHandle;
  readonly planning: boolean;
}

async function runWith(
  parts: EvaluationParts,
  request: EvaluationRequest,
  { meter, asked, planning }: Asking,
): Promise<EvaluationReport> {
  const { experiment, options } = request;
  const { clock } = parts.ports;
  const startedAt = new Date(clock.now()).toISOString();
  const started = clock.elapsed();
  const prompts = openPromptLog();
  const limited = new Map<ModelHandle, ModelHandle>();
  const limit = (handle: ModelHandle) => {
    const known = limited.get(handle) ?? limitCalls(asked(handle), options.parallel);
    limited.set(handle, known);
    return known;
  };
  const count = (handle: ModelHandle, cache = parts.cache) =>
    cachedModel({ handle: limit(handle), cache, meter, prompts });
  const counted = (handle: ModelHandle | null, cache = parts.cache) => (handle === null ? null : count(handle, cache));
  const adapters = new Set<string>();
  const enter = (handle: ModelHandle) => {
    for (const sha256 of handle.adapters ?? []) adapters.add(sha256);
    return count(handle);
  };
  const reportOf = (outcome: ExperimentOutcome) =>
    completeReport(parts, request, { outcome, meter, prompts, adapters, startedAt, started });
  const { onInterim } = request;
  const outcome = await experiment.run({
    ...{ model: counted(parts.model), judge: counted(parts.judge), meter, options },
    models: (parts.models ?? []).map((handle) => count(handle)),
    secondJudge: counted(parts.secondJudge ?? null),
    unkept: { model: counted(parts.model, keepsNothing), judge: counted(parts.judge, keepsNothing) },
    ...{ results: parts.results, prompts, planning },
    ...{ ports: parts.ports, files: parts.files, methods: parts.methods, enter },
    onProgress: (progress) => {
      const { calls, cachedCalls: kept } = meter.spent;
      request.onProgress?.({ ...progress, calls, kept });
    },
    onInterim: onInterim === undefined ? null : (interim) => onInterim(reportOf(interim)),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
  return reportOf(outcome);
}

interface Completing {
  readonly outcome: ExperimentOutcome;
  readonly meter: SpendingMeter;
  readonly prompts: ReturnType<typeof openPromptLog>;
  readonly adapters: ReadonlySet<string>;
  readonly startedAt: string;
  readonly started: number;
}

/** What an experiment found with what only the run knows: how it was made, and what it took so far. */
function completeReport(
  parts: EvaluationParts,
  { experiment, options }: EvaluationRequest,
  { outcome: { run, ...outcome }, meter, prompts, adapters, startedAt, started }: Completing,
): EvaluationReport {
  const { command, commit, dirty, versions, modelSha256, weights = {}, price } = parts.provenance;
  const { calls, cachedCalls, inputTokens, outputTokens } = meter.spent;
  const record: RunRecord = {
    ...{ command, commit, dirty, versions },
    model: {
      ...{ id: parts.model?.id ?? 'none', sha256: modelSha256, parameters: run.parameters },
      ...(adapters.size === 0 ? {} : { adapters: [...adapters].toSorted() }),
    },
    judge: namesOf([parts.judge, parts.secondJudge ?? null]),
    ...(Object.keys(weights).length === 0 ? {} : { weights }),
    prompts: prompts.hashes(),
    ...{ methods: run.methods, data: run.data, features: run.features, seed: options.seed },
    ...{ calls, cachedCalls, inputTokens, outputTokens },
    cost: price === null ? null : (inputTokens * price.input + outputTokens * price.output) / 1e6,
    startedAt,
    wallSeconds: (parts.ports.clock.elapsed() - started) / 1000,
  };
  return {
    ...{ format: 1, experiment: experiment.name, summary: experiment.summary, seed: options.seed },
    ...outcome,
    run: record,
  };
}

function namesOf(judges: readonly (ModelHandle | null)[]): string | null {
  const names = judges.flatMap((judge) => (judge === null ? [] : [judge.id]));
  return names.length === 0 ? null : names.join(', ');
}

/** What a run would take. Nothing is asked, spent or kept; replies that are cached already are counted as such. */
export async function planEvaluation(
  parts: EvaluationParts,
  request: Omit<EvaluationRequest, 'onInterim'>,
): Promise<EvaluationReport> {
  const meter = new SpendingMeter();
  let further = 0;
  const planned = (handle: ModelHandle) =>
    plannedModel(handle, (calls) => {
      further += calls;
    });
  const report = await runWith(
    {
      ...parts,
      methods: withPlannedLearners(parts.methods),
      cache: withoutKeeping(parts.cache),
      results: withoutKeepingResults(parts.results),
    },
    { ...request, budgetTokens: null },
    { meter, asked: planned, planning: true },
  );
  return { ...report, planned: planOf(report, meter, further) };
}

function planOf({ unit, n }: EvaluationReport, { cells, spent }: SpendingMeter, further: number): PlannedRun {
  return {
    ...{ cells, mostCalls: spent.calls + further, repeatedCalls: spent.repeatedCalls },
    detectable:
      unit === 'person' && n > 1 ? { difference: detectableDifference(assumedDeviation, n), assumedDeviation } : null,
  };
}

/** Of a difference between two arms over people (evaluation.md 12). */
const assumedDeviation = 0.3;
