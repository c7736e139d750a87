import { identifierSchema } from './contracts/identifiers.ts';
import type { Job, JobEvent, ShownJob } from './contracts/job.ts';
import type { Spending } from './engine/access/spending.ts';
import { checkWholeNumber } from './engine/check-whole-number.ts';
import type { EnginePorts } from './engine/engine-ports.ts';
import { type Enqueued, enqueueLearning } from './engine/jobs/enqueue-learning.ts';
import { type JobRunner, openJobRunner, type RunnerLimits, usualLimits } from './engine/jobs/open-job-runner.ts';
import { type Pause, realPause } from './engine/jobs/pause.ts';
import { plainJob, showJob } from './engine/jobs/show-job.ts';
import { openWakeUp, type WakeUp } from './engine/jobs/wake-up.ts';
import { watchJob } from './engine/jobs/watch-job.ts';
import { HyperalignError } from './errors.ts';
import { documentsOf, type LearnOptions, learnRequest, parseInput } from './learn-options.ts';
import type { DocumentReader } from './ports/document-reader.ts';
import type { KeptJob } from './ports/job-store.ts';
import type { ModelHandle } from './ports/model.ts';

/** The jobs of one workspace. */
export interface WorkspaceJobs {
  /**
   * Hands a learning over. Texts are read, cleaned and masked at once; once this resolves they survive the process, and they go when the job ends. Throws `conflict` when
   * the idempotency key was used for another request.
   */
  enqueue(options: EnqueueOptions): Promise<Enqueued>;
  /** The job with what came of it. Throws `job_not_found`. */
  get(id: string): Promise<ShownJob>;
  /** Newest first. */
  list(options?: ListJobsOptions): Promise<JobPage>;
  /** Stops a job that has not ended; one that has is left as it is. No profile version of a cancelled job is kept. Throws `job_not_found`. */
  cancel(id: string): Promise<Job>;
  /** What happens to a job, as it happens, in whichever process; ends with the job. Throws `job_not_found`. */
  events(id: string, options?: WatchJobOptions): AsyncIterable<JobEvent>;
}

/** Jobs of a client's workspace and the runner that does them in this process. */
export interface Jobs extends WorkspaceJobs {
  /** Does jobs until it is stopped or the client closed. Several processes may do so on one home. */
  start(): void;
  /** Gives back what is running, to be done by another or later, and resolves when nothing is. */
  stop(): Promise<void>;
}

export interface EnqueueOptions extends Omit<LearnOptions, 'onProgress'> {
  /** A request that is repeated with the same key makes one job. */
  readonly idempotencyKey?: string;
}

export interface ListJobsOptions {
  /** Of one person; default: of all. */
  readonly person?: string;
  /** `next` of the page before. */
  readonly after?: string;
  /** 1 to 100; default 20. */
  readonly limit?: number;
}

export interface JobPage {
  readonly jobs: readonly Job[];
  /** Give it as `after` for the next page; null: this was the last. */
  readonly next: string | null;
}

export interface WatchJobOptions {
  /** The number of the last event that was seen; default 0, from the beginning. */
  readonly after?: number;
  /** Ends the watching; the job goes on. */
  readonly signal?: AbortSignal;
}

export interface JobParts {
  readonly ports: EnginePorts;
  readonly documents: DocumentReader;
  /** What the store's models cost: a job asks them as its workspace may. */
  readonly spending: Spending;
  /** Gives the model that jobs are done with; null: there is none. */
  readonly openModel: () => Promise<ModelHandle | null>;
  /** Whose jobs the runner does. */
  readonly workspaces: readonly string[] | 'all';
  readonly limits?: Partial<RunnerLimits>;
  /** Default: the computer's own timer. */
  readonly pause?: Pause;
  readonly onFailure?: (error: unknown) => void;
}

export interface BoundJobs {
  in(workspace: string): WorkspaceJobs;
  readonly runner: JobRunner;
}

/** Binds jobs to their ports: one runner, and what callers of each workspace can ask. */
export function bindJobs(parts: JobParts): BoundJobs {
  const { pause = realPause, onFailure = () => undefined } = parts;
  const limits = { ...usualLimits, ...parts.limits };
  const wake = openWakeUp(pause);
  const runner = openJobRunner({ ...parts, limits, wake, pause, onFailure });
  return { runner, in: (workspace) => jobsIn(parts, { workspace, runner, wake, pollMs: limits.pollMs }) };
}

interface Bound {
  readonly workspace: string;
  readonly runner: JobRunner;
  readonly wake: WakeUp;
  readonly pollMs: number;
}

function jobsIn({ ports, documents }: JobParts, { workspace, runner, wake, pollMs }: Bound): WorkspaceJobs {
  const { store, clock } = ports;
  const found = async (id: string): Promise<KeptJob> =>
    present(await store.jobs.find({ workspace, job: id }), { id, workspace });
  return {
    enqueue: async (options) => {
      const { idempotencyKey, useModel = true } = options;
      const key = { workspace, person: parseInput(identifierSchema, options.person, 'person') };
      const { attestation, audience, ...asked } = learnRequest(options, key);
      const enqueued = await enqueueLearning(ports, {
        ...asked,
        documents: documentsOf(options, documents),
        ...{ useModel, audience: audience ?? 'workspace', attestation: attestation ?? null },
        idempotencyKey: idempotencyKey === undefined ? null : checkedKey(idempotencyKey),
      });
      wake.ring();
      return enqueued;
    },
    get: async (id) => showJob(ports, workspace, await found(id)),
    list: async ({ limit = 20, person, after } = {}) => {
      checkWholeNumber('limit', limit, { min: 1, max: 100 });
      const { items, next } = await store.jobs.list(workspace, {
        limit,
        ...(person === undefined ? {} : { person: parseInput(identifierSchema, person, 'person') }),
        ...(after === undefined ? {} : { after }),
      });
      return { jobs: items.map(plainJob), next };
    },
    cancel: async (id) => {
      const at = new Date(clock.now()).toISOString();
      const job = present(await store.jobs.cancel({ workspace, job: id }, at), { id, workspace });
      wake.ring();
      // Its runner may be in this process, where it can be stopped at once.
      await runner.beat();
      return plainJob(job);
    },
    events: async function* (id, { after = 0, signal = new AbortController().signal } = {}) {
      checkWholeNumber('after', after, { min: 0, max: Number.MAX_SAFE_INTEGER });
      await found(id);
      yield* watchJob(ports, { workspace, job: id }, { after, pollMs, wake, signal });
    },
  };
}

const longestKey = 255;

function checkedKey(key: string): string {
  if (key !== '' && key.length <= longestKey) return key;
  throw new HyperalignError(
    'invalid_input',
    `An idempotency key has 1 to ${longestKey} characters; this one has ${key.length}.`,
  );
}

function present(job: KeptJob | null, { id, workspace }: { readonly id: string; readonly workspace: string }): KeptJob {
  if (job !== null) return job;
  throw new HyperalignError(
    'job_not_found',
    `There is no job "${id}" in workspace "${workspace}". Jobs go thirty days after they ended, and with their person.`,
    { details: { job: id } },
  );
}
