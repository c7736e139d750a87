import { countWords } from '../../core/text/count-words.ts';
import type { AnswersToCompare, PairVerdict } from '../judges/pair-verdict.ts';
import type { AnswerRecord } from './answer-record.ts';
import type { AnswerResult } from './answer-unit.ts';
import { baselineArm } from './arms.ts';
import { isHarmful } from './choose-prompts.ts';
import { keyOf } from './plan-answers.ts';

/** The answers of one arm to safe prompts, each beside the plain one. */
export interface ArmPairs {
  readonly arm: string;
  /** To be asked about. */
  readonly pairs: readonly AnswersToCompare[];
  /** Of one and the same text: ties without being asked about. */
  readonly same: readonly PairVerdict[];
  /** What is known of both answers of a pair, same or not. */
  readonly records: readonly { readonly own: AnswerRecord; readonly plain: AnswerRecord }[];
  /** Answers whose text is not kept, because a harmful prompt was thought about. */
  readonly sealed: number;
  /** Answers that were not made, or stand alone. */
  readonly missing: number;
}

/** Pairs every answer to a safe prompt with that of the baseline to the same prompt and draw, arm by arm. */
export function pairAnswers(results: readonly AnswerResult[], writer: string): readonly ArmPairs[] {
  const safe = results.filter(({ cell: { prompt } }) => !isHarmful(prompt));
  const plain = new Map(safe.filter(({ cell }) => cell.arm.name === baselineArm).map((one) => [placeOf(one), one]));
  const arms = [...new Set(results.map(({ cell }) => cell.arm.name))].filter((arm) => arm !== baselineArm);
  return arms.map((arm) => {
    const own = safe.filter(({ cell }) => cell.arm.name === arm);
    const open = own.filter(({ cell }) => !cell.sealed);
    const both = open.flatMap((one) => pairOf(one, plain.get(placeOf(one)), writer) ?? []);
    const isSame = ({ pair: { first, second } }: AnsweredTwice) => first.text === second.text;
    return {
      arm,
      pairs: both.filter((one) => !isSame(one)).map(({ pair }) => pair),
      same: both.filter(isSame).map(({ pair }) => tieOf(pair)),
      records: both.map(({ records }) => records),
      sealed: own.length - open.length,
      missing: open.length - both.length,
    };
  });
}

interface AnsweredTwice {
  readonly pair: AnswersToCompare;
  readonly records: ArmPairs['records'][number];
}

function pairOf(own: AnswerResult, plain: AnswerResult | undefined, writer: string): AnsweredTwice | null {
  if (own.text === null || plain === undefined || plain.text === null) return null;
  const { arm, prompt } = own.cell;
  return {
    pair: {
      ...{ id: own.cell.id, row: arm.name, person: prompt.cluster, request: prompt.prompt },
      first: { text: own.text.trim(), model: writer },
      second: { text: plain.text.trim(), model: writer },
    },
    records: { own: own.record, plain: plain.record },
  };
}

function placeOf({ cell: { prompt, draw } }: AnswerResult): string {
  return `${keyOf(prompt)}\u0000${draw}`;
}

function tieOf({ id, row, person, first, second }: AnswersToCompare): PairVerdict {
  const tie = { said: 'tie', repaired: false } as const;
  return {
    ...{ id, row, person, replies: [tie, tie] },
    ...{ firstWords: countWords(first.text), secondWords: countWords(second.text) },
    ...{ firstModel: first.model, secondModel: second.model },
  };
}
