import type { FactualQuestion } from './factual-questions.ts';

export interface ScoredFact {
  /** 1 where a right answer stands in the text as whole words. */
  readonly accuracy: number;
  /** 1 where the mistake does and no right answer. */
  readonly repeated: number;
}

/** Reads a short answer, whatever stands around it. Null of an empty one. */
export function scoreFact({ right, mistake }: FactualQuestion, answer: string): ScoredFact | null {
  const words = wordsOf(answer);
  if (words.trim() === '') return null;
  const isRight = right.some((one) => words.includes(wordsOf(one)));
  return { accuracy: Number(isRight), repeated: Number(!isRight && words.includes(wordsOf(mistake))) };
}

/** Words and numbers between single spaces, one before the first and one after the last. */
function wordsOf(text: string): string {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{L}[\p{L}\p{M}\p{N}]*|\p{N}+(?:[.,]\p{N}+)*/gu) ?? [];
  return words.length === 0 ? ' ' : ` ${words.join(' ')} `;
}
