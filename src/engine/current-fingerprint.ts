import type { Fingerprint } from '../contracts/fingerprint.ts';
import type { Profile } from '../contracts/profile.ts';
import type { Sample } from '../contracts/sample.ts';
import { buildFingerprint, catalogueId } from '../core/stylometry/index.ts';
import { HyperalignError } from '../errors.ts';
import { measureSamples } from './measure-person.ts';

/** The profile's fingerprint, or one made anew from the samples when this program counts other features than the one that learned. */
export async function currentFingerprint(
  { fingerprint, person }: Profile,
  loadSamples: () => Promise<readonly Sample[]>,
): Promise<Fingerprint> {
  if (fingerprint.catalogue === catalogueId) return fingerprint;
  const samples = await loadSamples();
  if (samples.length > 0) return buildFingerprint(measureSamples(samples));
  throw new HyperalignError(
    'profile_not_found',
    `The profile of "${person}" was made by another version of hyperalign and has no samples to count anew. Learn the person again: hyperalign learn <paths> --as ${person}`,
    { details: { person, catalogue: fingerprint.catalogue } },
  );
}
