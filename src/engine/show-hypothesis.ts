import type { Hypothesis } from '../contracts/hypothesis.ts';
import type { ShownHypothesis } from '../contracts/learn-result.ts';

/** Gives evidence its quoted words. A span whose sample is gone (an import without samples) has no quote and is left out. */
export function showHypothesis(hypothesis: Hypothesis, textOf: ReadonlyMap<string, string>): ShownHypothesis {
  return {
    ...hypothesis,
    evidence: hypothesis.evidence.flatMap((span) => {
      const text = textOf.get(span.sampleId);
      return text === undefined ? [] : [{ ...span, quote: text.slice(span.start, span.end) }];
    }),
  };
}
