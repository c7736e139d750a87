import type { Attestation } from '../contracts/attestation.ts';
import type { AuditEntry } from '../contracts/audit-entry.ts';
import type { Edit } from '../contracts/edit.ts';
import type { Profile } from '../contracts/profile.ts';
import type { Sample } from '../contracts/sample.ts';
import type { Usage } from '../contracts/usage.ts';
import type { AttestationStore } from './attestation-store.ts';
import type { AuditStore } from './audit-store.ts';
import type { ComparisonStore } from './comparison-store.ts';
import type { GuidanceStore } from './guidance-store.ts';
import type { IdempotencyStore } from './idempotency-store.ts';
import type { JobKey, JobLease, JobStore, JobWork } from './job-store.ts';
import type { KeyStore } from './key-store.ts';
import type { LimitsStore } from './limits-store.ts';
import type { SpendingStore } from './spending-store.ts';

/** Names a person in a workspace. Every read and write carries one; nothing is found across workspaces. */
export interface PersonKey {
  readonly workspace: string;
  readonly person: string;
}

/**
 * Keeps what was learned. Opened on one place; safe with several processes at once. What a promise acknowledges is on disk.
 * Fails with `store_unavailable` (cannot be opened or written), `storage_full`, `store_damaged` (names file or record and the way out),
 * `conflict` (another process kept it busy for too long); after a failed write nothing of it is kept.
 */
export interface Store {
  readonly people: PersonStore;
  readonly samples: SampleStore;
  readonly profiles: ProfileStore;
  readonly edits: EditStore;
  readonly replies: ReplyStore;
  readonly guidances: GuidanceStore;
  readonly runs: RunStore;
  readonly spending: SpendingStore;
  readonly keys: KeyStore;
  readonly audit: AuditStore;
  readonly limits: LimitsStore;
  /**
   * Removes every record of the person in one transaction and leaves no copy in the store's files. Calling again returns zeros. Entries of the audit log that
   * name the person, or were made with a token of theirs, stay without person, key and ids; the entry made of the counts is added in the same transaction.
   */
  forget(key: PersonKey, entryOf?: (records: ForgottenRecords) => AuditEntry): Promise<ForgottenRecords>;
  readonly jobs: JobStore;
  readonly work: JobWork;
  readonly comparisons: ComparisonStore;
  readonly attestations: AttestationStore;
  readonly idempotency: IdempotencyStore;
  /** Says what is wrong with the store's files; an empty list means sound. */
  check(): Promise<readonly string[]>;
  /** Writes what is pending and lets go of the files. Calling again does nothing. */
  close(): Promise<void>;
}

export interface PersonSummary {
  readonly person: string;
  readonly createdAt: string;
  readonly samples: number;
  /** Null before the first profile version. */
  readonly profileVersion: number | null;
}

/** A part of a list that is ordered by id. */
export interface ListPart {
  /** Only ids that come after this one, which need not be anybody's. */
  readonly after?: string;
  /** At most so many. */
  readonly limit: number;
}

export interface PersonStore {
  /** Ordered by id; all, or the part asked for. An unknown workspace has no people; that is not an error. */
  list(workspace: string, part?: ListPart): Promise<readonly PersonSummary[]>;
  find(key: PersonKey): Promise<PersonSummary | null>;
}

/** Keeps what a person wrote. Knows nothing of hypotheses. */
export interface SampleStore {
  /**
   * Adds all samples or none, creating the person when new (no samples create nobody). An id already there is left as it was:
   * a retry is safe. Returns how many were new.
   */
  add(key: PersonKey, samples: readonly Sample[]): Promise<number>;
  /** Ordered by id, so that equal contents give equal results; all, or the part asked for. An unknown person has none. */
  list(key: PersonKey, part?: ListPart): Promise<readonly Sample[]>;
  /** Ids only, for telling known texts from new ones. */
  ids(key: PersonKey): Promise<ReadonlySet<string>>;
  /** Who else in the workspace has samples of these ids, and how many of them; most first, ties by person. */
  others(key: PersonKey, ids: readonly string[]): Promise<readonly SharedSamples[]>;
}

export interface SharedSamples {
  readonly person: string;
  readonly samples: number;
}

export interface ProfileStore {
  /**
   * Adds one version and, with it, the samples it was learned from, all or nothing, creating the person when new. A sample already there is left as it was.
   * `along` is kept or removed in the same step; a removed sample also leaves the evidence and shown samples of earlier versions, takes every kept reply of the
   * person with it, and leaves no copy in the store's files. Refuses with `invalid_input` what could not be read again,
   * such as a number that is not finite, or a profile of another person than the key's. `profile.version` must be exactly one above the newest one kept (1 for the first);
   * otherwise fails with `conflict`, because somebody else has written meanwhile. With a lease that is no longer held, or whose job has appended a version before, it
   * fails with `conflict` too: a runner that was thought dead keeps nothing.
   */
  append(key: PersonKey, profile: Profile, samples?: readonly Sample[], along?: AlongWithProfile): Promise<void>;
  /** Newest version, or null. */
  latest(key: PersonKey): Promise<Profile | null>;
  version(key: PersonKey, version: number): Promise<Profile | null>;
  /** Newest first, without bodies. */
  history(key: PersonKey): Promise<readonly ProfileVersionSummary[]>;
}

export interface AlongWithProfile {
  readonly edits?: readonly Edit[];
  /** Ids of samples that go. One that is not there is no fault. */
  readonly removedSamples?: readonly string[];
  /** Questions whose kept replies have become part of this version: the replies go. */
  readonly answeredQuestions?: readonly string[];
  readonly attestations?: readonly Attestation[];
  /** The job this version is the work of; the job notes the version. */
  readonly lease?: JobLease;
}

/** Keeps what edits of drafts showed: counts, no text. */
export interface EditStore {
  /** Adds all edits or none, creating the person when new. An id already there is left as it was. Returns how many were new. */
  add(key: PersonKey, edits: readonly Edit[]): Promise<number>;
  /** Oldest first, ties by id. An unknown person has none. */
  list(key: PersonKey): Promise<readonly Edit[]>;
}

/** A model's reply that was paid for. Its text may hold words of samples and is kept like one. */
export interface KeptReply {
  /** SHA-256 of all that the model was asked with: model, prompt, schema, temperature, seed, token limit. */
  readonly question: string;
  /** `provider:model`. */
  readonly model: string;
  readonly text: string;
  /** Why the model ended, such as `stop`, `length` or `content-filter`. */
  readonly finishReason: string;
  readonly keptAt: string;
}

/**
 * Keeps replies until what was made of them is kept, so that a learning that stopped goes on without paying again. Like a run, a reply may name a person of
 * whom nothing else is kept. No list or export shows replies.
 */
export interface ReplyStore {
  /**
   * Once this resolves, the reply survives the process. A question already answered keeps its first reply: a retry is safe. With `job`: only while that job is there,
   * so that nothing comes back of a person who was forgotten meanwhile.
   */
  keep(key: PersonKey, reply: KeptReply, job?: JobKey): Promise<void>;
  find(key: PersonKey, question: string): Promise<KeptReply | null>;
  /** Removes the replies to these questions and says how many. Questions nobody answered are no fault. */
  drop(key: PersonKey, questions: readonly string[]): Promise<number>;
  /** Removes what was kept before a time (ISO 8601) in the whole workspace and says how many. */
  expire(workspace: string, before: string): Promise<number>;
}

export interface ProfileVersionSummary {
  readonly version: number;
  readonly createdAt: string;
  readonly reason: Profile['reason'];
  readonly hypotheses: number;
  readonly samples: number;
}

/** One use of the engine: what ran, on what, what it cost. Holds no text. */
export interface Run {
  readonly id: string;
  readonly kind: 'learn' | 'write' | 'verify' | 'voice' | 'edit';
  readonly person: string;
  readonly model: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  /** `ok`, or the outcome or error code it ended with. */
  readonly outcome: string;
  /** One entry a model call, and one a kept reply that spared a call. */
  readonly calls: readonly RunCall[];
}

export interface RunCall extends Omit<Usage, 'calls'> {
  readonly purpose: string;
  /** Prompt id and version, such as `propose-hypotheses@2`. */
  readonly prompt: string;
  /** `ok`, `repaired` (read at the second try), `kept` (an earlier reply, nothing spent, no call), or how it failed. */
  readonly outcome: string;
}

export interface RunStore {
  /**
   * Adds the run and its usage ledger entries, all or nothing. A run id already there is left as it was: a retry is safe. With `job`: only while that job is there, so
   * that nothing comes back of a person who was forgotten meanwhile.
   */
  add(workspace: string, run: Run, job?: JobKey): Promise<void>;
  /** Newest start first, at most `limit`. */
  list(workspace: string, limit: number): Promise<readonly Run[]>;
  /** Sums over all runs of the workspace; kept replies are no calls. */
  usage(workspace: string): Promise<Usage>;
}

/** How many records went. */
export interface ForgottenRecords {
  readonly samples: number;
  readonly profileVersions: number;
  readonly hypotheses: number;
  readonly edits: number;
  readonly replies: number;
  readonly guidances: number;
  readonly runs: number;
  readonly usageEntries: number;
  /** Tokens of the person. */
  readonly keys: number;
  readonly jobs: number;
  readonly comparisons: number;
  readonly attestations: number;
  /** Records of repeatable requests that lost whom they were about; they keep that they were forgotten until they expire. */
  readonly idempotencyRecords: number;
}
