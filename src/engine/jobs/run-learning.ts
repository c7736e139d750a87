import type { JobOutcome } from '../../contracts/job.ts';
import type { ClaimedJob } from '../../ports/job-store.ts';
import type { ModelHandle } from '../../ports/model.ts';
import { budgetedModel } from '../access/budgeted-model.ts';
import type { Spending } from '../access/spending.ts';
import type { EnginePorts } from '../engine-ports.ts';
import { type LearnRequest, learn } from '../learn.ts';
import type { OnProgress } from '../progress.ts';
import { readTexts } from '../read-texts.ts';
import { documentsOfJob } from './job-texts.ts';
import { leasedStore } from './leased-store.ts';

export interface RunOptions {
  readonly spending: Spending;
  /** Opened only where the job asks for a model. Null: there is none. */
  readonly openModel: () => Promise<ModelHandle | null>;
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
}

/** Does what a job asks for, with a store that keeps nothing once the lease is lost. */
export async function runLearning(
  ports: EnginePorts,
  { lease, job, options }: ClaimedJob,
  { spending, openModel, onProgress, signal }: RunOptions,
): Promise<JobOutcome> {
  const key = { workspace: lease.workspace, person: job.person };
  const documents = documentsOfJob(() => ports.store.work.texts(lease), options.dropped);
  if (job.profileVersion !== null)
    return lastWordOf(ports, { key, documents, register: options.register }, job.profileVersion);
  const { attestation, ...asked } = options;
  const handle = asked.useModel ? await openModel() : null;
  const request: LearnRequest = {
    ...{ key, documents, onProgress, signal },
    ...{ register: asked.register, budgetTokens: asked.budgetTokens, seed: asked.seed, audience: asked.audience },
    ...(attestation === null ? {} : { attestation }),
    model: handle === null ? null : budgetedModel(spending, lease.workspace, handle),
  };
  const { profile, ...rest } = await learn({ ...ports, store: leasedStore(ports.store, lease) }, request);
  return { ...rest, profileVersion: profile?.version ?? null };
}

/** A process kept the version and ended before it could say so: nothing is left to do but to say it. What it spent is not known any more. */
async function lastWordOf(
  { store }: EnginePorts,
  { key, documents, register }: Pick<LearnRequest, 'key' | 'documents' | 'register'>,
  profileVersion: number,
): Promise<JobOutcome> {
  const { report } = await readTexts({ documents, known: await store.samples.list(key), register });
  return {
    ...{ person: key.person, profileVersion, samples: report },
    notices: [
      {
        code: 'interrupted',
        message: `The process that learned ended after it had kept profile version ${profileVersion} and before it could report: times and tokens of this job are not known.`,
      },
    ],
    usage: { calls: 0, inputTokens: 0, outputTokens: 0 },
    timings: { readMs: 0, measureMs: 0, inferMs: 0, storeMs: 0, totalMs: 0 },
  };
}
