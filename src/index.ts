export type { CompareOptions, Comparisons, ListComparisonsOptions, ProposePairOptions } from './bind-comparisons.ts';
export type {
  EnqueueOptions,
  JobPage,
  Jobs,
  ListJobsOptions,
  WatchJobOptions,
  WorkspaceJobs,
} from './bind-jobs.ts';
export { createHyperalign, createWorkspaces, type HyperalignOptions, type Workspaces } from './compose.ts';
export type { Attestation } from './contracts/attestation.ts';
export type { Choice, Comparison, ComparisonPage, ComparisonResult } from './contracts/comparison.ts';
export type { EditResult } from './contracts/edit-result.ts';
export type { ExportedProfile } from './contracts/exported-profile.ts';
export type { Guidance } from './contracts/guidance.ts';
export type { Hypothesis } from './contracts/hypothesis.ts';
export type { Job, JobEvent, JobState, ShownJob } from './contracts/job.ts';
export type { LearnEstimate, LearnResult, ShownHypothesis } from './contracts/learn-result.ts';
export type { PostEdit, PostEditMode } from './contracts/post-edit.ts';
export type { Profile } from './contracts/profile.ts';
export type { ProposedPair } from './contracts/proposed-pair.ts';
export type { RemovedSample } from './contracts/removed-sample.ts';
export type { Sample } from './contracts/sample.ts';
export type { Steer, Steering } from './contracts/steering.ts';
export type { Usage } from './contracts/usage.ts';
export type { VerifyResult } from './contracts/verify-result.ts';
export type { Compliance, Delivery, Rank, Ranking, WriteResult } from './contracts/write-result.ts';
export type { Enqueued } from './engine/jobs/enqueue-learning.ts';
export type { ProfileTools, ShownProfile } from './engine/profile-tools.ts';
export type { Progress } from './engine/progress.ts';
export { type ErrorCode, HyperalignError, isHyperalignError } from './errors.ts';
export type {
  AttestationOptions,
  EditOptions,
  GivenText,
  GuidanceOptions,
  Hyperalign,
  LearnOptions,
  MeasureVoiceOptions,
  TextOfPerson,
  WriteOptions,
} from './hyperalign.ts';
export type { Embedded, Embedder, EmbedOptions } from './ports/embedder.ts';
export type { ModelHandle } from './ports/model.ts';
export type { Store } from './ports/store.ts';
export type { Span, SpanFacts, SpanStart, Tracer } from './ports/tracer.ts';
