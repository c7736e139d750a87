import type { RemovedSample } from '../contracts/removed-sample.ts';
import type { Sample } from '../contracts/sample.ts';
import { dropEvidence } from '../core/hypotheses/index.ts';
import { diffProfiles } from '../core/profile/index.ts';
import { HyperalignError } from '../errors.ts';
import type { PersonKey } from '../ports/store.ts';
import { dropCounts } from './count-text.ts';
import type { EnginePorts } from './engine-ports.ts';
import { findProfile } from './find-profile.ts';
import { gatherKept } from './gather-samples.ts';
import { promptOwner } from './prompt-owner.ts';
import { updateProfile } from './update-profile.ts';

/**
 * Removes one sample: its text, its evidence in every version, its share in all counts and trials, and prompt states that may hold it.
 * No model is asked. An id may be shortened while it stays unique.
 */
export async function removeSample(ports: EnginePorts, key: PersonKey, id: string): Promise<RemovedSample> {
  const profile = await findProfile(ports.store, key);
  const samples = await ports.store.samples.list(key);
  const sample = findSample(samples, key, id);
  const left = samples.filter((one) => one.id !== sample.id);
  const { hypotheses, spans } = dropEvidence(profile.hypotheses, { sampleId: sample.id, textsLeft: left.length });
  const isOther = ({ sampleId }: { readonly sampleId: string }) => sampleId !== sample.id;
  const shownSamples = profile.shownSamples.filter(isOther);
  const promptStates = await ports.promptStates.forget(promptOwner(key));
  const next = await updateProfile(ports, {
    key,
    seed: profile.provenance.seed,
    reason: 'removal',
    removedSamples: [sample.id],
    previous: { ...profile, hypotheses: [...hypotheses], shownSamples },
    gathered: gatherKept(left, profile),
  });
  dropCounts();
  const { removed, changed } = diffProfiles(profile, next);
  return {
    person: key.person,
    sample: { id: sample.id, words: sample.words, part: sample.part },
    profileVersion: next.version,
    samplesLeft: left.length,
    evidence: spans,
    shownSamples: profile.shownSamples.length - shownSamples.length,
    dropped: removed.map((one) => ({ id: one.id, statement: one.statement })),
    moved: changed.flatMap(({ before, after }) =>
      before.standing === after.standing
        ? []
        : [{ id: after.id, statement: after.statement, from: before.standing, to: after.standing }],
    ),
    promptStates,
  };
}

function findSample(samples: readonly Sample[], { person }: PersonKey, id: string): Sample {
  const found = samples.filter((one) => one.id === id || (id.length >= 4 && one.id.startsWith(id)));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const problem = found.length > 1 ? `More than one sample begins with "${id}"` : `"${person}" has no sample "${id}"`;
  throw new HyperalignError(
    'sample_not_found',
    `${problem}. See their ids with: hyperalign profile samples --as ${person}`,
    { details: { id } },
  );
}
