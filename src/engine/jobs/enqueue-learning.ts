import { createHash } from 'node:crypto';
import type { Job } from '../../contracts/job.ts';
import type { JobOptions } from '../../contracts/job-input.ts';
import { HyperalignError } from '../../errors.ts';
import type { EnginePorts } from '../engine-ports.ts';
import type { LearnRequest } from '../learn.ts';
import { isoTime } from '../record-run.ts';
import { throwIfStopped } from '../throw-if-stopped.ts';
import { type ReadJobTexts, readJobTexts } from './job-texts.ts';
import { plainJob } from './show-job.ts';

export interface EnqueueRequest
  extends Pick<LearnRequest, 'key' | 'documents' | 'signal'>,
    Omit<JobOptions, 'dropped'> {
  /** A request that is repeated with the same key makes one job; null: every request makes one. */
  readonly idempotencyKey: string | null;
}

export interface Enqueued {
  readonly job: Job;
  /** `known`: the same request came before with this key. */
  readonly outcome: 'added' | 'known';
}

/** What came of a job can be read for so long after it ended. */
const daysKept = 30;

/** Hands a learning over to whoever runs jobs. Once it resolves, the job survives the process. Fails with `conflict` when the key was used for another request. */
export async function enqueueLearning(ports: EnginePorts, request: EnqueueRequest): Promise<Enqueued> {
  const { store, clock, random } = ports;
  const { idempotencyKey, signal, register, budgetTokens, useModel, seed, audience, attestation } = request;
  const { workspace, person } = request.key;
  const asked = { register, budgetTokens, useModel, seed, audience, attestation };
  const read = await readJobTexts(request.documents, { register, ...(signal === undefined ? {} : { signal }) });
  throwIfStopped(signal);
  const now = clock.now();
  await store.jobs.expire(workspace, isoTime(now - daysKept * 24 * 60 * 60 * 1000));
  const outcome = await store.jobs.enqueue(workspace, {
    ...{ id: random.id(), person, kind: 'learn', createdAt: isoTime(now), texts: read.texts },
    idempotencyKey: idempotencyKey === null ? null : hashOf(idempotencyKey),
    request: hashOf(JSON.stringify(partsOf(person, asked, read))),
    options: { ...asked, dropped: read.dropped },
  });
  if (outcome.kind !== 'other-request') return { job: plainJob(outcome.job), outcome: outcome.kind };
  throw new HyperalignError(
    'conflict',
    `The idempotency key was used for another request, which made job ${outcome.job.id}. Take a new key for a new request.`,
    { details: { job: outcome.job.id } },
  );
}

/** Everything that makes one request another. */
function partsOf(
  person: string,
  { register, budgetTokens, useModel, seed, audience, attestation }: Omit<JobOptions, 'dropped'>,
  { texts, dropped }: ReadJobTexts,
): unknown {
  return [
    ...[person, register, budgetTokens, useModel, seed, audience],
    attestation === null ? null : [attestation.by, attestation.statement],
    texts.map((text) => [text.id, text.register, text.writtenAt, text.source.unit]),
    dropped.examples.map(({ label, reason }) => [label, reason]),
    Object.entries(dropped.more).toSorted(),
  ];
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
