import type { Win } from '../../core/statistics/index.ts';
import type { PlaceVerdict } from '../../prompting/judge-pair.ts';

export interface JudgedText {
  readonly text: string;
  /** Id of the model that wrote it; null: a person did. */
  readonly model: string | null;
}

/** Two texts that a judge is to choose between, whatever it goes by. */
export interface ComparedTexts {
  readonly id: string;
  /** What is compared: a calibration row, or two arms. */
  readonly row: string;
  /** Whose verdicts are not independent of each other; where prompts are the unit, the cluster of a prompt. */
  readonly person: string;
  readonly first: JudgedText;
  readonly second: JudgedText;
}

/** Two texts, one of which a judge is to call the person's. */
export interface PairToJudge extends ComparedTexts {
  /** Texts that the person did write, the same for all pairs of the person. */
  readonly known: readonly string[];
}

/** Two answers, one of which a judge is to call the better one. */
export interface AnswersToCompare extends ComparedTexts {
  readonly request: string;
}

/** Why there is no verdict: the provider's filter declined; no reply could be read, also after one repair; no reply came. */
export type JudgeSilence = 'refused' | 'unreadable' | 'unanswered';

export interface JudgeReply {
  readonly said: PlaceVerdict | JudgeSilence;
  /** It could be read at the second try. */
  readonly repaired: boolean;
}

/** What a judge said of a pair in both orders. Holds no text. */
export interface PairVerdict {
  /** Of the pair: two judges' verdicts meet by it. */
  readonly id: string;
  readonly row: string;
  readonly person: string;
  /** Words that the judge was shown. */
  readonly firstWords: number;
  readonly secondWords: number;
  readonly firstModel: string | null;
  readonly secondModel: string | null;
  /** With the first text as A, then as B. */
  readonly replies: readonly [JudgeReply, JudgeReply];
}

/** What both orders agree on; a tie where they differ; null where one of them has no verdict, which is neither a win nor a tie. */
export function winOf(verdict: PairVerdict): Win | null {
  const [one, other] = winsByOrder(verdict);
  if (one === null || other === null) return null;
  return one === other ? one : 0.5;
}

/** Whether the verdict changed with the order; null where one order has none. */
export function isFlipped(verdict: PairVerdict): boolean | null {
  const [one, other] = winsByOrder(verdict);
  return one === null || other === null ? null : one !== other;
}

function winsByOrder({ replies: [asA, asB] }: PairVerdict): readonly [Win | null, Win | null] {
  return [winFor(asA, 'A'), winFor(asB, 'B')];
}

function winFor({ said }: JudgeReply, place: 'A' | 'B'): Win | null {
  if (said === 'tie') return 0.5;
  if (said === 'A' || said === 'B') return said === place ? 1 : 0;
  return null;
}
