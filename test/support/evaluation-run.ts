import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBackground } from '../../src/adapters/background/index.ts';
import { openContrastSource } from '../../src/adapters/contrast/index.ts';
import { openDatasetFiles } from '../../src/adapters/datasets/index.ts';
import { openReplyFolder, openResultFolder } from '../../src/adapters/replies/index.ts';
import type { EvaluationReport } from '../../src/contracts/evaluation-report.ts';
import { fictionalTexts, type Habits } from '../../src/core/hypotheses/fictional-writers.ts';
import type { EvaluateOptions, Experiment } from '../../src/evaluation/experiment.ts';
import { type EvaluationParts, planEvaluation, runEvaluation } from '../../src/evaluation/run-evaluation.ts';
import { findMethods } from '../../src/methods/index.ts';
import type { LoraAdapters } from '../../src/ports/lora-adapters.ts';
import type { ModelHandle } from '../../src/ports/model.ts';
import { fixedClock, memoryStore, seededRandom } from '../../src/testing/index.ts';

/** A data set of fictional people, each with habits of their own, as a file in `folder`. */
export function writeFictionalPeople(
  folder: string,
  { people, texts }: { readonly people: number; readonly texts: number },
): string {
  const path = join(folder, 'fiction.jsonl');
  const greetings = ['Hi', 'Hey', 'Dear', 'none'] as const;
  const closings = ['Thanks', 'Cheers', 'Best regards', 'none'] as const;
  const lines = Array.from({ length: people }, (_, at) => {
    const habits: Habits = {
      greeting: greetings[at % 4] ?? 'Hi',
      closing: closings[Math.floor(at / 4) % 4] ?? 'Thanks',
      exclaims: (at % 3) * 0.4,
      semicolons: (at % 2) * 0.6,
      dashes: at % 5 === 0 ? 0.6 : 0,
      sentences: 5 + (at % 4),
    };
    return fictionalTexts(70 + at, texts, habits).map(({ id, text }) =>
      JSON.stringify({ person: `person-${at}`, id: `${at}-${id}`, register: 'email', text }),
    );
  }).flat();
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

export interface RunOptions {
  readonly experiment: Experiment;
  readonly model: ModelHandle | null;
  readonly judge?: ModelHandle;
  readonly models?: readonly ModelHandle[];
  /** Of the rival. */
  readonly adapters?: LoraAdapters;
  /** Folder of kept replies. */
  readonly replies: string;
  readonly options: Partial<EvaluateOptions>;
  readonly budgetTokens?: number;
  readonly signal?: AbortSignal;
  readonly dryRun?: boolean;
  readonly onInterim?: (report: EvaluationReport) => Promise<void>;
}

/** Runs an experiment as the command does, with a store and a clock of the test's own. */
export async function runExperiment(options: RunOptions): Promise<EvaluationReport> {
  const { experiment, model, judge = null, models = [], adapters, replies } = options;
  const { budgetTokens = null, signal } = options;
  const parts: EvaluationParts = {
    ...{ model, judge, models, cache: openReplyFolder(replies), files: openDatasetFiles() },
    results: openResultFolder(join(replies, '..', 'results')),
    ports: {
      ...{ store: memoryStore(), clock: fixedClock(), random: seededRandom() },
      ...{ background: openBackground(), contrast: openContrastSource() },
      voices: { load: async () => null, keep: async () => undefined },
      promptStates: { forget: async () => 0 },
    },
    methods: (ports, names, learnWith) =>
      findMethods(
        {
          ...{ ports, workspace: 'evaluation' },
          ...(learnWith === undefined ? {} : { learnWith }),
          ...(adapters === undefined ? {} : { adapters }),
        },
        names,
      ),
    provenance: {
      ...{ command: 'hyperalign evaluate', commit: null, dirty: null, modelSha256: null, price: null },
      versions: { hyperalign: 'test' },
    },
  };
  const request = {
    experiment,
    budgetTokens,
    options: { ...plainOptions, ...options.options },
    ...(signal === undefined ? {} : { signal }),
  };
  if (options.dryRun === true) return planEvaluation(parts, request);
  const { onInterim } = options;
  return runEvaluation(parts, { ...request, ...(onInterim === undefined ? {} : { onInterim }) });
}

const plainOptions: EvaluateOptions = {
  ...{ data: null, folder: null, people: null, tasks: null, prompts: null, methods: null },
  ...{ seed: 1, draws: 1, cutWords: null, learnWith: null, briefs: null, parallel: 3 },
};
