import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openBackground, openDefaultVoices } from './adapters/background/index.ts';
import { openContrastSource } from './adapters/contrast/index.ts';
import { openDatasetFiles } from './adapters/datasets/index.ts';
import { openReplyFolder, openResultFolder } from './adapters/replies/index.ts';
import { openSqliteStore } from './adapters/sqlite/index.ts';
import { systemClock, systemRandom } from './adapters/system/index.ts';
import {
  defaultModel,
  isWeightsFile,
  openAdapters,
  openModel,
  openPromptStates,
  weightsHash,
} from './compose-model.ts';
import type { Config } from './config.ts';
import type { EvaluationParts, Provenance, TokenPrice } from './evaluation/run-evaluation.ts';
import { findMethods } from './methods/index.ts';
import { packageRoot } from './package-root.ts';
import type { ModelHandle } from './ports/model.ts';
import { packageVersion } from './version.ts';

export interface ComposeEvaluationOptions {
  readonly config: Config;
  /** `provider:model`, `none`, or an opened model, which is closed with the parts. Null takes the configuration's, else the embedded default. */
  readonly model: string | ModelHandle | null;
  readonly judge: string | ModelHandle | null;
  /** Models that are held against each other. Default: none. */
  readonly models?: readonly (string | ModelHandle)[];
  readonly secondJudge?: string | ModelHandle | null;
  /** Folder of adapters for the model, one GGUF file a person. Default: none. */
  readonly adapters?: string | null;
  /** Texts written at once: as many an embedded model computes together, up to 16. */
  readonly parallel: number;
  /** Folder of kept replies. */
  readonly replies: string;
  /** Folder of kept results, of what must not be kept itself. */
  readonly results: string;
  /** What the user typed. */
  readonly command: string;
  /** What tokens cost. Default: not known. */
  readonly price?: TokenPrice | null;
}

export interface OpenedEvaluation extends EvaluationParts {
  close(): Promise<void>;
}

/** More calls in one step of an embedded model gain nothing and take their memory (docs/experiments/LOG.md, 2026-11-29). */
const mostTogether = 16;

/** Chooses the adapters of an evaluation: a store in memory, kept replies in a folder, prompt states of a workspace of its own. */
export async function composeEvaluation(options: ComposeEvaluationOptions): Promise<OpenedEvaluation> {
  const { config, judge, secondJudge = null, models = [], parallel, replies, results } = options;
  const model = options.model ?? config.model ?? defaultModel;
  const sequences = Math.min(parallel, mostTogether);
  const adapters = options.adapters
    ? await openAdapters(config, {
        ...{ folder: options.adapters, sequences },
        model: typeof model === 'string' ? model : model.id,
      })
    : null;
  const open = async (chosen: string | ModelHandle | null): Promise<ModelHandle | null> => {
    if (chosen === null || chosen === 'none') return null;
    if (typeof chosen !== 'string') return chosen;
    const handle = await openModel(config, chosen, { sequences });
    const version = isWeightsFile(config, handle.id) ? await weightsHash(config, handle.id) : null;
    return version === null ? handle : { ...handle, version };
  };
  const opened = await open(model);
  // One model that writes and judges is opened once.
  const judging = judge === model ? opened : await open(judge);
  const compared: ModelHandle[] = [];
  for (const id of models) {
    const handle = id === model ? opened : await open(id);
    if (handle !== null) compared.push(handle);
  }
  const judgingToo = secondJudge === model ? opened : await open(secondJudge);
  const store = await openSqliteStore({ path: ':memory:' });
  return {
    model: opened,
    judge: judging,
    models: compared,
    secondJudge: judgingToo,
    cache: openReplyFolder(replies),
    results: openResultFolder(results),
    ports: {
      ...{ store, clock: systemClock, random: systemRandom },
      ...{ background: openBackground(), contrast: openContrastSource() },
      voices: openDefaultVoices({ folder: join(config.home, 'voices') }),
      promptStates: openPromptStates(config),
    },
    files: openDatasetFiles(),
    methods: (ports, names, learnWith) =>
      findMethods(
        {
          ...{ ports, workspace: 'evaluation' },
          ...(learnWith === undefined ? {} : { learnWith }),
          ...(adapters === null ? {} : { adapters }),
        },
        names,
      ),
    provenance: await provenanceOf(options, { writer: opened, others: [judging, ...compared, judgingToo] }),
    close: async () => {
      await opened?.close();
      if (judging !== opened) await judging?.close();
      for (const handle of compared) if (handle !== opened) await handle.close();
      if (judgingToo !== opened) await judgingToo?.close();
      await store.close();
    },
  };
}

interface ModelsOfRun {
  readonly writer: ModelHandle | null;
  readonly others: readonly (ModelHandle | null)[];
}

async function provenanceOf(
  { config, command, price = null }: Pick<ComposeEvaluationOptions, 'config' | 'command' | 'price'>,
  { writer, others }: ModelsOfRun,
): Promise<Provenance> {
  const commit = await git('rev-parse', 'HEAD');
  const weights = await weightsOf(config, [writer, ...others]);
  const changes = commit === null ? null : await git('status', '--porcelain', '--untracked-files=no');
  return {
    command,
    commit,
    dirty: changes === null ? null : changes !== '',
    versions: {
      hyperalign: packageVersion,
      node: process.versions.node,
      platform: `${process.platform}-${process.arch}`,
    },
    modelSha256: weights[writer?.id ?? 'none'] ?? null,
    weights,
    price,
  };
}

/** Id → SHA-256 of the weights, of every model that runs on this machine. */
async function weightsOf(
  config: Config,
  models: readonly (ModelHandle | null)[],
): Promise<Readonly<Record<string, string>>> {
  const weights: Record<string, string> = {};
  for (const id of new Set(models.flatMap((model) => model?.id ?? []))) {
    // A model that the caller opened may have any id.
    const sha256 = await weightsHash(config, id).catch(() => null);
    if (sha256 !== null) weights[id] = sha256;
  }
  return weights;
}

/** Null where the program does not run from a clone, or git is not there. */
async function git(...parameters: readonly string[]): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('git', ['-C', packageRoot(), ...parameters], { timeout: 10_000 });
    return stdout.trim();
  } catch {
    return null;
  }
}
