import type { Profile } from '../contracts/profile.ts';
import type { Sample } from '../contracts/sample.ts';
import { flagModelDefault, keepStanding, mergeHypotheses, selectHypotheses } from '../core/hypotheses/index.ts';
import { buildFingerprint, chooseBackground } from '../core/stylometry/index.ts';
import { byFrequency } from './by-frequency.ts';
import type { Told } from './consult-model.ts';
import type { EnginePorts } from './engine-ports.ts';
import type { Gathered } from './gather-samples.ts';
import { knownVoice } from './known-voice.ts';
import type { LearnRequest } from './learn.ts';
import { caveatsOf } from './learning-caveats.ts';
import type { Counted } from './measure-person.ts';
import { isoTime } from './record-run.ts';
import { throwIfStopped } from './throw-if-stopped.ts';

/** Selects the hypotheses and stores samples and the next profile version; null when there is nothing to learn from. */
export async function keepProfile(
  ports: EnginePorts,
  request: LearnRequest,
  found: Gathered & Counted & Told,
): Promise<Profile | null> {
  const { key, seed, model } = request;
  throwIfStopped(request.signal);
  if (found.samples.length === 0) return null;
  const merged = mergeHypotheses([...found.measured, ...found.inferred]);
  const background = await ports.background.load();
  const { voice } = await knownVoice(ports, model?.id ?? 'none');
  const hypotheses = selectHypotheses({
    hypotheses: flagModelDefault(keepStanding(found.previous?.hypotheses ?? [], merged), voice),
    samples: found.samples,
    backgroundOf: (register) => chooseBackground(background, register),
  });
  const part = (side: Sample['part']) => found.samples.filter((sample) => sample.part === side).length;
  const profile: Profile = {
    schemaVersion: 1,
    person: key.person,
    version: (found.previous?.version ?? 0) + 1,
    createdAt: isoTime(ports.clock.now()),
    reason: 'learn',
    registers: [...found.registers],
    attributes: {
      signature: found.previous?.attributes.signature ?? found.read.signature,
      language: byFrequency(found.samples.map(({ language }) => language))[0] ?? 'und',
      role: found.previous?.attributes.role ?? null,
    },
    hypotheses: [...hypotheses],
    fingerprint: buildFingerprint(found.samples),
    shownSamples: [...found.turns.shown],
    sampleCount: { inference: part('inference'), trial: part('trial') },
    provenance: { model: model?.id ?? 'none', prompts: [...found.prompts], background: background.version, seed },
    caveats: [...caveatsOf(found)],
  };
  await ports.store.profiles.append(key, profile, found.fresh);
  return profile;
}
