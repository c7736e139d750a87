import type { CleaningReport, Dropped } from '../../contracts/learn-result.ts';
import type { DropReason } from '../../contracts/sample.ts';

/** What was kept of a reading and why the rest was not, counted as it goes. */
export interface CleaningTally {
  keep(text: {
    readonly words: number;
    readonly language: string;
    readonly masked: Readonly<Record<string, number>>;
  }): void;
  /** A text that is a sample already. */
  know(): void;
  drop(text: Dropped): void;
  readonly kept: number;
  readonly dropped: number;
  finish(): CleaningReport;
}

const mostExamples = 100;

export function createCleaningReport(): CleaningTally {
  const byReason: Partial<Record<DropReason, number>> = {};
  const examples: Dropped[] = [];
  const masked: Record<string, number> = {};
  const languages: Record<string, number> = {};
  let kept = 0;
  let known = 0;
  let dropped = 0;
  let words = 0;
  return {
    keep(text) {
      kept += 1;
      words += text.words;
      languages[text.language] = (languages[text.language] ?? 0) + 1;
      for (const [kind, count] of Object.entries(text.masked))
        if (count > 0) masked[kind] = (masked[kind] ?? 0) + count;
    },
    know() {
      known += 1;
    },
    drop({ label, reason, detail }) {
      dropped += 1;
      byReason[reason] = (byReason[reason] ?? 0) + 1;
      if (examples.length < mostExamples) examples.push({ label, reason, detail });
    },
    get kept() {
      return kept;
    },
    get dropped() {
      return dropped;
    },
    finish: () => ({
      kept,
      known,
      dropped: { total: dropped, byReason: { ...byReason }, examples: [...examples] },
      masked: { ...masked },
      languages: { ...languages },
      words,
    }),
  };
}
