import type { ExportedProfile } from '../contracts/exported-profile.ts';
import { exportedProfileSchema } from '../contracts/exported-profile.ts';
import type { Hypothesis } from '../contracts/hypothesis.ts';
import type { ShownHypothesis } from '../contracts/learn-result.ts';
import type { Attributes, Profile } from '../contracts/profile.ts';
import { changeStanding, editStatement, type OwnerDecision } from '../core/hypotheses/index.ts';
import { diffProfiles, type ProfileDiff, renderProfileMarkdown } from '../core/profile/index.ts';
import { HyperalignError } from '../errors.ts';
import type { PersonKey, ProfileVersionSummary } from '../ports/store.ts';
import type { EnginePorts } from './engine-ports.ts';
import { findProfile } from './find-profile.ts';
import { isoTime } from './record-run.ts';
import { showHypothesis } from './show-hypothesis.ts';

/** What the owner can do with a person's profile. Every change is a new version; nothing is overwritten. */
export interface ProfileTools {
  show(version?: number): Promise<ShownProfile>;
  history(): Promise<readonly ProfileVersionSummary[]>;
  /** What changed from one version to another; by default the newest and the one before it. */
  diff(from?: number, to?: number): Promise<ProfileDiff>;
  /** The owner's word on a hypothesis; it outlives re-learning. An id may be shortened while it stays unique. */
  decide(hypothesisId: string, decision: OwnerDecision): Promise<Profile>;
  /** Rewords a hypothesis: it becomes `authored` and `pinned`. */
  edit(hypothesisId: string, statement: string): Promise<Profile>;
  setAttributes(changes: Partial<Attributes>): Promise<Profile>;
  /** Makes an earlier version the newest again. */
  rollback(version: number): Promise<Profile>;
  export(options: { readonly samples: 'with' | 'without' }): Promise<ExportedProfile>;
  exportMarkdown(): Promise<string>;
  import(exported: unknown): Promise<Profile>;
}

export interface ShownProfile extends Omit<Profile, 'hypotheses'> {
  readonly hypotheses: readonly ShownHypothesis[];
}

export function profileTools(ports: EnginePorts, key: PersonKey): ProfileTools {
  const { store } = ports;
  const textOf = async () => new Map((await store.samples.list(key)).map(({ id, text }) => [id, text]));
  const append = async (base: Profile, changes: Partial<Profile> & Pick<Profile, 'reason'>): Promise<Profile> => {
    const newest = await store.profiles.latest(key);
    const next = {
      ...base,
      ...changes,
      person: key.person,
      version: (newest?.version ?? 0) + 1,
      createdAt: isoTime(ports.clock.now()),
    };
    await store.profiles.append(key, next);
    return next;
  };
  const changeHypotheses = async (
    id: string,
    reason: Profile['reason'],
    change: (profile: Profile, hypothesis: Hypothesis) => readonly Hypothesis[],
  ) => {
    const profile = await findProfile(store, key);
    return append(profile, { reason, hypotheses: [...change(profile, findHypothesis(profile, id))] });
  };

  return {
    show: async (version) => {
      const profile = await findProfile(store, key, version);
      const texts = await textOf();
      return { ...profile, hypotheses: profile.hypotheses.map((one) => showHypothesis(one, texts)) };
    },
    history: async () => {
      await findProfile(store, key);
      return store.profiles.history(key);
    },
    diff: async (from, to) => {
      const newer = await findProfile(store, key, to);
      return diffProfiles(await findProfile(store, key, from ?? Math.max(1, newer.version - 1)), newer);
    },
    decide: (id, decision) =>
      changeHypotheses(id, 'standing', (profile, hypothesis) => {
        const outcome = changeStanding(profile.hypotheses, hypothesis.id, decision);
        if (outcome.kind === 'changed') return outcome.hypotheses;
        throw new HyperalignError(
          'pin_limit',
          `Ten hypotheses are pinned already: ${outcome.pinned.join(', ')}. Accept or reject one of them first.`,
          { details: { pinned: outcome.pinned } },
        );
      }),
    edit: (id, statement) =>
      changeHypotheses(id, 'edit', (profile, hypothesis) => {
        const outcome = editStatement(profile.hypotheses, hypothesis.id, statement);
        if (outcome.kind === 'changed') return outcome.hypotheses;
        throw new HyperalignError(
          'invalid_input',
          `The statement cannot be used: ${outcome.reason}. Say in at most 200 characters how the person writes, for example "Asks one question at the end".`,
        );
      }),
    setAttributes: async (changes) => {
      const profile = await findProfile(store, key);
      return append(profile, { reason: 'attributes', attributes: { ...profile.attributes, ...changes } });
    },
    rollback: async (version) => append(await findProfile(store, key, version), { reason: 'rollback' }),
    export: async ({ samples }) => ({
      format: 'hyperalign-profile',
      formatVersion: 1,
      exportedAt: isoTime(ports.clock.now()),
      profile: await findProfile(store, key),
      ...(samples === 'with' ? { samples: [...(await store.samples.list(key))] } : {}),
    }),
    exportMarkdown: async () => renderProfileMarkdown(await findProfile(store, key), await textOf()),
    import: async (exported) => {
      const parsed = exportedProfileSchema.safeParse(exported);
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        throw new HyperalignError(
          'invalid_input',
          `This is not an exported profile: ${issue?.path.join('.') || '(whole file)'}: ${issue?.message ?? 'invalid'}. Export one with: hyperalign profile export --as <person>`,
        );
      }
      await store.samples.add(key, parsed.data.samples ?? []);
      return append(parsed.data.profile, { reason: 'import' });
    },
  };
}

function findHypothesis(profile: Profile, id: string): Hypothesis {
  const found = profile.hypotheses.filter((one) => one.id === id || (id.length >= 4 && one.id.startsWith(id)));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const problem =
    found.length > 1 ? `More than one hypothesis begins with "${id}"` : `"${profile.person}" has no hypothesis "${id}"`;
  throw new HyperalignError(
    'hypothesis_not_found',
    `${problem}. See their ids with: hyperalign profile show --as ${profile.person} --all`,
    { details: { id } },
  );
}
