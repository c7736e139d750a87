import type { Attestation } from '../contracts/attestation.ts';
import type { Edit } from '../contracts/edit.ts';
import type { Guidance } from '../contracts/guidance.ts';
import type { Profile } from '../contracts/profile.ts';
import { profileSchema } from '../contracts/profile.ts';
import type { Sample } from '../contracts/sample.ts';
import { HyperalignError } from '../errors.ts';
import type { AttestationStore } from '../ports/attestation-store.ts';
import { type GuidanceStore, mostRecipes } from '../ports/guidance-store.ts';
import type {
  AlongWithProfile,
  EditStore,
  ForgottenRecords,
  KeptReply,
  PersonKey,
  PersonStore,
  PersonSummary,
  ProfileStore,
  ReplyStore,
  Run,
  RunStore,
  SampleStore,
  Store,
} from '../ports/store.ts';
import { byBytes } from './by-bytes.ts';
import { memoryAccess } from './memory-access.ts';
import { type KeptComparison, memoryComparisons } from './memory-comparisons.ts';
import { type MemoryIdempotency, memoryIdempotency } from './memory-idempotency.ts';
import { type MemoryJobs, memoryJobs } from './memory-jobs.ts';
import { memorySpending } from './memory-spending.ts';

interface Kept {
  readonly workspace: string;
  readonly person: string;
  readonly createdAt: string;
  readonly samples: Map<string, Sample>;
  readonly profiles: Profile[];
  readonly edits: Map<string, Edit>;
  /** Recipe → guidance of the newest version. */
  readonly guidances: Map<string, Guidance>;
  readonly comparisons: KeptComparison[];
  readonly attestations: Map<string, Attestation>;
}

interface Records {
  readonly people: Map<string, Kept>;
  /** Person → question → reply. */
  readonly replies: Map<string, Map<string, KeptReply>>;
  /** Workspace → run id → run. */
  readonly runs: Map<string, Map<string, Run>>;
  readonly jobs: MemoryJobs;
  readonly answers: MemoryIdempotency;
}

/** A store that lives as long as the process. Keeps the same promises as the ones on disk (see `describeStore`). */
export function memoryStore(): Store {
  const access = memoryAccess();
  const spending = memorySpending();
  const isSpent = (workspace: string, day: string) =>
    spending.tokensOn(workspace, day) >= (access.tokensPerDay(workspace) ?? Number.POSITIVE_INFINITY);
  const jobs = memoryJobs(isSpent);
  const answers = memoryIdempotency();
  const records: Records = { people: new Map(), replies: new Map(), runs: new Map(), jobs, answers };
  return {
    people: peopleOf(records),
    samples: samplesOf(records),
    profiles: profilesOf(records),
    edits: editsOf(records),
    replies: repliesOf(records),
    guidances: guidancesOf(records),
    runs: runsOf(records),
    spending: spending.spending,
    keys: access.keys,
    audit: access.audit,
    limits: access.limits,
    forget: async (key, entryOf) => {
      const forgotten = { ...forget(records, key), keys: access.forget(key) };
      if (entryOf !== undefined) await access.audit.add(entryOf(forgotten));
      return forgotten;
    },
    jobs: jobs.jobs,
    work: jobs.work,
    comparisons: comparisonsOf(records),
    attestations: attestationsOf(records),
    idempotency: answers.idempotency,
    check: async () => [],
    close: async () => undefined,
  };
}

function peopleOf({ people }: Records): PersonStore {
  return {
    list: async (workspace, { after = '', limit } = { limit: people.size }) =>
      [...people.values()]
        .filter((kept) => kept.workspace === workspace && byBytes(kept.person, after) > 0)
        .map(summaryOf)
        .toSorted((a, b) => byBytes(a.person, b.person))
        .slice(0, limit),
    find: async (key) => {
      const kept = people.get(slotOf(key));
      return kept === undefined ? null : summaryOf(kept);
    },
  };
}

function samplesOf({ people }: Records): SampleStore {
  return {
    add: async (key, samples) => {
      const [first] = samples;
      if (first === undefined) return 0;
      const { samples: kept } = personIn(people, key, first.addedAt);
      const before = kept.size;
      for (const sample of samples) if (!kept.has(sample.id)) kept.set(sample.id, structuredClone(sample));
      return kept.size - before;
    },
    list: async (key, { after = '', limit } = { limit: Number.POSITIVE_INFINITY }) => {
      const kept = [...(people.get(slotOf(key))?.samples.values() ?? [])];
      const rest = kept.filter(({ id }) => byBytes(id, after) > 0).toSorted((a, b) => byBytes(a.id, b.id));
      return structuredClone(rest.slice(0, limit));
    },
    ids: async (key) => new Set(people.get(slotOf(key))?.samples.keys()),
    others: async ({ workspace, person }, ids) =>
      [...people.values()]
        .filter((kept) => kept.workspace === workspace && kept.person !== person)
        .map((kept) => ({ person: kept.person, samples: new Set(ids.filter((id) => kept.samples.has(id))).size }))
        .filter(({ samples }) => samples > 0)
        .toSorted((a, b) => b.samples - a.samples || byBytes(a.person, b.person)),
  };
}

function profilesOf({ people, replies, jobs }: Records): ProfileStore {
  const versions = (key: PersonKey) => people.get(slotOf(key))?.profiles ?? [];
  return {
    append: async (key, profile, samples = [], along = {}) => {
      const { success, data, error } = profileSchema.safeParse(profile);
      if (!success || data.person !== key.person) {
        throw new HyperalignError(
          'invalid_input',
          `This profile cannot be kept for "${key.person}": ${error?.issues[0]?.message ?? `it is of "${profile.person}"`}.`,
        );
      }
      const newest = versions(key).length;
      if (profile.version !== newest + 1) {
        throw new HyperalignError(
          'conflict',
          `Profile version ${profile.version} of "${key.person}" cannot follow version ${newest}. Read the newest version and try again.`,
        );
      }
      jobs.noteVersion(along.lease, profile.version);
      const kept = personIn(people, key, profile.createdAt);
      for (const sample of samples)
        if (!kept.samples.has(sample.id)) kept.samples.set(sample.id, structuredClone(sample));
      keepAlong(kept, along);
      if ((along.removedSamples ?? []).length > 0) replies.delete(slotOf(key));
      jobs.removeTexts(key, new Set(along.removedSamples));
      dropReplies(replies.get(slotOf(key)), along.answeredQuestions ?? []);
      kept.profiles.push(structuredClone(data));
      kept.guidances.clear();
    },
    latest: async (key) => structuredClone(versions(key).at(-1) ?? null),
    version: async (key, version) =>
      structuredClone(versions(key).find((profile) => profile.version === version) ?? null),
    history: async (key) =>
      versions(key)
        .map(({ version, createdAt, reason, hypotheses, sampleCount }) => ({
          version,
          createdAt,
          reason,
          hypotheses: hypotheses.length,
          samples: sampleCount.inference + sampleCount.trial,
        }))
        .toReversed(),
  };
}

/** Removed samples leave the evidence and shown samples of earlier versions, too. */
function keepAlong(kept: Kept, { edits = [], removedSamples = [], attestations = [] }: AlongWithProfile): void {
  keepAttestations(kept, attestations);
  for (const edit of edits) if (!kept.edits.has(edit.id)) kept.edits.set(edit.id, structuredClone(edit));
  if (removedSamples.length === 0) return;
  const gone = new Set(removedSamples);
  for (const id of gone) kept.samples.delete(id);
  const stays = ({ sampleId }: { readonly sampleId: string }) => !gone.has(sampleId);
  for (const [at, profile] of kept.profiles.entries()) {
    kept.profiles[at] = {
      ...profile,
      shownSamples: profile.shownSamples.filter(stays),
      hypotheses: profile.hypotheses.map((one) => ({ ...one, evidence: one.evidence.filter(stays) })),
    };
  }
}

function editsOf({ people }: Records): EditStore {
  return {
    add: async (key, edits) => {
      const [first] = edits;
      if (first === undefined) return 0;
      const kept = personIn(people, key, first.editedAt);
      const before = kept.edits.size;
      keepAlong(kept, { edits });
      return kept.edits.size - before;
    },
    list: async (key) => {
      const kept = people.get(slotOf(key))?.edits.values() ?? [];
      return structuredClone([...kept].toSorted((a, b) => byBytes(a.editedAt, b.editedAt) || byBytes(a.id, b.id)));
    },
  };
}

function comparisonsOf({ people }: Records) {
  return memoryComparisons({
    find: (key) => people.get(slotOf(key))?.comparisons ?? [],
    add: (key, kept) => personIn(people, key, kept.comparison.at).comparisons.push(kept),
    counts: (workspace) =>
      [...people.values()]
        .filter((kept) => kept.workspace === workspace)
        .map(({ person, comparisons }) => ({ person, count: comparisons.length })),
  });
}

function attestationsOf({ people, jobs }: Records): AttestationStore {
  return {
    add: async (key, attestation, job) => {
      const kept = people.get(slotOf(key));
      if (kept !== undefined && jobs.isThere(job)) keepAttestations(kept, [attestation]);
    },
    list: async (key) => {
      const kept = people.get(slotOf(key))?.attestations.values() ?? [];
      return structuredClone([...kept].toSorted((a, b) => byBytes(a.at, b.at) || byBytes(a.id, b.id)));
    },
  };
}

function keepAttestations({ attestations }: Kept, added: readonly Attestation[]): void {
  for (const one of added) if (!attestations.has(one.id)) attestations.set(one.id, structuredClone(one));
}

function repliesOf({ replies, jobs }: Records): ReplyStore {
  return {
    keep: async (key, reply, job) => {
      if (!jobs.isThere(job)) return;
      const kept = replies.get(slotOf(key)) ?? new Map<string, KeptReply>();
      if (!kept.has(reply.question)) kept.set(reply.question, structuredClone(reply));
      replies.set(slotOf(key), kept);
    },
    find: async (key, question) => structuredClone(replies.get(slotOf(key))?.get(question) ?? null),
    drop: async (key, questions) => dropReplies(replies.get(slotOf(key)), questions),
    expire: async (workspace, before) => {
      let dropped = 0;
      for (const [slot, kept] of replies) {
        if (!slot.startsWith(slotOf({ workspace, person: '' }))) continue;
        const old = [...kept.values()].filter(({ keptAt }) => keptAt < before);
        dropped += dropReplies(
          kept,
          old.map(({ question }) => question),
        );
      }
      return dropped;
    },
  };
}

function guidancesOf({ people }: Records): GuidanceStore {
  return {
    find: async (key, recipe) => structuredClone(people.get(slotOf(key))?.guidances.get(recipe) ?? null),
    keep: async (key, recipe, guidance) => {
      const kept = people.get(slotOf(key));
      if (kept?.profiles.length !== guidance.profileVersion) return;
      if (kept.guidances.has(recipe) || kept.guidances.size < mostRecipes)
        kept.guidances.set(recipe, structuredClone(guidance));
    },
  };
}

function dropReplies(kept: Map<string, KeptReply> | undefined, questions: readonly string[]): number {
  return questions.filter((question) => kept?.delete(question)).length;
}

function runsOf({ runs, jobs }: Records): RunStore {
  const all = (workspace: string) => [...(runs.get(workspace)?.values() ?? [])];
  return {
    add: async (workspace, run, job) => {
      if (!jobs.isThere(job)) return;
      const kept = runs.get(workspace) ?? new Map<string, Run>();
      if (!kept.has(run.id)) kept.set(run.id, structuredClone(run));
      runs.set(workspace, kept);
    },
    list: async (workspace, limit) =>
      structuredClone(
        all(workspace)
          .toSorted((a, b) => byBytes(b.startedAt, a.startedAt) || byBytes(b.id, a.id))
          .slice(0, limit),
      ),
    usage: async (workspace) => {
      const calls = all(workspace).flatMap((run) => run.calls.filter(({ outcome }) => outcome !== 'kept'));
      return {
        calls: calls.length,
        inputTokens: calls.reduce((sum, call) => sum + call.inputTokens, 0),
        outputTokens: calls.reduce((sum, call) => sum + call.outputTokens, 0),
      };
    },
  };
}

function forget({ people, replies, runs, jobs, answers }: Records, key: PersonKey): Omit<ForgottenRecords, 'keys'> {
  const kept = people.get(slotOf(key));
  people.delete(slotOf(key));
  const keptReplies = replies.get(slotOf(key))?.size ?? 0;
  replies.delete(slotOf(key));
  const ofWorkspace = runs.get(key.workspace);
  const own = [...(ofWorkspace?.values() ?? [])].filter((run) => run.person === key.person);
  for (const run of own) ofWorkspace?.delete(run.id);
  return {
    samples: kept?.samples.size ?? 0,
    profileVersions: kept?.profiles.length ?? 0,
    hypotheses: kept?.profiles.reduce((sum, profile) => sum + profile.hypotheses.length, 0) ?? 0,
    edits: kept?.edits.size ?? 0,
    replies: keptReplies,
    guidances: kept?.guidances.size ?? 0,
    runs: own.length,
    usageEntries: own.reduce((sum, run) => sum + run.calls.length, 0),
    jobs: jobs.forget(key),
    comparisons: kept?.comparisons.length ?? 0,
    attestations: kept?.attestations.size ?? 0,
    idempotencyRecords: answers.forget(key),
  };
}

function summaryOf({ person, createdAt, samples, profiles }: Kept): PersonSummary {
  return { person, createdAt, samples: samples.size, profileVersion: profiles.at(-1)?.version ?? null };
}

function personIn(people: Map<string, Kept>, key: PersonKey, createdAt: string): Kept {
  const kept = people.get(slotOf(key)) ?? {
    ...key,
    createdAt,
    samples: new Map(),
    profiles: [],
    edits: new Map(),
    guidances: new Map(),
    comparisons: [],
    attestations: new Map(),
  };
  people.set(slotOf(key), kept);
  return kept;
}

function slotOf({ workspace, person }: PersonKey): string {
  return `${workspace}\0${person}`;
}
