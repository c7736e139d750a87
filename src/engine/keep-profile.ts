import type { Attestation } from '../contracts/attestation.ts';
import type { DefaultVoice } from '../contracts/default-voice.ts';
import type { Edit } from '../contracts/edit.ts';
import type { Hypothesis } from '../contracts/hypothesis.ts';
import type { Profile } from '../contracts/profile.ts';
import type { Sample } from '../contracts/sample.ts';
import {
  fitCombination,
  flagModelDefault,
  keepStanding,
  mergeHypotheses,
  recountHypothesis,
  selectedHypotheses,
  selectHypotheses,
} from '../core/hypotheses/index.ts';
import { chooseBackground } from '../core/stylometry/index.ts';
import type { BackgroundSource } from '../ports/background-source.ts';
import type { PersonKey } from '../ports/store.ts';
import { byFrequency } from './by-frequency.ts';
import type { Told } from './consult-model.ts';
import type { EnginePorts } from './engine-ports.ts';
import type { Gathered } from './gather-samples.ts';
import { knownVoice } from './known-voice.ts';
import { caveatsOf } from './learning-caveats.ts';
import type { Counted } from './measure-person.ts';
import { isoTime } from './record-run.ts';
import { standingAgreement } from './standing-agreement.ts';
import { throwIfStopped } from './throw-if-stopped.ts';

export interface KeepRequest {
  readonly key: PersonKey;
  readonly seed: number;
  readonly reason: Profile['reason'];
  /** Kept in the same step. */
  readonly edits?: readonly Edit[];
  /** Ids of samples that go in the same step; `found` is without them. */
  readonly removedSamples?: readonly string[];
  /** Questions whose kept replies go in the same step. */
  readonly answeredQuestions?: readonly string[];
  /** Kept in the same step. */
  readonly attestations?: readonly Attestation[];
  readonly signal?: AbortSignal;
}

type Found = Gathered & Counted & Told;

/** Selects the hypotheses and stores samples and the next profile version; null when there is nothing to learn from. */
export async function keepProfile(ports: EnginePorts, request: KeepRequest, found: Found): Promise<Profile | null> {
  const { key, seed, reason, edits = [], removedSamples = [], answeredQuestions = [], attestations = [] } = request;
  throwIfStopped(request.signal);
  // After a text went, the counts are those of the texts that are left, be it none.
  const notFound = reason === 'removal' || reason === 'rollback' ? 'goes' : 'stays';
  if (found.samples.length === 0 && notFound === 'stays') return null;
  const background = await ports.background.load();
  const part = (side: Sample['part']) => found.samples.filter((sample) => sample.part === side).length;
  const { model, prompts, proposal, unanswered } = found.provenance;
  const { voice } = await knownVoice(ports, model);
  const hypotheses = hypothesesOf(found, { background, voice, notFound });
  const combination = fitCombination({
    register: found.register,
    hypotheses: selectedHypotheses(hypotheses, found.register),
    own: found.samples.filter(({ register }) => register === found.register),
    background: chooseBackground(background, found.register),
  });
  const agreement = standingAgreement(hypotheses, found.agreement, found.previous);
  const profile: Profile = {
    schemaVersion: 1,
    person: key.person,
    version: (found.previous?.version ?? 0) + 1,
    createdAt: isoTime(ports.clock.now()),
    reason,
    registers: [...found.registers],
    attributes: {
      signature: found.previous?.attributes.signature ?? found.read.signature,
      language: byFrequency(found.samples.map(({ language }) => language))[0] ?? 'und',
      role: found.previous?.attributes.role ?? null,
    },
    hypotheses: [...hypotheses],
    fingerprint: found.fingerprint,
    ...(combination === null ? {} : { combination }),
    ...(agreement === null ? {} : { judgeAgreement: agreement }),
    shownSamples: [...found.turns.shown],
    sampleCount: { inference: part('inference'), trial: part('trial') },
    provenance: {
      ...{ model, prompts: [...prompts], background: background.version, seed },
      ...(proposal === null ? {} : { proposal }),
      ...(unanswered.length === 0 ? {} : { unanswered: [...unanswered] }),
    },
    caveats: [...caveatsOf(found)],
  };
  const along = { edits, removedSamples, answeredQuestions, attestations };
  await ports.store.profiles.append(key, profile, found.fresh, along);
  return profile;
}

/** What was found under the owner's word and the last version, the selected ones first. */
function hypothesesOf(
  found: Found,
  {
    background,
    voice,
    notFound,
  }: {
    readonly background: Awaited<ReturnType<BackgroundSource['load']>>;
    readonly voice: DefaultVoice | null;
    readonly notFound: 'stays' | 'goes';
  },
): readonly Hypothesis[] {
  const backgroundOf = (register: string) => chooseBackground(background, register);
  const recount = (hypothesis: Hypothesis): Hypothesis | null => {
    const [scope = '*'] = hypothesis.registers;
    const register = scope === '*' ? found.register : scope;
    const inRegister = found.samples.filter((sample) => sample.register === register);
    return recountHypothesis(hypothesis, {
      register,
      texts: inRegister.filter(({ part }) => part === 'inference'),
      own: inRegister.filter(({ part }) => part === 'trial'),
      background: backgroundOf(register),
    });
  };
  const merged = mergeHypotheses([...found.measured, ...found.inferred]);
  return selectHypotheses({
    hypotheses: flagModelDefault(keepStanding(found.previous?.hypotheses ?? [], merged, { recount, notFound }), voice),
    samples: found.samples,
    backgroundOf,
  });
}
