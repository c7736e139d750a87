import { createHash } from 'node:crypto';
import type { Edit } from '../contracts/edit.ts';
import type { Guidance } from '../contracts/guidance.ts';
import type { Hypothesis } from '../contracts/hypothesis.ts';
import type { Profile } from '../contracts/profile.ts';
import type { Sample } from '../contracts/sample.ts';
import type { ForgottenRecords, KeptReply, PersonKey, Run } from '../ports/store.ts';

const writtenOn = '2025-05-08T12:00:00.000Z';

export function keyOf(person: string, workspace = 'default'): PersonKey {
  return { workspace, person };
}

/** A valid sample. The id follows from the text, as everywhere: equal texts are the same sample. */
export function sampleBy(person: string, overrides: Partial<Sample> = {}): Sample {
  const text =
    overrides.text ?? `Hi Kim, the shelves came today and I put them up myself. Looks fine. Thanks again, ${person}`;
  return {
    id: `s_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`,
    text,
    register: 'email',
    language: 'eng',
    words: text.split(/\s+/).filter((word) => word !== '').length,
    source: { kind: 'text', label: `${person}.txt`, unit: person },
    part: 'inference',
    writtenAt: null,
    addedAt: writtenOn,
    ...overrides,
  };
}

/** So many different samples, every third of them for trials. */
export function samplesBy(person: string, count: number): readonly Sample[] {
  return Array.from({ length: count }, (_, index) =>
    sampleBy(person, {
      text: `Note ${index + 1}: the ${things[index % things.length]} is ready, so come by when you like. ${person}`,
      source: { kind: 'text', label: `note-${index + 1}.txt`, unit: `note-${index + 1}` },
      part: index % 3 === 2 ? 'trial' : 'inference',
    }),
  );
}

const things = ['bicycle', 'clock', 'blue lamp', 'second draft', 'kettle', 'ladder', 'garden gate'];

/** A measured, accepted hypothesis that was never tried. */
export function hypothesisOf(overrides: Partial<Hypothesis> = {}): Hypothesis {
  return {
    id: 'h_000000000001',
    dimension: 'writing-style',
    origin: 'measured',
    standing: 'accepted',
    registers: ['*'],
    statement: 'Writes short sentences.',
    instruction: 'Keep your sentences short.',
    predicate: { featureId: 'sentence-words', direction: 'less', threshold: 12, unit: 'words per sentence' },
    check: null,
    evidence: [],
    effect: null,
    trial: null,
    reward: null,
    flags: ['untested'],
    ...overrides,
  };
}

/** A valid first profile version with one hypothesis and a fingerprint of two features. */
export function profileOf(person: string, overrides: Partial<Profile> = {}): Profile {
  return {
    schemaVersion: 1,
    person,
    version: 1,
    createdAt: writtenOn,
    reason: 'learn',
    registers: ['email'],
    attributes: { signature: null, language: 'eng', role: null },
    hypotheses: [hypothesisOf()],
    fingerprint: {
      catalogue: 'test-1',
      texts: 1,
      words: 17,
      medianWords: 17,
      mean: [0.25, 12.5],
      deviation: [0, 0],
      level: [0.5, -0.25],
      // Buckets 3 and 99.
      grams: { buckets: 'AwBjAA==', frequencies: 'yJY=' },
      maskedGrams: { buckets: '', frequencies: '' },
    },
    shownSamples: [],
    sampleCount: { inference: 1, trial: 0 },
    provenance: { model: 'none', prompts: [], background: 'test-1', seed: 1 },
    caveats: [],
    ...overrides,
  };
}

/** A finished learning run with one model call. */
export function runOf(person: string, overrides: Partial<Run> = {}): Run {
  return {
    id: `run-${person}`,
    kind: 'learn',
    person,
    model: 'scripted:model',
    startedAt: writtenOn,
    finishedAt: writtenOn,
    outcome: 'ok',
    calls: [
      {
        purpose: 'propose-hypotheses',
        prompt: 'propose-contrastive@1',
        outcome: 'ok',
        inputTokens: 900,
        outputTokens: 120,
      },
    ],
    ...overrides,
  };
}

/** A reply to the first question of a learning. */
export function guidanceOf(person: string, overrides: Partial<Guidance> = {}): Guidance {
  return {
    person,
    profileVersion: 1,
    register: 'email',
    delivery: 'both',
    system: 'This is how you write:\n- Start with “Hi”.',
    turns: [{ request: 'Write an e-mail to Sam that Monday works.', text: 'Hi Sam, monday works.' }],
    hypothesisIds: ['h_1'],
    sampleIds: ['s_1'],
    tokens: 40,
    ...overrides,
  };
}

export function replyOf(overrides: Partial<KeptReply> = {}): KeptReply {
  return {
    question: 'q_1',
    model: 'scripted:model',
    text: '{"hypotheses":[]}',
    finishReason: 'stop',
    keptAt: writtenOn,
    ...overrides,
  };
}

/** An edit of one e-mail that took a mark out. */
export function editOf(overrides: Partial<Edit> = {}): Edit {
  return {
    id: 'e_000000000001',
    register: 'email',
    editedAt: writtenOn,
    words: { draft: 40, final: 40, own: 0 },
    places: { total: 1, facts: 0 },
    changes: [
      {
        featureId: 'exclamation-marks',
        direction: 'less',
        draft: { count: 1, opportunity: 40 },
        final: { count: 0, opportunity: 40 },
        places: [0],
      },
    ],
    supports: [],
    ...overrides,
  };
}

/** What a forget says that finds nothing of the person. */
export const nothingForgotten: ForgottenRecords = {
  samples: 0,
  profileVersions: 0,
  hypotheses: 0,
  edits: 0,
  replies: 0,
  guidances: 0,
  runs: 0,
  usageEntries: 0,
  keys: 0,
  jobs: 0,
  comparisons: 0,
  attestations: 0,
  idempotencyRecords: 0,
};
