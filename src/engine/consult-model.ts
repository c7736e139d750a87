import type { Hypothesis } from '../contracts/hypothesis.ts';
import type { Notice } from '../contracts/learn-result.ts';
import { buildFingerprint, chooseBackground, scoreAgainstFingerprint } from '../core/stylometry/index.ts';
import type { ModelHandle } from '../ports/model.ts';
import type { CallLedger } from './call-ledger.ts';
import type { EnginePorts } from './engine-ports.ts';
import type { Gathered } from './gather-samples.ts';
import { hideNames, hideNamesOfOthers } from './hide-names.ts';
import { inferHypotheses } from './infer-hypotheses.ts';
import { knownVoice } from './known-voice.ts';
import type { LearnRequest } from './learn.ts';
import type { Counted } from './measure-person.ts';
import { prepareTurns, type Turns } from './prepare-turns.ts';
import { splitContrast } from './split-contrast.ts';
import { tryInferred } from './try-inferred.ts';

/** What a model added to what was counted; without a model, nothing but plain turns. */
export interface Told {
  /** With what the model's restatements added. */
  readonly measured: readonly Hypothesis[];
  readonly inferred: readonly Hypothesis[];
  readonly turns: Turns;
  /** Names of the prompts that were answered. */
  readonly prompts: readonly string[];
  readonly notices: readonly Notice[];
}

/** More trial texts than any call shows. */
const mostJudged = 24;

/** Asks for hypotheses, for the requests that shown samples answer, and for verdicts: at most three calls. */
export async function consultModel(
  ports: EnginePorts,
  request: LearnRequest,
  found: Gathered & Counted & { readonly ledger: CallLedger },
): Promise<Told> {
  const { model, seed, signal } = request;
  const ask = { ledger: found.ledger, seed, ...(signal === undefined ? {} : { signal }) };
  const background = chooseBackground(await ports.background.load(), found.register);
  const fingerprint = buildFingerprint(found.samples);
  const turnsWith = (asked: ModelHandle | null) =>
    prepareTurns({
      ...found,
      typicality: ({ text }) => scoreAgainstFingerprint(text, fingerprint, background),
      model: asked,
      ask,
    });
  if (model === null || found.samples.length === 0)
    return { measured: found.measured, inferred: [], turns: await turnsWith(null), prompts: [], notices: [] };

  const input = await inferInput(ports, request, found);
  request.onProgress?.({ step: 'asking', purpose: 'propose hypotheses' });
  const proposed = await inferHypotheses({ ...input, model, ask });
  request.onProgress?.({ step: 'asking', purpose: 'say what each shown sample answers' });
  const turns = await turnsWith(model);
  request.onProgress?.({ step: 'asking', purpose: 'judge hypotheses on held-out texts' });
  const trial = found.samples.filter((sample) => sample.part === 'trial' && sample.register === found.register);
  const own = hideNames(trial.slice(0, mostJudged));
  const contrast = hideNamesOfOthers(splitContrast(await ports.contrast.load(found.register)).toTry);
  const tried = await tryInferred({ hypotheses: proposed.hypotheses, own, contrast, model, ask });
  return {
    measured: proposed.measured,
    inferred: tried.hypotheses,
    turns,
    prompts: [proposed.prompt, turns.prompt].filter((name) => name !== null),
    notices: [...proposed.notices, ...turns.notices, ...tried.notices],
  };
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
