import type { JobProgress } from '../../contracts/job.ts';
import { budgetDay } from '../../core/access/index.ts';
import type { ClaimedJob, JobEnding, JobLease } from '../../ports/job-store.ts';
import type { ModelHandle } from '../../ports/model.ts';
import type { Spending } from '../access/spending.ts';
import { dropCounts } from '../count-text.ts';
import type { EnginePorts } from '../engine-ports.ts';
import type { Progress } from '../progress.ts';
import { isoTime } from '../record-run.ts';
import { endingAfter, type StopReason } from './job-ending.ts';
import type { Pause } from './pause.ts';
import { runLearning } from './run-learning.ts';
import type { WakeUp } from './wake-up.ts';

export interface RunnerLimits {
  /** Jobs that this runner does at once. */
  readonly most: number;
  /** Jobs of one workspace that run at once, over all runners on the store. */
  readonly mostOfWorkspace: number;
  /** How often a job is tried. */
  readonly mostAttempts: number;
  /** Milliseconds after which a job whose runner gave no sign is free for others; a sign is given three times as often. */
  readonly leaseMs: number;
  /** Milliseconds between two looks for jobs that other processes enqueued. */
  readonly pollMs: number;
}

export const usualLimits: RunnerLimits = {
  most: 2,
  mostOfWorkspace: 1,
  mostAttempts: 3,
  leaseMs: 60_000,
  pollMs: 1000,
};

export interface RunnerParts {
  readonly ports: EnginePorts;
  readonly spending: Spending;
  readonly openModel: () => Promise<ModelHandle | null>;
  readonly workspaces: readonly string[] | 'all';
  readonly limits: RunnerLimits;
  readonly wake: WakeUp;
  readonly pause: Pause;
  /** Hears what went wrong with the runner itself, such as a store that cannot be written; it tries again by itself. */
  readonly onFailure: (error: unknown) => void;
}

/** Does jobs. At least once, and once in effect: what it writes for a job is refused when another has taken the job over. */
export interface JobRunner {
  /** Looks for jobs until it is stopped. */
  start(): void;
  /** Begins no more, gives back what is running, and resolves when nothing is. */
  stop(): Promise<void>;
  /** Takes as many jobs as there is room for and begins them; says how many. */
  claim(): Promise<number>;
  /** Gives a sign for each running job, and stops those that are no longer its own: cancelled, forgotten or taken over. Never fails. */
  beat(): Promise<void>;
  /** Resolves when nothing that was begun is running. */
  settled(): Promise<void>;
}

interface Running {
  readonly lease: JobLease;
  readonly stop: (reason: StopReason) => void;
  readonly ended: Promise<void>;
}

export function openJobRunner(parts: RunnerParts): JobRunner {
  const { ports, limits, wake } = parts;
  const { work } = ports.store;
  const owner = ports.random.id();
  const running = new Set<Running>();
  let loops: { readonly stop: AbortController; readonly ended: Promise<unknown> } | null = null;
  const until = () => isoTime(ports.clock.now() + limits.leaseMs);
  let claiming: Promise<number> = Promise.resolve(0);

  const begin = (claimed: ClaimedJob) => {
    const stop = new AbortController();
    const one: Running = {
      lease: claimed.lease,
      stop: (reason) => stop.abort(reason),
      ended: doJob(parts, claimed, stop).finally(() => {
        running.delete(one);
        wake.ring();
      }),
    };
    running.add(one);
    wake.ring();
  };
  const claimNow = async (): Promise<number> => {
    let begun = 0;
    for (; running.size < limits.most && loops?.stop.signal.aborted !== true; begun += 1) {
      const now = ports.clock.now();
      const claimed = await work.claim({
        ...{ workspaces: parts.workspaces, owner, now: isoTime(now), day: budgetDay(now).day, until: until() },
        ...{ mostOfWorkspace: limits.mostOfWorkspace, mostAttempts: limits.mostAttempts },
      });
      if (claimed === null) break;
      begin(claimed);
    }
    return begun;
  };
  const runner: JobRunner = {
    // One at a time: two at once would both see the same room.
    claim: () => {
      claiming = claiming.then(claimNow, claimNow);
      return claiming;
    },
    beat: async () => {
      for (const { lease, stop } of [...running]) {
        const held = await work.renew(lease, until()).catch((error) => {
          parts.onFailure(error);
          return true;
        });
        if (!held) stop('lost');
      }
    },
    settled: async () => {
      while (running.size > 0) await Promise.all([...running].map(({ ended }) => ended));
    },
    start: () => {
      if (loops !== null) return;
      const stop = new AbortController();
      loops = {
        stop,
        ended: Promise.all([lookForJobs(runner, parts, stop.signal), giveSigns(runner, parts, stop.signal)]),
      };
    },
    stop: async () => {
      const stopped = loops;
      stopped?.stop.abort();
      await claiming.catch(() => undefined);
      for (const { stop } of running) stop('stopping');
      await runner.settled();
      await stopped?.ended;
      loops = null;
    },
  };
  return runner;
}

async function lookForJobs({ claim }: JobRunner, parts: RunnerParts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const wait = parts.wake.next();
    await claim().catch(parts.onFailure);
    await wait(parts.limits.pollMs, signal);
  }
}

async function giveSigns({ beat }: JobRunner, parts: RunnerParts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await parts.pause(parts.limits.leaseMs / 3, signal);
    if (!signal.aborted) await beat();
  }
}

/** Never fails: what cannot be written now is left to the lease, which runs out. */
async function doJob(
  { ports, limits, spending, openModel, onFailure, wake }: RunnerParts,
  claimed: ClaimedJob,
  stop: AbortController,
): Promise<void> {
  const { work } = ports.store;
  const { lease } = claimed;
  const now = () => ports.clock.now();
  let reports: Promise<void> = Promise.resolve();
  const report = (progress: JobProgress) => {
    reports = reports
      .then(async () => {
        if (stop.signal.aborted) return;
        if (!(await work.report(lease, isoTime(now()), progress))) stop.abort('lost');
        wake.ring();
      })
      .catch(onFailure);
  };
  const undecided = (error: unknown) => {
    onFailure(error);
    return true;
  };
  let ending: JobEnding | null;
  try {
    const outcome = await runLearning(ports, claimed, {
      ...{ spending, openModel, signal: stop.signal },
      onProgress: (progress) => {
        const told = withoutText(progress);
        if (told !== null) report(told);
      },
    });
    ending = { state: 'done', at: isoTime(now()), outcome };
  } catch (error) {
    const stopped: StopReason | null = stop.signal.aborted ? stop.signal.reason : null;
    ending = endingAfter(error, claimed, { now: now(), stopped, mostAttempts: limits.mostAttempts });
  }
  await reports;
  const isOurs = ending !== null && (await work.end(lease, ending).catch(undecided));
  // Its person may have been forgotten while texts were counted.
  if (!isOurs) dropCounts();
}

/** Notes are sentences and stay out. */
function withoutText(progress: Progress): JobProgress | null {
  return progress.step === 'note' ? null : progress;
}
