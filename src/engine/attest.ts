import { createHash } from 'node:crypto';
import type { Attestation, AttestationWords } from '../contracts/attestation.ts';

/** Somebody's word that these samples are the person's own; null where there are none to give it for. */
export function attest(
  { by, statement }: AttestationWords,
  { at, sampleIds }: { readonly at: string; readonly sampleIds: readonly string[] },
): Attestation | null {
  const ids = [...new Set(sampleIds)].toSorted();
  if (ids.length === 0) return null;
  const sampleIdsHash = hashOf(ids.join('\n'));
  const id = `a_${hashOf(JSON.stringify([by, statement, sampleIdsHash])).slice(0, 16)}`;
  return { id, by, statement, at, samples: ids.length, sampleIdsHash };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
