import { countWords } from '../../core/text/count-words.ts';
import { type AskOptions, askForObject } from '../../engine/ask-model.ts';
import { CallLedger } from '../../engine/call-ledger.ts';
import { beginningOf } from '../../engine/text-beginning.ts';
import { isHyperalignError } from '../../errors.ts';
import type { ModelHandle } from '../../ports/model.ts';
import { pairReplySchema } from '../../prompting/judge-pair.ts';
import { runParallel } from '../run-parallel.ts';
import type { PairQuestion } from './pair-questions.ts';
import type { ComparedTexts, JudgeReply, PairVerdict } from './pair-verdict.ts';

export interface AskPairsOptions<Pair> {
  /** What is asked of each pair. */
  readonly question: PairQuestion<Pair>;
  readonly seed: number;
  /** Pairs at once. */
  readonly parallel: number;
  readonly onVerdict?: (done: number) => void;
  readonly signal?: AbortSignal;
}

export interface AskedPairs {
  /** In the order of the pairs. */
  readonly verdicts: readonly PairVerdict[];
  /** Pairs that were not asked, because the budget was used up or the judge answered nothing from the start. */
  readonly left: number;
}

/** So many pairs without one answer, from the start on, say that the judge cannot be used at all. */
const hopeless = 3;

/** Asks about every pair in both orders, at temperature 0. No verdict is an outcome and counted. Throws `aborted`. */
export async function askPairs<Pair extends ComparedTexts>(
  judge: ModelHandle,
  pairs: readonly Pair[],
  { question, seed, parallel, onVerdict, signal }: AskPairsOptions<Pair>,
): Promise<AskedPairs> {
  const verdicts = new Map<Pair, PairVerdict>();
  let ended = false;
  const options = { parallel, isOver: () => ended, ...(signal === undefined ? {} : { signal }) };
  await runParallel(pairs, options, async (pair) => {
    const verdict = await askBothOrders(judge, pair, { question, seed, ...(signal === undefined ? {} : { signal }) });
    if (verdict === 'budget-used-up') {
      ended = true;
      return;
    }
    verdicts.set(pair, verdict);
    ended ||= verdicts.size >= hopeless && [...verdicts.values()].every(isUnanswered);
    onVerdict?.(verdicts.size);
  });
  const done = pairs.flatMap((pair) => verdicts.get(pair) ?? []);
  return { verdicts: done, left: pairs.length - done.length };
}

type Asking<Pair> = Pick<AskPairsOptions<Pair>, 'question' | 'seed' | 'signal'>;

async function askBothOrders<Pair extends ComparedTexts>(
  judge: ModelHandle,
  pair: Pair,
  { question, ...asking }: Asking<Pair>,
): Promise<PairVerdict | 'budget-used-up'> {
  const { beside, first, second } = shownTexts(judge, question.besideOf(pair), pair);
  const ask = (candidates: readonly [string, string]) =>
    askOnce(judge, { ...asking, purpose: question.purpose, prompt: question.promptOf(beside, candidates) });
  try {
    const asA = await ask([first, second]);
    const asB = await ask([second, first]);
    return {
      ...{ id: pair.id, row: pair.row, person: pair.person, replies: [asA, asB] },
      ...{ firstWords: countWords(first), secondWords: countWords(second) },
      ...{ firstModel: pair.first.model, secondModel: pair.second.model },
    };
  } catch (error) {
    if (isHyperalignError(error, 'budget_exceeded')) return 'budget-used-up';
    throw error;
  }
}

async function askOnce(
  judge: ModelHandle,
  asked: Pick<AskOptions, 'purpose' | 'prompt' | 'seed' | 'signal'>,
): Promise<JudgeReply> {
  const answer = await askForObject(judge, {
    schema: pairReplySchema,
    ledger: new CallLedger(),
    maxOutputTokens: replyTokens,
    temperature: 0,
    ...asked,
  });
  if (answer.kind === 'answered') return { said: answer.value.verdict, repaired: answer.repaired };
  if (answer.failure === 'refused') return { said: 'refused', repaired: false };
  return { said: answer.failure === 'invalid_output' ? 'unreadable' : 'unanswered', repaired: false };
}

/** Room for the verdict and for a judge that says a few words before it. */
const replyTokens = 64;

/** What of the context is not the texts: instructions, the reply, one reply sent back for repair. */
const otherTokens = 500;

/** A style shows in as much, and the answers of an experiment end before; more costs time and reads no better. */
const mostTextTokens = 600;

/** As much of every text as the judge's context holds, the same share for each: what is longer is cut at a word. */
function shownTexts({ contextTokens }: ModelHandle, beside: readonly string[], { first, second }: ComparedTexts) {
  const room = Math.floor((contextTokens - otherTokens) / (beside.length + 2));
  const cut = (text: string) => beginningOf(text, Math.max(1, Math.min(mostTextTokens, room)));
  return { beside: beside.map(cut), first: cut(first.text), second: cut(second.text) };
}

function isUnanswered({ replies }: PairVerdict): boolean {
  return replies.every(({ said }) => said === 'unanswered');
}
