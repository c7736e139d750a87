import { exportedProfileSchema } from '../contracts/exported-profile.ts';
import type { Profile } from '../contracts/profile.ts';
import { HyperalignError } from '../errors.ts';
import type { PersonKey } from '../ports/store.ts';
import { appendVersion } from './append-version.ts';
import type { EnginePorts } from './engine-ports.ts';
import { sampleId } from './read-texts.ts';

/** Adds an exported profile, with its samples where it has them, as the person's newest version. Fails with `invalid_input` for anything else. */
export async function importProfile(ports: EnginePorts, key: PersonKey, exported: unknown): Promise<Profile> {
  const parsed = exportedProfileSchema.safeParse(exported);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw unusable(`${issue?.path.join('.') || 'the whole file'}: ${issue?.message ?? 'invalid'}`);
  }
  const { profile, samples = [], edits = [], attestations = [] } = parsed.data;
  const altered = samples.find(({ id, text }) => id !== sampleId(text));
  if (altered !== undefined) throw unusable(`the text of sample ${altered.id} was changed after its export`);
  return appendVersion(ports, key, profile, { reason: 'import' }, samples, { edits, attestations });
}

function unusable(reason: string): HyperalignError {
  return new HyperalignError(
    'invalid_input',
    `This is not a profile that can be imported: ${reason}. Export one with: hyperalign profile export --as <person>`,
  );
}
