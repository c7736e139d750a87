import type { Profile } from '../contracts/profile.ts';
import type { Sample } from '../contracts/sample.ts';
import type { AlongWithProfile, PersonKey } from '../ports/store.ts';
import type { EnginePorts } from './engine-ports.ts';
import { isoTime } from './record-run.ts';

/** Keeps `base` with its changes as the person's newest version. Fails with `conflict` when somebody else wrote meanwhile. */
export async function appendVersion(
  { store, clock }: EnginePorts,
  key: PersonKey,
  base: Profile,
  changes: Partial<Profile> & Pick<Profile, 'reason'>,
  samples: readonly Sample[] = [],
  along: AlongWithProfile = {},
): Promise<Profile> {
  const newest = await store.profiles.latest(key);
  const next: Profile = {
    ...base,
    ...changes,
    person: key.person,
    version: (newest?.version ?? 0) + 1,
    createdAt: isoTime(clock.now()),
  };
  await store.profiles.append(key, next, samples, along);
  return next;
}
