import type { Attestation, AttestationWords } from '../contracts/attestation.ts';
import type { LearnEstimate, LearnResult, Notice } from '../contracts/learn-result.ts';
import type { Profile } from '../contracts/profile.ts';
import { mostShownSamples } from '../core/profile/index.ts';
import { catalogueId } from '../core/stylometry/index.ts';
import type { FoundDocument, SkippedDocument } from '../ports/document-reader.ts';
import type { ModelHandle } from '../ports/model.ts';
import type { PersonKey } from '../ports/store.ts';
import { summaryTemperatures } from './ask-requests.ts';
import { attest } from './attest.ts';
import { CallLedger } from './call-ledger.ts';
import { consultModel, inferInput, isDue, isUnfinished } from './consult-model.ts';
import type { EnginePorts } from './engine-ports.ts';
import { estimateCalls } from './estimate-calls.ts';
import { type Gathered, gatherSamples } from './gather-samples.ts';
import { proposalPrompt } from './infer-hypotheses.ts';
import { keepProfile } from './keep-profile.ts';
import { openReplies } from './kept-replies.ts';
import { noProfileNotice } from './learning-caveats.ts';
import { countPerson } from './measure-person.ts';
import { partEvidence } from './part-evidence.ts';
import type { OnProgress } from './progress.ts';
import { isoTime, recordRun } from './record-run.ts';
import { showHypothesis } from './show-hypothesis.ts';
import { type Audience, textsOfOthers } from './texts-of-others.ts';

export interface LearnRequest {
  readonly key: PersonKey;
  readonly documents: AsyncIterable<FoundDocument | SkippedDocument>;
  readonly register: string | null;
  /** Null learns from counts alone. */
  readonly model: ModelHandle | null;
  readonly budgetTokens: number | null;
  readonly seed: number;
  /** Somebody's word that the texts are the person's own. */
  readonly attestation?: AttestationWords;
  /** Who will read the notices; default `workspace`. */
  readonly audience?: Audience;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** Questions one learning may ask: hypotheses, requests of shown samples, verdicts. A small model gives no verdicts and is asked about each shown sample alone. */
const mostCalls = { large: 3, small: 1 + mostShownSamples * summaryTemperatures.length };

/**
 * Texts in, a tested profile version out. Nothing is stored before everything is known, so a stop at any moment leaves the last version.
 * Where no text is new and the same model has answered all questions, the last version stands and nothing is spent; what was paid for before a stop is not paid for again.
 */
export async function learn(ports: EnginePorts, request: LearnRequest): Promise<LearnResult> {
  const ledger = new CallLedger({
    calls: mostCalls[request.model?.size ?? 'large'],
    ...(request.budgetTokens === null ? {} : { tokens: request.budgetTokens }),
  });
  return recordRun(ports, { kind: 'learn', key: request.key, model: request.model?.id ?? 'none', ledger }, async () => {
    const lap = stopwatch(ports);
    const gathered = await gatherSamples(ports, request);
    const readMs = lap();
    const { taken } = gathered.read;
    const shared = await textsOfOthers(ports, { key: request.key, audience: request.audience ?? 'workspace' }, taken);
    const attestations = attestationsOf(ports, request, taken);
    const standing = profileThatStands(gathered, request);
    if (standing !== null) {
      for (const attestation of attestations) await ports.store.attestations.add(request.key, attestation);
      return {
        ...resultOf(request, gathered, standing, [nothingNew, ...shared]),
        usage: ledger.usage,
        timings: timingsOf({ readMs }),
      };
    }
    request.onProgress?.({ step: 'measuring', samples: gathered.samples.length });
    const parted = await partEvidence(ports, { ...request, samples: gathered.samples });
    const counted = countPerson(request.key.person, gathered.samples, await parted.ports.background.load());
    const measureMs = lap();
    const replies = request.model === null ? undefined : await openReplies(ports, request.key);
    const told = await consultModel(
      parted.ports,
      { ...request, ...(replies === undefined ? {} : { replies }) },
      { ...gathered, ...counted, ledger },
    );
    const inferMs = lap();
    request.onProgress?.({ step: 'storing' });
    const profile = await keepProfile(
      parted.ports,
      {
        ...{ ...request, reason: 'learn', attestations },
        // Replies go once nothing is left to ask: until then the next learning goes on with them.
        answeredQuestions: told.provenance.unanswered.length === 0 ? (replies?.answeredQuestions() ?? []) : [],
      },
      { ...gathered, ...counted, ...told },
    );
    const timings = timingsOf({ readMs, measureMs, inferMs, storeMs: lap() });
    return {
      ...resultOf(request, gathered, profile, [...shared, ...parted.notices, ...told.notices]),
      usage: ledger.usage,
      timings,
    };
  });
}

function attestationsOf(
  { clock }: EnginePorts,
  { attestation }: LearnRequest,
  sampleIds: readonly string[],
): readonly Attestation[] {
  const given = attestation === undefined ? null : attest(attestation, { at: isoTime(clock.now()), sampleIds });
  return given === null ? [] : [given];
}

/** What `learn` would spend, from the prompts it would send. */
export async function estimateLearning(ports: EnginePorts, request: LearnRequest): Promise<LearnEstimate> {
  const gathered = await gatherSamples(ports, request);
  const estimate = await estimateOf(ports, request, gathered);
  return {
    person: request.key.person,
    samples: gathered.read.report,
    estimate,
    budgetTokens: request.budgetTokens,
    fits: request.budgetTokens === null || estimate.inputTokens + estimate.outputTokens <= request.budgetTokens,
  };
}

async function estimateOf(
  ports: EnginePorts,
  request: LearnRequest,
  gathered: Gathered,
): Promise<LearnEstimate['estimate']> {
  const { model, key } = request;
  if (model === null || gathered.samples.length === 0 || profileThatStands(gathered, request) !== null)
    return { calls: 0, inputTokens: 0, outputTokens: 0, seconds: 0 };
  const counted = countPerson(key.person, gathered.samples, await ports.background.load());
  if (!isDue({ ...gathered, ...counted }, model.id)) return { calls: 0, inputTokens: 0, outputTokens: 0, seconds: 0 };
  const input = await inferInput(ports, request, { ...gathered, ...counted });
  const { prompt } = proposalPrompt({ ...input, model });
  return estimateCalls({ model, proposal: prompt, samples: gathered.samples, register: counted.register });
}

/** The last version, when learning again could only repeat it: no new text, and no model that has not answered before. */
function profileThatStands({ fresh, previous, samples }: Gathered, { model }: LearnRequest): Profile | null {
  if (previous === null || fresh.length > 0 || previous.fingerprint.catalogue !== catalogueId) return null;
  const { inference, trial } = previous.sampleCount;
  if (inference + trial !== samples.length) return null;
  const answered = previous.provenance.prompts.some((name) => name.startsWith('propose-'));
  if (model === null) return previous;
  return model.id === previous.provenance.model && answered && !isUnfinished(previous, model.id) ? previous : null;
}

const nothingNew: Notice = { code: 'nothing-new', message: 'No text was new, so the last profile version stands.' };

function resultOf(
  { key }: LearnRequest,
  { read, samples }: Gathered,
  profile: Profile | null,
  notices: readonly Notice[],
): Omit<LearnResult, 'usage' | 'timings'> {
  const textOf = new Map(samples.map(({ id, text }) => [id, text]));
  return {
    person: key.person,
    profile:
      profile === null
        ? null
        : {
            version: profile.version,
            hypotheses: profile.hypotheses.map((one) => showHypothesis(one, textOf)),
            ...(profile.judgeAgreement === undefined ? {} : { judgeAgreement: profile.judgeAgreement }),
          },
    samples: read.report,
    notices: [
      ...(profile === null ? [noProfileNotice(read.report)] : []),
      ...notices,
      ...(profile?.caveats ?? []).map((message) => ({ code: 'caveat', message })),
    ],
  };
}

function timingsOf(laps: Partial<LearnResult['timings']>): LearnResult['timings'] {
  const { readMs = 0, measureMs = 0, inferMs = 0, storeMs = 0 } = laps;
  return { readMs, measureMs, inferMs, storeMs, totalMs: readMs + measureMs + inferMs + storeMs };
}

function stopwatch({ clock }: EnginePorts): () => number {
  let last = clock.elapsed();
  return () => {
    const now = clock.elapsed();
    const lap = now - last;
    last = now;
    return lap;
  };
}
