import type { JobEvent } from '../contracts/job.ts';
import type { JobOptions, JobText } from '../contracts/job-input.ts';
import { HyperalignError } from '../errors.ts';
import type {
  ClaimedJob,
  ClaimOptions,
  JobEnding,
  JobKey,
  JobLease,
  JobStore,
  JobWork,
  KeptJob,
} from '../ports/job-store.ts';
import type { PersonKey } from '../ports/store.ts';
import { memoryPage } from './memory-page.ts';

interface Kept {
  readonly workspace: string;
  readonly position: number;
  readonly idempotencyKey: string | null;
  readonly request: string;
  job: KeptJob;
  options: JobOptions | null;
  texts: readonly JobText[];
  readonly events: JobEvent[];
  notBefore: string;
  fence: number;
  leaseUntil: string | null;
}

export interface MemoryJobs {
  readonly jobs: JobStore;
  readonly work: JobWork;
  /** True where no job is named. */
  isThere(key: JobKey | undefined): boolean;
  /** Throws `conflict` where the lease is lost, else notes the version. */
  noteVersion(lease: JobLease | undefined, version: number): void;
  removeTexts(key: PersonKey, sampleIds: ReadonlySet<string>): void;
  forget(key: PersonKey): number;
}

/** Jobs as long as the process lives. */
export function memoryJobs(isSpent: (workspace: string, day: string) => boolean): MemoryJobs {
  const all = new Map<string, Kept>();
  const held = (lease: JobLease): Kept | null => {
    const kept = all.get(slotOf(lease));
    return kept?.job.state === 'running' && kept.fence === lease.fence ? kept : null;
  };
  return {
    jobs: jobsOf(all),
    work: workOf(all, { held, isSpent }),
    isThere: (key) => key === undefined || all.has(slotOf(key)),
    noteVersion: (lease, version) => {
      if (lease === undefined) return;
      const kept = held(lease);
      if (kept === null || kept.job.profileVersion !== null)
        throw new HyperalignError('conflict', `Job ${lease.job} is no longer in the hands of this process.`);
      kept.job = { ...kept.job, profileVersion: version };
    },
    removeTexts: ({ workspace, person }, ids) => {
      for (const kept of all.values())
        if (kept.workspace === workspace && kept.job.person === person)
          kept.texts = kept.texts.filter(({ id }) => !ids.has(id));
    },
    forget: ({ workspace, person }) => {
      const own = [...all].filter(([, kept]) => kept.workspace === workspace && kept.job.person === person);
      for (const [slot] of own) all.delete(slot);
      return own.length;
    },
  };
}

function jobsOf(all: Map<string, Kept>): JobStore {
  const ofWorkspace = (workspace: string) => [...all.values()].filter((kept) => kept.workspace === workspace);
  return {
    enqueue: async (workspace, { options, texts, idempotencyKey, request, ...asked }) => {
      const before = ofWorkspace(workspace);
      const known = before.find((kept) => idempotencyKey !== null && kept.idempotencyKey === idempotencyKey);
      if (known !== undefined)
        return structuredClone({ kind: known.request === request ? 'known' : 'other-request', job: known.job });
      const kept: Kept = {
        ...{ workspace, idempotencyKey, request, events: [], notBefore: asked.createdAt, fence: 0, leaseUntil: null },
        position: Math.max(0, ...before.map(({ position }) => position)) + 1,
        options: structuredClone(options),
        texts: structuredClone(texts),
        job: {
          ...{ ...asked, state: 'queued', texts: texts.length, startedAt: null, finishedAt: null, attempts: 0 },
          ...{ error: null, profileVersion: null, outcome: null },
        },
      };
      all.set(slotOf({ workspace, job: asked.id }), kept);
      happened(kept, { at: asked.createdAt, state: 'queued', progress: null });
      return { kind: 'added', job: structuredClone(kept.job) };
    },
    find: async (key) => structuredClone(all.get(slotOf(key))?.job ?? null),
    list: async (workspace, { person, ...query }) => {
      const wanted = ofWorkspace(workspace).filter(({ job }) => person === undefined || job.person === person);
      return memoryPage(wanted, query, ({ job }) => structuredClone(job));
    },
    cancel: async (key, at) => {
      const kept = all.get(slotOf(key));
      if (kept === undefined) return null;
      if (!isFinal(kept.job) && kept.job.profileVersion === null) finish(kept, { state: 'cancelled', finishedAt: at });
      return structuredClone(kept.job);
    },
    events: async (key, after) =>
      structuredClone(all.get(slotOf(key))?.events.filter(({ number }) => number > after) ?? []),
    expire: async (workspace, before) => {
      const old = ofWorkspace(workspace).filter(({ job }) => isFinal(job) && (job.finishedAt ?? before) < before);
      for (const { job } of old) all.delete(slotOf({ workspace, job: job.id }));
      return old.length;
    },
  };
}

interface WorkParts {
  readonly held: (lease: JobLease) => Kept | null;
  readonly isSpent: (workspace: string, day: string) => boolean;
}

function workOf(all: Map<string, Kept>, { held, isSpent }: WorkParts): JobWork {
  return {
    claim: async (options) => claim([...all.values()], options, isSpent),
    texts: async (lease) => structuredClone(held(lease)?.texts ?? []),
    renew: async (lease, until) => {
      const kept = held(lease);
      if (kept !== null) kept.leaseUntil = until;
      return kept !== null;
    },
    report: async (lease, at, progress) => {
      const kept = held(lease);
      if (kept !== null) happened(kept, { at, state: 'running', progress: structuredClone(progress) });
      return kept !== null;
    },
    end: async (lease, ending) => {
      const kept = held(lease);
      if (kept !== null) end(kept, ending);
      return kept !== null;
    },
  };
}

function claim(all: readonly Kept[], options: ClaimOptions, isSpent: WorkParts['isSpent']): ClaimedJob | null {
  const { workspaces, now, until, mostOfWorkspace, mostAttempts } = options;
  const seen = all.filter(({ workspace }) => workspaces === 'all' || workspaces.includes(workspace));
  for (const kept of seen) {
    if (kept.job.state !== 'running' || kept.leaseUntil === null || kept.leaseUntil >= now) continue;
    const { attempts, profileVersion } = kept.job;
    if (attempts < mostAttempts || profileVersion !== null)
      end(kept, { state: 'queued', at: now, notBefore: now, attempt: 'failed' });
    else
      end(kept, {
        ...{ state: 'failed', at: now },
        error: { code: 'interrupted', message: `${attempts} processes that worked on it ended before it was done.` },
      });
  }
  const running = (kept: Kept) =>
    all.filter(({ workspace, job }) => workspace === kept.workspace && job.state === 'running');
  const [kept] = seen
    .filter((one) => one.job.state === 'queued' && one.notBefore <= now)
    .filter((one) => !asksModel(one) || !isSpent(one.workspace, options.day))
    .filter((one) => running(one).length < mostOfWorkspace)
    .filter((one) => running(one).every(({ job }) => job.person !== one.job.person))
    .toSorted((a, b) => (a.workspace === b.workspace ? a.position - b.position : byAge(a, b)));
  if (kept === undefined || kept.options === null) return null;
  kept.fence += 1;
  kept.leaseUntil = until;
  kept.job = { ...kept.job, state: 'running', startedAt: now, attempts: kept.job.attempts + 1 };
  happened(kept, { at: now, state: 'running', progress: null });
  const lease = { workspace: kept.workspace, job: kept.job.id, fence: kept.fence };
  return structuredClone({ lease, job: kept.job, options: kept.options });
}

function asksModel({ options, job }: Kept): boolean {
  return options?.useModel === true && job.profileVersion === null;
}

function byAge(a: Kept, b: Kept): number {
  return a.job.createdAt < b.job.createdAt || (a.job.createdAt === b.job.createdAt && a.workspace < b.workspace)
    ? -1
    : 1;
}

function end(kept: Kept, ending: JobEnding): void {
  const { at } = ending;
  switch (ending.state) {
    case 'queued':
      kept.notBefore = ending.notBefore;
      kept.leaseUntil = null;
      kept.job = {
        ...kept.job,
        state: 'queued',
        attempts: kept.job.attempts - (ending.attempt === 'given-back' ? 1 : 0),
      };
      happened(kept, { at, state: 'queued', progress: null });
      return;
    case 'done':
      finish(kept, { state: 'done', finishedAt: at, outcome: structuredClone(ending.outcome) });
      return;
    case 'failed':
      finish(kept, { state: 'failed', finishedAt: at, error: { ...ending.error } });
  }
}

function finish(
  kept: Kept,
  changes: Pick<KeptJob, 'state'> & { readonly finishedAt: string } & Partial<KeptJob>,
): void {
  kept.texts = [];
  kept.options = null;
  kept.leaseUntil = null;
  kept.job = { ...kept.job, ...changes };
  happened(kept, { at: changes.finishedAt, state: changes.state, progress: null });
}

function happened(kept: Kept, event: Omit<JobEvent, 'number'>): void {
  kept.events.push({ number: kept.events.length + 1, ...event });
}

function isFinal({ state }: KeptJob): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

function slotOf({ workspace, job }: JobKey): string {
  return `${workspace}\0${job}`;
}
