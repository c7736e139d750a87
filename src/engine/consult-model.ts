import type { Fingerprint } from '../contracts/fingerprint.ts';
import type { Hypothesis } from '../contracts/hypothesis.ts';
import type { JudgeAgreement } from '../contracts/judge-agreement.ts';
import type { Notice } from '../contracts/learn-result.ts';
import type { Profile } from '../contracts/profile.ts';
import { tryCountable } from '../core/hypotheses/index.ts';
import { isProposalDue, type LastProposal } from '../core/profile/index.ts';
import { buildFingerprint, chooseBackground, scoreTokensAgainstFingerprint } from '../core/stylometry/index.ts';
import type { ModelHandle } from '../ports/model.ts';
import type { CallLedger } from './call-ledger.ts';
import type { EnginePorts } from './engine-ports.ts';
import type { Gathered } from './gather-samples.ts';
import { hideNames, hideNamesOfOthers } from './hide-names.ts';
import { inferHypotheses } from './infer-hypotheses.ts';
import type { KeptReplies } from './kept-replies.ts';
import { knownVoice } from './known-voice.ts';
import type { LearnRequest } from './learn.ts';
import type { Counted, MeasuredSample } from './measure-person.ts';
import { prepareTurns, type Turns } from './prepare-turns.ts';
import { splitContrast } from './split-contrast.ts';
import { tryInferred } from './try-inferred.ts';

/** What a model added to what was counted; without a model, nothing but plain turns. */
export interface Told {
  /** With what the model's restatements added. */
  readonly measured: readonly Hypothesis[];
  readonly inferred: readonly Hypothesis[];
  /** Of the model that judged them, with counting; null where none judged. */
  readonly agreement: JudgeAgreement | null;
  readonly turns: Turns;
  readonly fingerprint: Fingerprint;
  readonly provenance: {
    readonly model: string;
    /** Names of the prompts that were answered. */
    readonly prompts: readonly string[];
    readonly proposal: LastProposal | null;
    /** Purposes of questions that another learning should ask again. */
    readonly unanswered: readonly string[];
  };
  readonly notices: readonly Notice[];
}

/** More trial texts than any call shows. */
const mostJudged = 24;

type ConsultRequest = Pick<LearnRequest, 'key' | 'model' | 'seed' | 'onProgress' | 'signal'> & {
  readonly replies?: KeptReplies;
};

/** Asks for hypotheses, for the requests that shown samples answer, and for verdicts: at most three questions, and none before enough texts are new. */
export async function consultModel(
  ports: EnginePorts,
  request: ConsultRequest,
  found: Gathered & Counted & { readonly ledger: CallLedger },
): Promise<Told> {
  const { model, seed, signal, replies } = request;
  const ask = {
    ...{ ledger: found.ledger, seed },
    ...(signal === undefined ? {} : { signal }),
    ...(replies === undefined ? {} : { replies }),
  };
  const background = chooseBackground(await ports.background.load(), found.register);
  const fingerprint = buildFingerprint(found.samples);
  const turnsWith = (asked: ModelHandle | null) =>
    prepareTurns({
      ...found,
      typicality: (sample) => scoreTokensAgainstFingerprint(sample, fingerprint, background),
      model: asked,
      ask,
    });
  if (model === null || found.samples.length === 0 || !isDue(found, model.id)) {
    const { prompts = [], proposal = null, unanswered = [] } = found.previous?.provenance ?? {};
    return {
      ...{ measured: found.measured, inferred: [], agreement: null },
      ...{ turns: await turnsWith(null), fingerprint, notices: [] },
      provenance: {
        ...(model === null ? { model: 'none', prompts: [] } : { model: model.id, prompts }),
        ...{ proposal, unanswered },
      },
    };
  }

  const input = await inferInput(ports, request, found);
  request.onProgress?.({ step: 'asking', purpose: 'propose hypotheses' });
  const proposed = await inferHypotheses({ ...input, model, ask });
  request.onProgress?.({ step: 'asking', purpose: 'say what each shown sample answers' });
  const turns = await turnsWith(model);
  request.onProgress?.({ step: 'asking', purpose: 'judge hypotheses on held-out texts' });
  const trial = found.samples.filter((sample) => sample.part === 'trial' && sample.register === found.register);
  const own = hideNames(trial.slice(0, mostJudged), { among: found.samples });
  const contrast = hideNamesOfOthers(splitContrast(await ports.contrast.load(found.register)).toTry);
  const counted = tryCountable({ hypotheses: proposed.hypotheses, own: trial, background });
  const tried = await tryInferred({ hypotheses: counted, counted: proposed.measured, own, contrast, model, ask });
  return {
    measured: proposed.measured,
    inferred: tried.hypotheses,
    agreement: tried.agreement,
    turns,
    fingerprint,
    provenance: {
      model: model.id,
      prompts: [proposed.prompt, turns.prompt].filter((name) => name !== null),
      proposal:
        proposed.prompt === null
          ? (found.previous?.provenance.proposal ?? null)
          : { model: model.id, sources: inferenceSources(found) },
      unanswered: [...proposed.unanswered, ...turns.unanswered, ...tried.unanswered],
    },
    notices: [...proposed.notices, ...turns.notices, ...tried.notices],
  };
}

/** Whether the model is to be asked, also for estimates. */
export function isDue(found: Gathered & Counted, model: string): boolean {
  const { proposal = null } = found.previous?.provenance ?? {};
  // Questions that were not answered are asked again about the same texts, and about no others: new ones come with the next proposal.
  if (isUnfinished(found.previous, model) && found.fresh.length === 0) return true;
  return isProposalDue(proposal, { model, sources: inferenceSources(found) });
}

/** Whether the last learning with this model left questions that may be answered now. */
export function isUnfinished(previous: Profile | null, model: string): boolean {
  const { unanswered = [], proposal } = previous?.provenance ?? {};
  return unanswered.length > 0 && (proposal === undefined || proposal.model === model);
}

function inferenceSources({ samples, register }: Gathered & Counted): number {
  const isShown = (sample: MeasuredSample) => sample.part === 'inference' && sample.register === register;
  return new Set(samples.filter(isShown).map(({ source }) => source.unit)).size;
}

/** What a proposal is made from, also for estimates. */
export async function inferInput(
  ports: EnginePorts,
  { key, model }: Pick<LearnRequest, 'key' | 'model'>,
  { samples, measured, register, previous }: Gathered & Counted,
) {
  return {
    person: key.person,
    register,
    samples,
    measured,
    contrast: hideNamesOfOthers(splitContrast(await ports.contrast.load(register)).toPropose),
    rejected:
      previous?.hypotheses.filter(({ standing }) => standing === 'rejected').map(({ statement }) => statement) ?? [],
    background: chooseBackground(await ports.background.load(), register),
    voice: (await knownVoice(ports, model?.id ?? 'none')).voice,
  };
}
