import type { Job, JobEvent, JobOutcome, JobProgress } from '../contracts/job.ts';
import type { JobOptions, JobText } from '../contracts/job-input.ts';
import type { Page, PageQuery } from './page.ts';

/** Names a job in a workspace. */
export interface JobKey {
  readonly workspace: string;
  readonly job: string;
}

/** What a runner holds while a job is its own. Each time a job is taken, its fence is one higher: an earlier holder can write nothing more. */
export interface JobLease extends JobKey {
  readonly fence: number;
}

export interface NewJob {
  readonly id: string;
  readonly person: string;
  readonly kind: Job['kind'];
  readonly createdAt: string;
  /** SHA-256 of the key that the caller gave so that a repeated request makes one job, or null. */
  readonly idempotencyKey: string | null;
  /** SHA-256 of everything that is asked for. */
  readonly request: string;
  readonly options: JobOptions;
  readonly texts: readonly JobText[];
}

export interface KeptJob extends Job {
  /** The version the job has appended: set in the same step as the version, so that nobody appends it again. Null before. */
  readonly profileVersion: number | null;
  /** Null until it is done. */
  readonly outcome: JobOutcome | null;
}

export type EnqueueOutcome =
  | { readonly kind: 'added'; readonly job: KeptJob }
  /** The same request came before with this key. */
  | { readonly kind: 'known'; readonly job: KeptJob }
  /** Another request came before with this key. */
  | { readonly kind: 'other-request'; readonly job: KeptJob };

/**
 * Keeps jobs. Once `enqueue` resolves, the job survives the process. Like a run, a job may name a person of whom nothing else is kept. Its texts are text of the
 * person, under the rules of samples: they go when the job ends, no list shows them, `forget` reaches them, and a removed sample leaves them.
 */
export interface JobStore {
  /** Adds the job with its texts, all or nothing, at the end of its workspace's queue. With a key that was used before nothing is added: a retry is safe. */
  enqueue(workspace: string, job: NewJob): Promise<EnqueueOutcome>;
  find(key: JobKey): Promise<KeptJob | null>;
  /** Newest first; of one person where one is named. A cursor that is none fails with `invalid_input`. */
  list(workspace: string, query: PageQuery & { readonly person?: string }): Promise<Page<KeptJob>>;
  /**
   * Ends a queued or running job and removes its texts, as far as other readers permit also from the store's files; its runner can write nothing more. A job that has
   * ended, or has appended its profile version, is left as it is. Null: there is no such job.
   */
  cancel(key: JobKey, at: string): Promise<KeptJob | null>;
  /** What happened after an event number, oldest first; an unknown job has no events. */
  events(key: JobKey, after: number): Promise<readonly JobEvent[]>;
  /** Removes jobs of the workspace that ended before a time (ISO 8601) and says how many. */
  expire(workspace: string, before: string): Promise<number>;
}

export interface ClaimOptions {
  /** Whose jobs are taken. */
  readonly workspaces: readonly string[] | 'all';
  /** Names the runner, for those who look into the store. */
  readonly owner: string;
  readonly now: string;
  /** Of UTC, such as `2025-05-08`: a job that asks a model waits while the tokens of this day are used up in its workspace. */
  readonly day: string;
  /** When the job is free for others again unless the lease is renewed. */
  readonly until: string;
  /** Jobs of one workspace that may run at once, over all processes. Two of one person never do. */
  readonly mostOfWorkspace: number;
  /** A job that was taken so often and never ended fails as `interrupted`. */
  readonly mostAttempts: number;
}

export interface ClaimedJob {
  readonly lease: JobLease;
  readonly job: KeptJob;
  readonly options: JobOptions;
}

export type JobEnding =
  | { readonly state: 'done'; readonly at: string; readonly outcome: JobOutcome }
  | { readonly state: 'failed'; readonly at: string; readonly error: NonNullable<Job['error']> }
  /** Back into its place in the queue, not to be taken before a time. `given-back` does not count as an attempt. */
  | {
      readonly state: 'queued';
      readonly at: string;
      readonly notBefore: string;
      readonly attempt: 'failed' | 'given-back';
    };

/** What a runner does with jobs. Whatever needs a lease answers false, or nothing, once the lease is lost, and has then changed nothing. */
export interface JobWork {
  /** Takes the job that has waited longest among workspaces with room and, for those that ask a model, tokens left. One whose lease has run out is queued again first. Null: there is nothing to do. */
  claim(options: ClaimOptions): Promise<ClaimedJob | null>;
  /** The texts of the job, in their order. */
  texts(lease: JobLease): Promise<readonly JobText[]>;
  renew(lease: JobLease, until: string): Promise<boolean>;
  report(lease: JobLease, at: string, progress: JobProgress): Promise<boolean>;
  /** Ends the job or gives it back. One that has ended keeps no texts. */
  end(lease: JobLease, ending: JobEnding): Promise<boolean>;
}
