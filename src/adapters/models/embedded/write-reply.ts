import type {
  EvaluateOptions,
  GrammarState,
  LlamaModel,
  LlamaSequence,
  LlamaTokenBias,
  Token,
} from './llama-runtime.ts';
import type { PromptStates } from './prompt-states.ts';
import type { PromptTokens } from './prompt-tokens.ts';
import type { SequencePool, Slot } from './sequence-pool.ts';
import type { StepGate } from './step-gate.ts';
import { openTextStream } from './text-stream.ts';

/** What every call of an opened model shares. */
export interface ReplyEngine {
  readonly model: LlamaModel;
  readonly pool: SequencePool;
  readonly gate: StepGate;
  readonly states: PromptStates;
  /** Key of the saved state of a token prefix. */
  stateKey(tokens: readonly Token[]): string;
  /** Told of work that may outlive its call by a step, so that closing can wait for it. */
  track(work: Promise<unknown>): void;
}

export interface ReplyRequest {
  readonly prompt: PromptTokens;
  readonly maxTokens: number;
  readonly sampling: Sampling;
  readonly grammar: GrammarState | null;
  readonly bias: LlamaTokenBias | null;
  readonly stopSequences: readonly string[];
  readonly signal: AbortSignal | undefined;
  readonly onText: (piece: string) => void;
}

export interface Sampling extends Pick<EvaluateOptions, 'temperature' | 'seed' | 'topP' | 'topK'> {
  readonly frequencyPenalty?: number;
  readonly presencePenalty?: number;
  /** In free text; what a grammar asks for may have to be said again. */
  readonly avoidRepetition: boolean;
}

export interface Reply {
  readonly ending: 'end-of-turn' | 'stop-sequence' | 'token-limit';
  readonly promptTokens: number;
  /** Prompt tokens whose state was there: in a sequence, from another call, or on disk. */
  readonly reusedTokens: number;
  /** Of these, tokens that came from disk. */
  readonly loadedTokens: number;
  /** Prompt tokens whose state was written to disk. */
  readonly savedTokens: number;
  readonly writtenTokens: number;
}

/** Reads the prompt as far as it is not known, then writes. Rejects with the signal's reason as soon as it fires; the step under way ends by itself. */
export async function writeReply(engine: ReplyEngine, request: ReplyRequest): Promise<Reply> {
  const { prompt, signal } = request;
  const slot = await engine.pool.acquire(prompt.tokens, signal);
  const work = readAndWrite(engine, slot, request).finally(() => slot.release());
  engine.track(work);
  return orAborted(work, signal);
}

async function readAndWrite(engine: ReplyEngine, slot: Slot, request: ReplyRequest): Promise<Reply> {
  const { tokens } = request.prompt;
  const read = await readPrompt(engine, slot, request);
  const last = tokens.slice(-1);
  const written = await writeTokens(engine, slot, { ...request, last });
  return { ...read, ...written, promptTokens: tokens.length };
}

type ReadPrompt = Pick<Reply, 'reusedTokens' | 'loadedTokens' | 'savedTokens'>;

/**
 * Brings all but the last token of the prompt into the sequence. The part to be kept and the last token are read by themselves also when nothing is
 * known, so that a call computes the same numbers, and with a seed writes the same text, whether its prompt was read, copied or loaded.
 */
async function readPrompt(
  { pool, states, stateKey }: ReplyEngine,
  slot: Slot,
  { prompt: { tokens, kept }, signal }: ReplyRequest,
): Promise<ReadPrompt> {
  const goal = tokens.length - 1;
  const keptLength = kept === null ? 0 : Math.min(kept.length, goal);
  const worthKeeping = kept !== null && keptLength >= fewestKept;
  const key = worthKeeping ? stateKey(tokens.slice(0, keptLength)) : '';
  await pool.borrow(slot, tokens, goal, signal);
  let loaded = 0;
  if (worthKeeping && slot.held(tokens) < keptLength) {
    if (await loadState(slot.sequence, { states, owner: kept.owner, key, tokens, length: keptLength }))
      loaded = keptLength;
  }
  await slot.sequence.adaptStateToTokens(tokens.slice(0, goal), false);
  const reused = slot.sequence.nextTokenIndex;
  let saved = 0;
  if (worthKeeping && reused < keptLength) {
    await readUpTo(slot, tokens, keptLength, signal);
    if (
      !(await states.has(kept.owner, key)) &&
      (await states.save(kept.owner, key, (path) => slot.sequence.saveStateToFile(path).then(() => undefined)))
    )
      saved = keptLength;
  }
  await readUpTo(slot, tokens, goal, signal);
  await slot.share();
  return { reusedTokens: reused, loadedTokens: loaded, savedTokens: saved };
}

/** A prefix shorter than this is read in less time than a file is checked. */
const fewestKept = 32;

/** Tokens read before the signal is looked at again: as quick a token as larger pieces, and about a second on one core. */
const pieceTokens = 128;

async function readUpTo(
  slot: Slot,
  tokens: readonly Token[],
  end: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let at = slot.sequence.nextTokenIndex; at < end; at += pieceTokens) {
    signal?.throwIfAborted();
    await slot.sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(at, Math.min(end, at + pieceTokens)));
    await slot.share();
  }
}

interface StateLoad {
  readonly states: PromptStates;
  readonly owner: string;
  readonly key: string;
  readonly tokens: readonly Token[];
  readonly length: number;
}

/** False when there is no state, or none that fits; the sequence may then hold anything that it says it holds. */
async function loadState(sequence: LlamaSequence, { states, owner, key, tokens, length }: StateLoad): Promise<boolean> {
  const path = await states.find(owner, key);
  if (path === null) return false;
  try {
    await sequence.loadStateFromFile(path, { acceptRisk: true });
    const { contextTokens } = sequence;
    if (contextTokens.length === length && contextTokens.every((token, index) => token === tokens[index])) return true;
  } catch {
    // Falls through: what cannot be loaded is not kept.
  }
  await states.remove(owner, key);
  await sequence.clearHistory();
  return false;
}

interface Writing extends ReplyRequest {
  readonly last: readonly Token[];
}

async function writeTokens(
  { model, gate }: ReplyEngine,
  slot: Slot,
  request: Writing,
): Promise<Pick<Reply, 'ending' | 'writtenTokens'>> {
  const { last, maxTokens, stopSequences, signal, onText, prompt } = request;
  const written: Token[] = [];
  const text = openTextStream({
    detokenize: (tokens, before) => model.detokenize(tokens, false, before),
    before: prompt.tokens,
    stopSequences,
  });
  const tell = (piece: string) => {
    if (piece !== '' && signal?.aborted !== true) onText(piece);
  };
  const finish = (ending: Reply['ending']) => {
    if (ending !== 'stop-sequence') tell(text.end());
    return { ending, writtenTokens: written.length };
  };
  const steps = slot.sequence.evaluate([...last], evaluateOptions(request, written));
  const member = gate.enter(slot.number);
  try {
    while (written.length < maxTokens) {
      await member.arrive();
      signal?.throwIfAborted();
      const { value, done } = await steps.next();
      if (done === true || model.isEogToken(value)) return finish('end-of-turn');
      written.push(value);
      const { text: piece, stopped } = text.push(value);
      tell(piece);
      if (stopped) return finish('stop-sequence');
      await slot.share();
    }
    return finish('token-limit');
  } finally {
    member.leave();
    await steps.return();
  }
}

function evaluateOptions({ sampling, grammar, bias }: ReplyRequest, written: readonly Token[]): EvaluateOptions {
  const { frequencyPenalty = 0, presencePenalty = 0, avoidRepetition, ...plain } = sampling;
  const penalised = frequencyPenalty !== 0 || presencePenalty !== 0;
  return {
    ...plain,
    ...(grammar === null ? {} : { grammarEvaluationState: grammar }),
    ...(bias === null ? {} : { tokenBias: bias }),
    ...(avoidRepetition && grammar === null ? { dryRepeatPenalty } : {}),
    ...(penalised
      ? {
          repeatPenalty: {
            punishTokens: () => written.slice(-penaltyWindow),
            penalty: 1,
            maxPunishTokens: penaltyWindow,
            frequencyPenalty,
            presencePenalty,
          },
        }
      : {}),
  };
}

const penaltyWindow = 512;

/**
 * "Don't repeat yourself" of llama.cpp: a token that would go on with a run of the reply is less likely by strength · base^(tokens of the run − allowed).
 * It looks at written tokens alone, so a prompt that was read, copied or loaded gives the same text.
 */
const dryRepeatPenalty = {
  strength: 0.8,
  base: 1.75,
  allowedLength: 4,
  lastTokens: penaltyWindow,
  sequenceBreakers: [],
} as const;

/** Settles as `work` does, or rejects at once when the signal fires. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
