import type { Notice } from '../contracts/learn-result.ts';
import type { Profile } from '../contracts/profile.ts';
import type { Candidate, Delivery, WriteResult } from '../contracts/write-result.ts';
import { assessCompliance } from '../core/hypotheses/index.ts';
import { compileGuidance, type Guidance } from '../core/profile/index.ts';
import { chooseBackground, scoreAgainstFingerprint } from '../core/stylometry/index.ts';
import { estimateTokens, measureLeakage } from '../core/text/index.ts';
import type { RegisterBackground } from '../contracts/background.ts';
import { HyperalignError } from '../errors.ts';
import type { ModelHandle } from '../ports/model.ts';
import type { PersonKey } from '../ports/store.ts';
import type { Prompt } from '../prompting/prompt.ts';
import { revise } from '../prompting/revise.ts';
import { writeAs } from '../prompting/write-as.ts';
import { type AskOptions, askForText } from './ask-model.ts';
import { CallLedger } from './call-ledger.ts';
import type { EnginePorts } from './engine-ports.ts';
import { findProfile } from './find-profile.ts';
import { failureSentence } from './model-failure.ts';
import type { OnProgress } from './progress.ts';
import { promptOwner } from './prompt-owner.ts';
import { recordRun } from './record-run.ts';

export interface WriteRequest {
  readonly workspace: string;
  /** Null writes without a profile: the control beside every claim. */
  readonly key: PersonKey | null;
  readonly task: string;
  readonly register: string | null;
  readonly model: ModelHandle;
  readonly seed: number;
  readonly candidates?: number;
  readonly delivery?: Delivery | 'auto';
  readonly showGuidance?: boolean;
  readonly revise?: boolean;
  readonly guidanceTokens?: number;
  readonly profileVersion?: number;
  readonly onText?: (piece: string) => void;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** Task and profile in, text out: guidance, candidates, the nearest one, and what can be said of it. */
export async function write(ports: EnginePorts, request: WriteRequest): Promise<WriteResult> {
  if (request.task.trim() === '') throw new HyperalignError('invalid_input', 'There is no task. Say in full sentences what to write, for example "Ask Sam to move our call to Monday."');
  const ledger = new CallLedger();
  const key = request.key ?? { workspace: request.workspace, person: noPerson };
  return recordRun(ports, { kind: 'write', key, model: request.model.id, ledger }, async () => {
    const started = ports.clock.elapsed();
    const voice = await openVoice(ports, request);
    const prompt = promptFor(request, voice);
    const clock = firstTokenClock(ports, started, request);
    const drawn = await drawCandidates(request, { prompt, ledger, voice, onText: clock.onText });
    const [best] = drawn;
    if (best === undefined) throw new HyperalignError('model_failed', `The model ${request.model.id} returned no text. Try another --seed, or another model.`);
    const revised = request.revise === true ? await mend(request, { prompt, ledger, voice, draft: best.text }) : null;
    const text = revised ?? best.text;
    const leakage = measureLeakage(text, { samples: voice.sampleTexts, task: request.task });
    return {
      person: key.person,
      text,
      profileVersion: voice.profile?.version ?? null,
      model: request.model.id,
      delivery: voice.delivery,
      compliance: [...assessCompliance(voice.used, text)],
      leakage,
      candidates: drawn.map(({ text: candidate, score }) => ({ text: candidate, score })),
      revised: revised !== null,
      finishReason: revised === null ? best.finishReason : 'stop',
      notices: [...noticesOf(best.finishReason, leakage.share, request.model.id)],
      guidance: { tokens: voice.guidance?.tokens ?? 0, text: request.showGuidance === true ? (voice.guidance?.text ?? 'No guidance: written without a profile.') : null },
      usage: ledger.usage,
      timings: { firstTokenMs: clock.firstTokenMs(), totalMs: ports.clock.elapsed() - started },
    };
  });
}

/** Stands for nobody in run records of texts written without a profile. */
const noPerson = '-';

interface Voice {
  readonly profile: Profile | null;
  readonly guidance: Guidance | null;
  readonly delivery: Delivery | null;
  readonly register: string;
  readonly background: RegisterBackground;
  readonly sampleTexts: readonly string[];
  /** Selected hypotheses of the register: what compliance is measured on. */
  readonly used: Profile['hypotheses'];
}

async function openVoice(ports: EnginePorts, request: WriteRequest): Promise<Voice> {
  const backgrounds = await ports.background.load();
  if (request.key === null) {
    const register = request.register ?? 'email';
    return { profile: null, guidance: null, delivery: null, register, background: chooseBackground(backgrounds, register), sampleTexts: [], used: [] };
  }
  const profile = await findProfile(ports.store, request.key, request.profileVersion);
  const samples = await ports.store.samples.list(request.key);
  const register = request.register ?? profile.registers[0] ?? 'email';
  const delivery = request.delivery === undefined || request.delivery === 'auto' ? request.model.delivery : request.delivery;
  const guidance = compileGuidance({
    profile,
    texts: new Map(samples.map(({ id, text }) => [id, text])),
    register,
    delivery,
    limits: { hypothesesTokens: hypothesesTokens, totalTokens: request.guidanceTokens ?? 1200 },
    estimateTokens,
  });
  const used = profile.hypotheses.filter(({ standing, registers }) => (standing === 'accepted' || standing === 'pinned') && (registers.includes('*') || registers.includes(register)));
  return { profile, guidance, delivery, register, background: chooseBackground(backgrounds, register), sampleTexts: samples.map(({ text }) => text), used };
}

const hypothesesTokens = 400;

function promptFor({ task }: WriteRequest, { guidance, register, profile }: Voice): Prompt {
  return writeAs({
    task,
    register,
    instructions: guidance?.instructions ?? [],
    turns: guidance?.turns ?? [],
    signature: profile?.attributes.signature ?? null,
  });
}

interface Drawn extends Candidate {
  readonly finishReason: string;
}

interface Drawing {
  readonly prompt: Prompt;
  readonly ledger: CallLedger;
  readonly voice: Voice;
  readonly onText: (piece: string) => void;
}

/** Candidates, nearest to the person first. Those that copy a sample come last, empty ones not at all. */
async function drawCandidates(request: WriteRequest, { prompt, ledger, voice, onText }: Drawing): Promise<readonly Drawn[]> {
  const { model, candidates = 1 } = request;
  const answers = await Promise.all(
    Array.from({ length: candidates }, (_, index) => askForText(model, { ...askOptions(request, prompt, ledger, voice), seed: request.seed + index, onText })),
  );
  const drawn: Drawn[] = [];
  for (const answer of answers) {
    if (answer.kind === 'failed') {
      if (drawn.length === 0 && answer === answers.at(-1)) {
        const code = answer.failure === 'provider_error' || answer.failure === 'rate_limited' ? 'model_unavailable' : 'model_failed';
        throw new HyperalignError(code, failureSentence(answer.failure, model.id, answer.cause), { cause: answer.cause });
      }
      continue;
    }
    const text = answer.text.trim();
    if (text === '') continue;
    const score = voice.profile === null ? 0 : scoreAgainstFingerprint(text, voice.profile.fingerprint, voice.background);
    drawn.push({ text, score, finishReason: answer.finishReason });
  }
  const copied = (one: Drawn) => (measureLeakage(one.text, { samples: voice.sampleTexts, task: request.task }).share > mostCopied ? 1 : 0);
  return drawn.toSorted((a, b) => copied(a) - copied(b) || b.score - a.score);
}

function askOptions(request: WriteRequest, prompt: Prompt, ledger: CallLedger, voice: Voice): AskOptions {
  return {
    purpose: 'write',
    prompt,
    ledger,
    maxOutputTokens: replyTokens(voice.profile),
    temperature: 0.4,
    topP: 0.9,
    seed: request.seed,
    ...(request.key === null ? {} : { owner: promptOwner(request.key) }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  };
}

/** Room for more than twice the person's usual length, so that only runaway text is cut. */
function replyTokens(profile: Profile | null): number {
  return Math.min(1600, Math.max(320, Math.ceil((profile?.fingerprint.medianWords ?? 120) * 3)));
}

/** One revision of what the text broke, or null when nothing was broken or the revision broke more. */
async function mend(request: WriteRequest, { prompt, ledger, voice, draft }: Omit<Drawing, 'onText'> & { readonly draft: string }): Promise<string | null> {
  const broken = assessCompliance(voice.used, draft).filter(({ followed }) => followed === false);
  const lines = broken.flatMap(({ hypothesisId }) => voice.used.filter(({ id }) => id === hypothesisId).map(({ instruction }) => instruction));
  if (lines.length === 0) return null;
  request.onProgress?.({ step: 'asking', purpose: `mend ${lines.length} broken habits` });
  const answer = await askForText(request.model, { ...askOptions(request, revise({ base: prompt, draft, broken: lines }), ledger, voice), purpose: 'revise' });
  if (answer.kind === 'failed' || answer.text.trim() === '') return null;
  const text = answer.text.trim();
  const stillBroken = assessCompliance(voice.used, text).filter(({ followed }) => followed === false);
  return stillBroken.length < broken.length ? text : null;
}

function firstTokenClock(ports: EnginePorts, started: number, request: WriteRequest) {
  let first: number | null = null;
  return {
    onText: (piece: string) => {
      first ??= ports.clock.elapsed() - started;
      if ((request.candidates ?? 1) === 1 && request.revise !== true) request.onText?.(piece);
    },
    firstTokenMs: () => first,
  };
}

/** A text that takes more than this share of its 5-word runs from samples is a copy. */
const mostCopied = 0.3;

function* noticesOf(finishReason: string, leaked: number, model: string): Iterable<Notice> {
  if (finishReason === 'length') yield { code: 'cut-off', message: `The text was cut off at the length limit of ${model}.` };
  if (leaked > mostCopied) yield { code: 'copied', message: `${Math.round(leaked * 100)} % of this text's 5-word runs are copied from samples. Its facts may be the samples', not the task's.` };
}
