import type { Attestation } from '../contracts/attestation.ts';
import type { ExportedProfile } from '../contracts/exported-profile.ts';
import type { ShownHypothesis } from '../contracts/learn-result.ts';
import type { Attributes, Profile } from '../contracts/profile.ts';
import type { RemovedSample } from '../contracts/removed-sample.ts';
import type { Sample } from '../contracts/sample.ts';
import type { OwnerDecision } from '../core/hypotheses/index.ts';
import { diffProfiles, type ProfileDiff, renderProfileMarkdown } from '../core/profile/index.ts';
import type { ListPart, PersonKey, ProfileVersionSummary } from '../ports/store.ts';
import { appendVersion, type ExpectedVersion } from './append-version.ts';
import { decideHypothesis, rewordHypothesis } from './change-hypothesis.ts';
import type { EnginePorts } from './engine-ports.ts';
import { findProfile } from './find-profile.ts';
import { importProfile } from './import-profile.ts';
import { isoTime } from './record-run.ts';
import { removeSample } from './remove-sample.ts';
import { rollBack } from './roll-back.ts';
import { showHypothesis } from './show-hypothesis.ts';

export type { OwnerDecision };

/**
 * What the owner can do with a person's profile. Every change is a new version; nothing is overwritten. A change that expects a newest version fails with
 * `conflict` when another one is.
 */
export interface ProfileTools {
  show(version?: number): Promise<ShownProfile>;
  history(): Promise<readonly ProfileVersionSummary[]>;
  /** What changed from one version to another; by default the newest and the one before it. */
  diff(from?: number, to?: number): Promise<ProfileDiff>;
  /** The owner's word on a hypothesis; it outlives re-learning. An id may be shortened while it stays unique. */
  decide(hypothesisId: string, decision: OwnerDecision, expects?: ExpectedVersion): Promise<Profile>;
  /** Rewords a hypothesis: it becomes `authored` and pinned. */
  edit(hypothesisId: string, statement: string, expects?: ExpectedVersion): Promise<Profile>;
  setAttributes(changes: Partial<Attributes>, expects?: ExpectedVersion): Promise<Profile>;
  /** Makes an earlier version the newest again; samples removed since stay away, with what was counted in them. */
  rollback(version: number, expects?: ExpectedVersion): Promise<Profile>;
  /** The samples kept of the person, by id; all, or a part of them. */
  samples(part?: ListPart): Promise<readonly Sample[]>;
  /** Removes one sample and all that was learned from it alone, and says what went. An id may be shortened while it stays unique. */
  removeSample(sampleId: string): Promise<RemovedSample>;
  export(options: { readonly samples: 'with' | 'without' }): Promise<ExportedProfile>;
  exportMarkdown(): Promise<string>;
  import(exported: unknown): Promise<Profile>;
}

export interface ShownProfile extends Omit<Profile, 'hypotheses'> {
  readonly hypotheses: readonly ShownHypothesis[];
  /** Who attested that the person's texts are their own, oldest first. */
  readonly attestations: readonly Attestation[];
}

export function profileTools(ports: EnginePorts, key: PersonKey): ProfileTools {
  const { store } = ports;
  const textOf = async () => new Map((await store.samples.list(key)).map(({ id, text }) => [id, text]));
  return {
    show: async (version) => {
      const profile = await findProfile(store, key, version);
      const texts = await textOf();
      const attestations = await store.attestations.list(key);
      return { ...profile, hypotheses: profile.hypotheses.map((one) => showHypothesis(one, texts)), attestations };
    },
    history: async () => {
      await findProfile(store, key);
      return store.profiles.history(key);
    },
    diff: async (from, to) => {
      const newer = await findProfile(store, key, to);
      const older = await findProfile(store, key, from ?? Math.max(1, newer.version - 1));
      return diffProfiles(older, newer, await store.edits.list(key));
    },
    decide: (id, decision, expects) => decideHypothesis(ports, key, id, decision, expects),
    edit: (id, statement, expects) => rewordHypothesis(ports, key, id, statement, expects),
    setAttributes: async (changes, expects) => {
      const profile = await findProfile(store, key);
      const attributes = { ...profile.attributes, ...changes };
      return appendVersion(ports, key, profile, { reason: 'attributes', attributes }, [], expects);
    },
    rollback: (version, expects) => rollBack(ports, key, version, expects),
    samples: async (part) => {
      await findProfile(store, key);
      return store.samples.list(key, part);
    },
    removeSample: (id) => removeSample(ports, key, id),
    export: async ({ samples }) => ({
      format: 'hyperalign-profile',
      formatVersion: 1,
      exportedAt: isoTime(ports.clock.now()),
      profile: await findProfile(store, key),
      ...(samples === 'with' ? { samples: [...(await store.samples.list(key))] } : {}),
      ...(await editsOf(ports, key)),
      ...(await attestationsOf(ports, key)),
    }),
    exportMarkdown: async () => renderProfileMarkdown(await findProfile(store, key), await textOf()),
    import: (exported) => importProfile(ports, key, exported),
  };
}

/** Counts of edits, which hold no text; left out where there are none. */
async function editsOf({ store }: EnginePorts, key: PersonKey): Promise<Pick<ExportedProfile, 'edits'>> {
  const edits = await store.edits.list(key);
  return edits.length === 0 ? {} : { edits: [...edits] };
}

/** Somebody's word travels with the profile it was given for; left out where nobody gave any. */
async function attestationsOf({ store }: EnginePorts, key: PersonKey): Promise<Pick<ExportedProfile, 'attestations'>> {
  const attestations = await store.attestations.list(key);
  return attestations.length === 0 ? {} : { attestations: [...attestations] };
}
