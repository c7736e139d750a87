import type { Profile } from '../contracts/profile.ts';
import { HyperalignError } from '../errors.ts';
import type { PersonKey, PersonSummary, Store } from '../ports/store.ts';

/** So many are told to whom nobody was found: a few to see a slip by, and their number does not make the answer slow. */
const mostNamed = 8;

/** The person's newest profile, or the version asked for. Throws `person_not_found` or `profile_not_found` with what to do. */
export async function findProfile(store: Store, key: PersonKey, version?: number): Promise<Profile> {
  const found = version === undefined ? await store.profiles.latest(key) : await store.profiles.version(key, version);
  if (found !== null) return found;
  await findPerson(store, key);
  const asked = version === undefined ? 'no profile yet' : `no profile version ${version}`;
  throw new HyperalignError(
    'profile_not_found',
    `"${key.person}" has ${asked}. See what there is with: hyperalign profile history --as ${key.person}`,
    {
      details: { person: key.person, version: version ?? null },
    },
  );
}

/** What a list tells of the person. Throws `person_not_found` with what to do. */
export async function findPerson(store: Store, key: PersonKey): Promise<PersonSummary> {
  const person = await store.people.find(key);
  if (person !== null) return person;
  const known = (await store.people.list(key.workspace, { limit: mostNamed })).map((one) => one.person);
  const others = known.length > 0 ? ` Known here: ${known.join(', ')}.` : ' Nobody has been learned here yet.';
  throw new HyperalignError(
    'person_not_found',
    `There is no person "${key.person}" in workspace "${key.workspace}".${others} Learn one with: hyperalign learn <paths> --as ${key.person}`,
    { details: { person: key.person, workspace: key.workspace } },
  );
}
