import type { JobLease } from '../../ports/job-store.ts';
import type { Store } from '../../ports/store.ts';

/**
 * The store as a job's learning sees it. A version is appended only while the lease is held; what is spent is noted, and what is paid for is kept, only while the job
 * is there: after `forget` nothing of the person comes back, however long the learning goes on.
 */
export function leasedStore(store: Store, lease: JobLease): Store {
  const { profiles, replies, runs, attestations } = store;
  return {
    ...{ people: store.people, samples: store.samples, edits: store.edits, guidances: store.guidances },
    ...{ keys: store.keys, audit: store.audit, limits: store.limits, spending: store.spending },
    ...{ jobs: store.jobs, work: store.work, comparisons: store.comparisons, idempotency: store.idempotency },
    profiles: {
      append: (key, profile, samples, along) => profiles.append(key, profile, samples, { ...along, lease }),
      latest: (key) => profiles.latest(key),
      version: (key, version) => profiles.version(key, version),
      history: (key) => profiles.history(key),
    },
    replies: {
      keep: (key, reply) => replies.keep(key, reply, lease),
      find: (key, question) => replies.find(key, question),
      drop: (key, questions) => replies.drop(key, questions),
      expire: (workspace, before) => replies.expire(workspace, before),
    },
    runs: {
      add: (workspace, run) => runs.add(workspace, run, lease),
      list: (workspace, limit) => runs.list(workspace, limit),
      usage: (workspace) => runs.usage(workspace),
    },
    attestations: {
      add: (key, attestation) => attestations.add(key, attestation, lease),
      list: (key) => attestations.list(key),
    },
    forget: (key, entryOf) => store.forget(key, entryOf),
    check: () => store.check(),
    close: () => store.close(),
  };
}
