import { openBackground } from '../../src/adapters/background/index.ts';
import { openContrastSource } from '../../src/adapters/contrast/index.ts';
import { openDocumentReader } from '../../src/adapters/files/index.ts';
import { type BoundJobs, bindJobs } from '../../src/bind-jobs.ts';
import { openSpending, type Spending } from '../../src/engine/access/spending.ts';
import type { RunnerLimits } from '../../src/engine/jobs/open-job-runner.ts';
import type { Pause } from '../../src/engine/jobs/pause.ts';
import type { ModelHandle } from '../../src/ports/model.ts';
import type { Store } from '../../src/ports/store.ts';
import { type FixedClock, fixedClock, memoryStore, memoryVoices, seededRandom } from '../../src/testing/index.ts';

export interface JobDesk extends BoundJobs {
  readonly store: Store;
  readonly clock: FixedClock;
  readonly spending: Spending;
  /** What went wrong with the runner itself. */
  readonly failures: readonly unknown[];
}

export interface JobDeskParts {
  readonly store?: Store;
  readonly clock?: FixedClock;
  /** Default: there is none. */
  readonly openModel?: () => Promise<ModelHandle | null>;
  readonly limits?: Partial<RunnerLimits>;
  /** Default: waits until nobody waits any more, so that all happens by hand. */
  readonly pause?: Pause;
}

const background = openBackground();
const contrast = openContrastSource();
let opened = 0;

/** Jobs and a runner as a process has them, on a clock that stands still. */
export function openJobDesk({
  store = memoryStore(),
  clock = fixedClock(),
  openModel = async () => null,
  limits = {},
  pause = forEver,
}: JobDeskParts = {}): JobDesk {
  opened += 1;
  const failures: unknown[] = [];
  const spending = openSpending({ store, clock }, { pause: forEver });
  const bound = bindJobs({
    ports: {
      ...{ store, clock, random: seededRandom(1000 + opened), background, contrast, voices: memoryVoices() },
      promptStates: { forget: async () => 0 },
    },
    spending,
    documents: openDocumentReader({ stdin: null }),
    ...{ openModel, workspaces: 'all', limits, pause },
    onFailure: (error) => failures.push(error),
  });
  return { ...bound, store, clock, spending, failures };
}

const forEver: Pause = (_, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

export interface Gate {
  /** Resolves when somebody stands before the gate. */
  readonly reached: Promise<void>;
  open(): void;
  /** Waits until the gate is open. */
  pass(): Promise<void>;
}

/** Holds somebody up at a chosen point, as a process is that was put to sleep. */
export function closedGate(): Gate {
  const reached = Promise.withResolvers<void>();
  const opening = Promise.withResolvers<void>();
  return {
    reached: reached.promise,
    open: opening.resolve,
    pass: () => {
      reached.resolve();
      return opening.promise;
    },
  };
}

/** The store as one process sees it that is held up before it writes. */
export function storeHeldUp(store: Store, before: 'append' | 'run' | 'reply' | 'end', gate: Gate): Store {
  const held =
    <Args extends readonly unknown[], Result>(point: typeof before, write: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      if (point === before) await gate.pass();
      return write(...args);
    };
  return {
    ...store,
    profiles: { ...store.profiles, append: held('append', store.profiles.append) },
    runs: { ...store.runs, add: held('run', store.runs.add) },
    replies: { ...store.replies, keep: held('reply', store.replies.keep) },
    work: { ...store.work, end: held('end', store.work.end) },
  };
}
