import type { Profile } from '../contracts/profile.ts';
import { staysEvidenced } from '../core/hypotheses/index.ts';
import type { PersonKey } from '../ports/store.ts';
import { appendVersion, checkExpected, type ExpectedVersion } from './append-version.ts';
import type { EnginePorts } from './engine-ports.ts';
import { findProfile } from './find-profile.ts';
import { gatherKept } from './gather-samples.ts';
import { updateProfile } from './update-profile.ts';

/**
 * Makes an earlier version the newest again. Where a sample was removed since, its share must not come back: the version is counted anew from the
 * samples that are kept, and claims of a model that stood on the removed one stay away. No model is asked.
 */
export async function rollBack(
  ports: EnginePorts,
  key: PersonKey,
  version: number,
  { expected }: ExpectedVersion = {},
): Promise<Profile> {
  const target = await findProfile(ports.store, key, version);
  const history = await ports.store.profiles.history(key);
  const [newest = target] = history;
  checkExpected(key, expected, newest.version);
  if (!history.some((one) => one.version > version && one.reason === 'removal'))
    return appendVersion(ports, key, target, { reason: 'rollback' }, [], expected === undefined ? {} : { expected });
  const samples = await ports.store.samples.list(key);
  const hypotheses = target.hypotheses.filter((one) => staysEvidenced(one, samples.length));
  const previous = { ...target, hypotheses, version: newest.version };
  const { seed } = target.provenance;
  return updateProfile(ports, { key, seed, reason: 'rollback', previous, gathered: gatherKept(samples, previous) });
}
