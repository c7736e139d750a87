import { openBm25 } from '../core/text/index.ts';
import { firstThatFit, readMaterial, shownLimits } from '../engine/read-material.ts';
import { writeTask } from '../engine/write-task.ts';
import type { Method } from '../ports/method.ts';
import type { QuotedText } from '../prompting/fenced-texts.ts';
import { followRetrieved } from '../prompting/follow-retrieved.ts';

/** The person's samples that are nearest to the task in words, shown in one prompt (LaMP, arXiv 2304.11406). */
export function retrievedSamples(): Method {
  return {
    name: 'retrieved-samples',
    summary: `The samples nearest to the task by BM25 (Okapi, k1 1.5, b .75), up to ${shownLimits.samples} in ${shownLimits.tokens} tokens, in one prompt as in LaMP.`,
    version: 1,
    personal: true,
    open: async ({ model }) => ({
      prepare: async (material) => {
        const { texts } = await readMaterial(material);
        const nearestTo = openRetrieval(texts);
        return {
          statements: [],
          write: (task, draw) => {
            const samples = firstThatFit(nearestTo(task.brief), shownLimits);
            const prompt = followRetrieved({ samples, task: task.brief, register: task.register });
            return writeTask(model, { prompt, task, draw });
          },
        };
      },
    }),
  };
}

/** Nearest first; equal scores keep the order of the texts. */
function openRetrieval(texts: readonly QuotedText[]): (query: string) => readonly QuotedText[] {
  const scores = openBm25(texts.map(({ text }) => wordsOf(text)));
  return (query) => {
    const found = scores(wordsOf(query));
    return texts
      .map((text, at) => ({ text, score: found[at] ?? 0 }))
      .toSorted((a, b) => b.score - a.score)
      .map(({ text }) => text);
  };
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
