import type { Notice } from '../contracts/learn-result.ts';
import type { PostEdit, PostEditMode } from '../contracts/post-edit.ts';
import type { Steer } from '../contracts/steering.ts';
import type { Delivery, Rank, WriteResult } from '../contracts/write-result.ts';
import { assessCompliance } from '../core/hypotheses/index.ts';
import { postEdit } from '../core/post-editing/index.ts';
import { measureLeakage } from '../core/text/index.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { ModelHandle } from '../ports/model.ts';
import type { PersonKey } from '../ports/store.ts';
import { revise } from '../prompting/revise.ts';
import { askForText } from './ask-model.ts';
import { CallLedger } from './call-ledger.ts';
import {
  type Drawing,
  type Drawn,
  drawCandidates,
  mostCopied,
  type WritingChance,
  writeOptions,
} from './draw-candidates.ts';
import type { EnginePorts } from './engine-ports.ts';
import { openVoice, type Voice } from './open-voice.ts';
import type { OnProgress } from './progress.ts';
import { type RankOptions, rankCandidates } from './rank-candidates.ts';
import { recordRun } from './record-run.ts';
import { steerVoice } from './steer-voice.ts';
import { requireTask, writePrompt } from './write-prompt.ts';

export interface WriteRequest {
  readonly workspace: string;
  /** Null writes without a profile. */
  readonly key: PersonKey | null;
  readonly task: string;
  readonly register: string | null;
  /** Where the text is to sound as the person's texts of another register: whose hypotheses, samples and statistics are used. Default: those of `register`. */
  readonly guidanceRegister?: string;
  readonly model: ModelHandle;
  readonly seed: number;
  readonly candidates?: number;
  /** Default `fingerprint`. */
  readonly rank?: Rank;
  /** Reads texts as a whole where comparisons rank several candidates. Default: they are counted alone. */
  readonly embedder?: Embedder;
  readonly delivery?: Delivery | 'auto';
  /** Default `off`. */
  readonly steer?: Steer;
  /** Default `off`. */
  readonly postEdit?: PostEditMode;
  /** How long the text should be, in words: a short one is steered by few habits. Default: as long as the person usually writes. */
  readonly words?: number;
  readonly showGuidance?: boolean;
  readonly revise?: boolean;
  readonly guidanceTokens?: number;
  readonly profileVersion?: number;
  /** Default: half as much again as the person usually writes. */
  readonly maxOutputTokens?: number;
  /** Default `writingChance`; `variedChance` for several candidates by `hypotheses`, with which that choice was measured. */
  readonly chance?: WritingChance;
  readonly onText?: (piece: string) => void;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** Stands for nobody in run records of texts written without a profile. */
const noPerson = '-';

/** Task and profile in, text out: guidance, candidates, the nearest one, and what can be said of it. */
export async function write(ports: EnginePorts, request: WriteRequest): Promise<WriteResult> {
  requireTask(request.task);
  const ledger = new CallLedger();
  const key = request.key ?? { workspace: request.workspace, person: noPerson };
  return recordRun(ports, { kind: 'write', key, model: request.model.id, ledger }, async () => {
    const started = ports.clock.elapsed();
    const voice = await openVoice(ports, request);
    const { guidance, profile } = voice;
    const prompt = writePrompt(request.task, voice);
    const first = firstToken(ports, request, started);
    const { steering, bias, notices } = await steerVoice(ports, request, voice);
    const drawing = { ...{ prompt, ledger, voice, bias }, onText: first.onText };
    const ranked = await rankCandidates(ports.store, {
      ...{ rank: request.rank ?? 'fingerprint', key: request.key, voice },
      drawn: await drawCandidates(request, drawing),
      finished: (text) => inOwnForms(request, voice, text).text,
      ...embeddingOf(request, ledger),
    });
    const { drawn, ranking } = ranked;
    const revised = request.revise === true ? await mend(request, { ...drawing, draft: drawn[0] }) : null;
    const { text: written, finishReason } = revised ?? drawn[0];
    const { text, edits } = inOwnForms(request, voice, written);
    const leakage = measureLeakage(text, { samples: voice.sampleTexts, task: request.task });
    return {
      person: key.person,
      text,
      profileVersion: profile?.version ?? null,
      model: request.model.id,
      delivery: voice.delivery,
      compliance: [...assessCompliance(voice.hypotheses, text)],
      leakage,
      candidates: drawn.map(({ text: candidate, score }) => ({ text: candidate, score })),
      ...(ranking === null ? {} : { ranking }),
      revised: revised !== null,
      ...(steering === null ? {} : { steering }),
      ...(edits === null ? {} : { postEdits: [...edits] }),
      finishReason,
      notices: [...notices, ...ranked.notices, ...noticesOf(finishReason, leakage.share, request.model.id)],
      guidance: {
        tokens: guidance?.tokens ?? 0,
        text: request.showGuidance === true ? (guidance?.text ?? 'No guidance: written without a profile.') : null,
      },
      usage: ledger.usage,
      timings: { firstTokenMs: first.milliseconds(), totalMs: ports.clock.elapsed() - started },
    };
  });
}

function embeddingOf(
  { embedder, onProgress, signal }: WriteRequest,
  ledger: CallLedger,
): Pick<RankOptions, 'embedding'> {
  if (embedder === undefined) return {};
  return {
    embedding: {
      ...{ embedder, ledger },
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(signal === undefined ? {} : { signal }),
    },
  };
}

/** The finished text with the person's capitals, marks and forms where that is asked for; `edits` is null where nothing could be edited. */
function inOwnForms(
  { postEdit: mode = 'off' }: WriteRequest,
  { profile, fingerprint, background, guidanceRegister: register }: Voice,
  text: string,
): { readonly text: string; readonly edits: readonly PostEdit[] | null } {
  if (mode === 'off' || profile === null || fingerprint === null) return { text, edits: null };
  return postEdit(text, { ...{ fingerprint, background, register }, hypotheses: profile.hypotheses, only: mode });
}

type Written = Pick<Drawn, 'text' | 'finishReason'>;

/** One revision of what the text broke; null when nothing was broken, or when the revision mended nothing, broke off or copied a sample. */
async function mend(
  request: WriteRequest,
  { draft, ...drawing }: Drawing & { readonly draft: Written },
): Promise<Written | null> {
  const { hypotheses, sampleTexts } = drawing.voice;
  const brokenIn = (text: string) =>
    assessCompliance(hypotheses, text).flatMap(({ followed, hypothesisId }) =>
      followed === false ? [hypothesisId] : [],
    );
  const broken = brokenIn(draft.text);
  if (broken.length === 0) return null;
  request.onProgress?.({ step: 'asking', purpose: `mend ${broken.length} broken habits` });
  const lines = hypotheses.filter(({ id }) => broken.includes(id)).map(({ instruction }) => instruction);
  const prompt = revise({ base: drawing.prompt, draft: draft.text, broken: lines });
  const answer = await askForText(request.model, {
    ...writeOptions(request, { ...drawing, prompt }),
    purpose: 'revise',
  });
  if (answer.kind === 'failed' || answer.finishReason === 'length') return null;
  const text = answer.text.trim();
  const copied = measureLeakage(text, { samples: sampleTexts, task: request.task }).share > mostCopied;
  return text === '' || copied || brokenIn(text).length >= broken.length
    ? null
    : { text, finishReason: answer.finishReason };
}

/** Passes pieces on where the caller can show them as they come, and keeps the time of the first. */
function firstToken(
  { clock }: EnginePorts,
  { candidates = 1, revise: revising = false, postEdit: edited = 'off', onText }: WriteRequest,
  started: number,
) {
  let first: number | null = null;
  return {
    onText: (piece: string) => {
      first ??= clock.elapsed() - started;
      if (candidates === 1 && !revising && edited === 'off') onText?.(piece);
    },
    milliseconds: () => first,
  };
}

function* noticesOf(finishReason: string, leaked: number, model: string): Iterable<Notice> {
  if (finishReason === 'length')
    yield { code: 'cut-off', message: `The text was cut off at the length limit of ${model}.` };
  if (leaked > mostCopied) {
    yield {
      code: 'copied',
      message: `${Math.round(leaked * 100)} % of this text's 5-word runs are copied from samples: its facts may be theirs, not the task's.`,
    };
  }
}
