import type { Job, ShownJob } from '../../contracts/job.ts';
import type { LearnResult } from '../../contracts/learn-result.ts';
import type { KeptJob } from '../../ports/job-store.ts';
import type { EnginePorts } from '../engine-ports.ts';
import { showHypothesis } from '../show-hypothesis.ts';

/** The job without what came of it. */
export function plainJob({ profileVersion: _version, outcome: _outcome, ...job }: KeptJob): Job {
  return job;
}

/** The job with its result, whose hypotheses and quotes are those that are still kept. */
export async function showJob(
  { store }: Pick<EnginePorts, 'store'>,
  workspace: string,
  kept: KeptJob,
): Promise<ShownJob> {
  return { ...plainJob(kept), result: kept.outcome === null ? null : await resultOf(store, workspace, kept.outcome) };
}

async function resultOf(
  store: EnginePorts['store'],
  workspace: string,
  { profileVersion, ...outcome }: NonNullable<KeptJob['outcome']>,
): Promise<LearnResult> {
  const key = { workspace, person: outcome.person };
  const profile = profileVersion === null ? null : await store.profiles.version(key, profileVersion);
  if (profile === null) return { ...outcome, profile: null };
  const textOf = new Map((await store.samples.list(key)).map(({ id, text }) => [id, text]));
  return {
    ...outcome,
    profile: {
      version: profile.version,
      hypotheses: profile.hypotheses.map((one) => showHypothesis(one, textOf)),
      ...(profile.judgeAgreement === undefined ? {} : { judgeAgreement: profile.judgeAgreement }),
    },
  };
}
