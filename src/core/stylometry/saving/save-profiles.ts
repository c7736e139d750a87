import type { Profile, ProfileSet } from '../profiles/profile-set.ts';
import { stylometryVersion } from '../space/space.ts';
import { unwrap, wrap } from './envelope.ts';
import { packNumbers, unpackFloats, unpackWholes } from './packed-numbers.ts';
import { type PackedSpace, packSpace, unpackSpace } from './save-space.ts';

/** Fitted profiles with their space as compact JSON. */
export function saveProfiles(set: ProfileSet): string {
  const { space, distance, distanceOptions, form, profiles, skipped } = set;
  const body: PackedProfiles = {
    space: packSpace(space),
    distance,
    distanceOptions,
    form,
    skipped,
    profiles: profiles.map(({ author, vector }) => ({
      author,
      values: packNumbers(vector.values),
      ...(vector.form === 'sparse' ? { indices: packNumbers(vector.indices) } : {}),
    })),
  };
  return wrap('hyperalign-stylometry-profiles', body);
}

/** What `saveProfiles` wrote, with bit-identical scores. Throws a StylometryError for a damaged file and for one of another version. */
export function loadProfiles(text: string): ProfileSet {
  // The checksum says that this is what `saveProfiles` wrote.
  const packed = unwrap('hyperalign-stylometry-profiles', text) as PackedProfiles;
  const space = unpackSpace(packed.space);
  const { featureSetHash, spaceHash } = space;
  const { distance, distanceOptions, form, skipped } = packed;
  const profiles = packed.profiles.map((profile) => unpackProfile(profile, spaceHash));
  return {
    featureSetHash,
    spaceHash,
    version: stylometryVersion,
    space,
    distance,
    distanceOptions,
    form,
    profiles,
    skipped,
  };
}

interface PackedProfiles extends Pick<ProfileSet, 'distance' | 'distanceOptions' | 'form' | 'skipped'> {
  readonly space: PackedSpace;
  readonly profiles: readonly PackedProfile[];
}

interface PackedProfile {
  readonly author: string;
  readonly values: string;
  /** Only where the vector is sparse. */
  readonly indices?: string;
}

function unpackProfile({ author, values, indices }: PackedProfile, spaceHash: string): Profile {
  const vector =
    indices === undefined
      ? ({ form: 'dense', spaceHash, values: unpackFloats(values) } as const)
      : ({ form: 'sparse', spaceHash, values: unpackFloats(values), indices: unpackWholes(indices) } as const);
  return { author, vector };
}
