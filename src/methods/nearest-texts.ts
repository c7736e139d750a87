import { openBm25 } from '../core/text/index.ts';
import type { QuotedText } from '../prompting/fenced-texts.ts';

/** Puts texts in the order of their nearness to a task by BM25 (Okapi, k1 1.5, b .75), nearest first; equal scores keep the order of the texts. */
export function openNearest(texts: readonly QuotedText[]): (task: string) => readonly QuotedText[] {
  const scores = openBm25(texts.map(({ text }) => wordsOf(text)));
  return (task) => {
    const found = scores(wordsOf(task));
    return texts
      .map((text, at) => ({ text, score: found[at] ?? 0 }))
      .toSorted((a, b) => b.score - a.score)
      .map(({ text }) => text);
  };
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
