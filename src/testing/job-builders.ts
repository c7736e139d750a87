import { createHash } from 'node:crypto';
import type { Attestation } from '../contracts/attestation.ts';
import type { Comparison } from '../contracts/comparison.ts';
import type { JobOutcome } from '../contracts/job.ts';
import type { JobText } from '../contracts/job-input.ts';
import type { ClaimOptions, NewJob } from '../ports/job-store.ts';
import { sampleBy } from './builders.ts';

const writtenOn = '2025-05-08T12:00:00.000Z';

/** A learning of one text that waits to be done. */
export function jobOf(person: string, overrides: Partial<NewJob> = {}): NewJob {
  return {
    id: `job-${person}`,
    person,
    kind: 'learn',
    createdAt: writtenOn,
    idempotencyKey: null,
    request: `request-${person}`,
    options: {
      register: 'email',
      budgetTokens: null,
      useModel: false,
      seed: 1,
      audience: 'workspace',
      attestation: null,
      dropped: { examples: [], more: {} },
    },
    texts: [jobTextBy(person)],
    ...overrides,
  };
}

export function jobTextBy(person: string, overrides: Partial<JobText> = {}): JobText {
  const { id, text, source } = sampleBy(person, overrides.text === undefined ? {} : { text: overrides.text });
  return { id, text, source, register: null, writtenAt: null, authorName: null, masked: {}, ...overrides };
}

/** Takes any job, a minute long. */
export function claimOf(overrides: Partial<ClaimOptions> = {}): ClaimOptions {
  return {
    workspaces: 'all',
    owner: 'runner-1',
    now: '2025-05-08T12:01:00.000Z',
    day: '2025-05-08',
    until: '2025-05-08T12:02:00.000Z',
    mostOfWorkspace: 1,
    mostAttempts: 3,
    ...overrides,
  };
}

/** What came of a learning that kept one text. */
export function outcomeOf(person: string, overrides: Partial<JobOutcome> = {}): JobOutcome {
  return {
    person,
    profileVersion: 1,
    samples: {
      ...{ kept: 1, known: 0, masked: {}, languages: { eng: 1 }, words: 17 },
      dropped: { total: 0, byReason: {}, examples: [] },
    },
    notices: [],
    usage: { calls: 0, inputTokens: 0, outputTokens: 0 },
    timings: { readMs: 1, measureMs: 1, inferMs: 0, storeMs: 1, totalMs: 3 },
    ...overrides,
  };
}

export function comparisonOf(overrides: Partial<Comparison> = {}): Comparison {
  return {
    id: 'c_0000000000000001',
    task: 'Ask Sam to move the call.',
    left: 'Hi Sam, could we move the call?',
    right: 'Dear Sam, I would like to move the call.',
    chosen: 'left',
    register: 'email',
    at: writtenOn,
    source: 'api',
    note: null,
    ...overrides,
  };
}

export function attestationOf(overrides: Partial<Attestation> = {}): Attestation {
  return {
    id: 'a_0000000000000001',
    by: 'Ada',
    statement: 'These are my own mails.',
    at: writtenOn,
    samples: 1,
    sampleIdsHash: createHash('sha256').update(sampleBy('ada').id).digest('hex'),
    ...overrides,
  };
}
