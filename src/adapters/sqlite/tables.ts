/** The tables as Kysely sees them. The workspace leads every primary key, so that they can be distributed by it. */
export interface Tables {
  readonly people: PeopleTable;
  readonly samples: SamplesTable;
  readonly profile_versions: ProfileVersionsTable;
  readonly hypotheses: HypothesesTable;
  readonly edits: EditsTable;
  readonly replies: RepliesTable;
  readonly guidances: GuidancesTable;
  readonly runs: RunsTable;
  readonly usage_entries: UsageEntriesTable;
  readonly access_keys: AccessKeysTable;
  readonly audit_entries: AuditEntriesTable;
  readonly workspace_limits: WorkspaceLimitsTable;
  readonly usage_days: UsageDaysTable;
  readonly proxied_days: ProxiedDaysTable;
  readonly jobs: JobsTable;
  readonly job_texts: JobTextsTable;
  readonly job_events: JobEventsTable;
  readonly comparisons: ComparisonsTable;
  readonly attestations: AttestationsTable;
  readonly idempotency_records: IdempotencyRecordsTable;
}

export interface PeopleTable {
  readonly workspace: string;
  readonly person: string;
  readonly created_at: string;
}

export interface SamplesTable {
  readonly workspace: string;
  readonly person: string;
  readonly id: string;
  readonly text: string;
  readonly register: string;
  readonly language: string;
  readonly words: number;
  readonly source_kind: string;
  readonly source_label: string;
  readonly source_unit: string;
  readonly part: string;
  readonly written_at: string | null;
  readonly added_at: string;
}

export interface ProfileVersionsTable {
  readonly workspace: string;
  readonly person: string;
  readonly version: number;
  readonly created_at: string;
  readonly reason: string;
  /** Rows of `hypotheses` that belong to this version: fewer or more mean damage. */
  readonly hypothesis_count: number;
  readonly sample_count: number;
  /** JSON of the profile without its hypotheses. */
  readonly body: string;
}

export interface HypothesesTable {
  readonly workspace: string;
  readonly person: string;
  readonly version: number;
  /** From 0, in the order of the profile. */
  readonly position: number;
  readonly id: string;
  readonly dimension: string;
  readonly origin: string;
  readonly standing: string;
  readonly reward: number | null;
  /** JSON of the whole hypothesis; the columns beside it are for queries. */
  readonly body: string;
}

export interface EditsTable {
  readonly workspace: string;
  readonly person: string;
  readonly id: string;
  readonly edited_at: string;
  /** JSON of the edit: counts, no text. */
  readonly body: string;
}

/** Replies of models that nothing has been made of yet. Text, under the rules of samples. */
export interface RepliesTable {
  readonly workspace: string;
  readonly person: string;
  /** SHA-256 of the question, model included. */
  readonly question: string;
  readonly model: string;
  readonly text: string;
  readonly finish_reason: string;
  readonly kept_at: string;
}

/** Guidance as compiled for a profile version. Holds text of samples, under their rules. */
export interface GuidancesTable {
  readonly workspace: string;
  readonly person: string;
  /** Everything but the profile that it depends on. */
  readonly recipe: string;
  readonly version: number;
  /** JSON of the guidance. */
  readonly body: string;
}

export interface RunsTable {
  readonly workspace: string;
  readonly id: string;
  readonly kind: string;
  readonly person: string;
  readonly model: string;
  readonly started_at: string;
  readonly finished_at: string;
  readonly outcome: string;
}

/** The usage ledger: one row a model call. Holds no text. */
export interface UsageEntriesTable {
  readonly workspace: string;
  readonly run_id: string;
  readonly position: number;
  readonly purpose: string;
  readonly prompt: string;
  readonly outcome: string;
  readonly input_tokens: number;
  readonly output_tokens: number;
}

/** Keys by the hashes of their secrets; a secret itself is kept nowhere. */
export interface AccessKeysTable {
  readonly workspace: string;
  readonly id: string;
  readonly name: string;
  /** Parted by blanks. */
  readonly scopes: string;
  readonly person: string | null;
  readonly created_at: string;
  readonly expires_at: string | null;
  readonly last_used_at: string | null;
  readonly revoked_at: string | null;
  readonly secret_hash: string;
  readonly previous_hash: string | null;
  readonly previous_until: string | null;
}

export interface AuditEntriesTable {
  readonly workspace: string;
  readonly at: string;
  readonly id: string;
  readonly key_id: string | null;
  readonly action: string;
  readonly person: string | null;
  readonly outcome: string;
  /** JSON of counts and ids by name. */
  readonly details: string;
}

export interface WorkspaceLimitsTable {
  readonly workspace: string;
  readonly requests_per_minute: number | null;
  readonly tokens_per_day: number | null;
}

/** Tokens of a day, which stay when runs go. */
export interface UsageDaysTable {
  readonly workspace: string;
  /** Of UTC, `2025-05-08`. */
  readonly day: string;
  readonly tokens: number;
}

/** What requests to the proxy used on a day of UTC: counts, and nobody's name. */
export interface ProxiedDaysTable {
  readonly workspace: string;
  readonly day: string;
  readonly endpoint: string;
  /** `reported` by the upstream, or `estimated` from characters. */
  readonly counted: string;
  readonly calls: number;
  readonly input_tokens: number;
  readonly output_tokens: number;
}

export interface JobsTable {
  readonly workspace: string;
  readonly id: string;
  readonly person: string;
  readonly kind: string;
  readonly state: string;
  /** Place in the queue of the workspace, from 1; a job keeps it. */
  readonly position: number;
  /** How many texts were handed over. */
  readonly texts: number;
  readonly created_at: string;
  readonly started_at: string | null;
  readonly finished_at: string | null;
  readonly not_before: string;
  readonly attempts: number;
  readonly owner: string | null;
  /** One higher each time the job is taken. */
  readonly fence: number;
  readonly lease_until: string | null;
  readonly event_count: number;
  /** SHA-256 of the key a caller gave. */
  readonly idempotency_key: string | null;
  readonly request: string;
  /** JSON of what was asked for; null once the job has ended. */
  readonly options: string | null;
  readonly profile_version: number | null;
  /** JSON of the outcome: no text. */
  readonly outcome: string | null;
  readonly error_code: string | null;
  readonly error_message: string | null;
}

/** Texts of jobs that have not ended, under the rules of samples. */
export interface JobTextsTable {
  readonly workspace: string;
  readonly job: string;
  readonly position: number;
  readonly person: string;
  readonly sample_id: string;
  /** JSON of the text with its source. */
  readonly body: string;
}

export interface JobEventsTable {
  readonly workspace: string;
  readonly job: string;
  readonly number: number;
  readonly at: string;
  /** JSON of the event: numbers and purposes. */
  readonly body: string;
}

/** Choices between texts. Text, under the rules of samples. */
export interface ComparisonsTable {
  readonly workspace: string;
  readonly person: string;
  readonly id: string;
  /** In the order they were kept, from 1. */
  readonly position: number;
  /** JSON of the comparison. */
  readonly body: string;
}

export interface AttestationsTable {
  readonly workspace: string;
  readonly person: string;
  readonly id: string;
  readonly at: string;
  /** JSON of the attestation: no text of the person. */
  readonly body: string;
}

/** Hashes and ids alone. */
export interface IdempotencyRecordsTable {
  readonly workspace: string;
  /** SHA-256 of the key a caller gave. */
  readonly key: string;
  readonly request: string;
  /** `open`, `answered` or `forgotten`. */
  readonly state: string;
  readonly person: string | null;
  readonly locked_until: string;
  readonly expires_at: string;
}
