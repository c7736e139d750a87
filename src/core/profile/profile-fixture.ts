// Test support: a profile with what a test needs to say of it.
import type { Profile } from '../../contracts/profile.ts';

export function profileOf(changes: Partial<Profile> = {}): Profile {
  return {
    schemaVersion: 1,
    person: 'ilse',
    version: 1,
    createdAt: '2031-05-04T10:00:00.000Z',
    reason: 'learn',
    registers: ['email'],
    attributes: { signature: null, language: 'eng', role: null },
    hypotheses: [],
    // Nothing here reads more of a fingerprint than these two figures.
    fingerprint: { words: 640, medianWords: 61.4 } as Profile['fingerprint'],
    shownSamples: [],
    sampleCount: { inference: 7, trial: 5 },
    provenance: { model: 'none', prompts: [], background: '1', seed: 1 },
    caveats: [],
    ...changes,
  };
}
