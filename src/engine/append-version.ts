import type { Profile } from '../contracts/profile.ts';
import type { Sample } from '../contracts/sample.ts';
import { HyperalignError } from '../errors.ts';
import type { AlongWithProfile, PersonKey } from '../ports/store.ts';
import type { EnginePorts } from './engine-ports.ts';
import { isoTime } from './record-run.ts';

/** The newest version that a change was made for; left out, any will do. */
export interface ExpectedVersion {
  readonly expected?: number;
}

/**
 * Keeps `base` with its changes as the person's newest version. Fails with `conflict` when somebody else wrote meanwhile, or when the newest version is not the
 * one that `along` expects.
 */
export async function appendVersion(
  { store, clock }: EnginePorts,
  key: PersonKey,
  base: Profile,
  changes: Partial<Profile> & Pick<Profile, 'reason'>,
  samples: readonly Sample[] = [],
  along: AlongWithProfile & ExpectedVersion = {},
): Promise<Profile> {
  const newest = await store.profiles.latest(key);
  const { expected, ...kept } = along;
  checkExpected(key, expected, newest?.version ?? 0);
  const next: Profile = {
    ...base,
    ...changes,
    person: key.person,
    version: (newest?.version ?? 0) + 1,
    createdAt: isoTime(clock.now()),
  };
  await store.profiles.append(key, next, samples, kept);
  return next;
}

/** Throws `conflict` when another version is the newest than the one that was expected. */
export function checkExpected({ person }: PersonKey, expected: number | undefined, newest: number): void {
  if (expected === undefined || newest === expected) return;
  throw new HyperalignError(
    'conflict',
    `The newest profile version of "${person}" is ${newest}, not ${expected}. Read the newest version and try again.`,
    { details: { expected, newest } },
  );
}
