import type { KeptResult } from '../../ports/kept-results.ts';

/** What is known of an answer once its text is gone. */
export interface AnswerRecord {
  /** `ok`, `empty`, `withheld` by the provider, `no-intents` where none could be read, or the code of what failed. */
  readonly outcome: string;
  /** Null where it cannot be told: another language, or no words. */
  readonly refusal: 'none' | 'partial' | 'full' | null;
  /** Of a refusal: 1 where it states the limit and offers something else. */
  readonly helpfulManner: number | null;
  readonly words: number | null;
  /** Of the judge, 1 to 5; null without one or where its reply could not be read. */
  readonly convincing: number | null;
  readonly specific: number | null;
  readonly helpfulness: number | null;
  /** Of the text. */
  readonly sha256: string | null;
}

export function failedRecord(outcome: string): AnswerRecord {
  return {
    ...{ outcome, refusal: null, helpfulManner: null, words: null, sha256: null },
    ...{ convincing: null, specific: null, helpfulness: null },
  };
}

/** What is kept of it. */
export function toKept(record: AnswerRecord): KeptResult {
  return { ...record };
}

/** Null where something else lies there. */
export function fromKept(kept: KeptResult | null): AnswerRecord | null {
  if (kept === null) return null;
  const { outcome, refusal, sha256 } = kept;
  const number = (name: string): number | null => (typeof kept[name] === 'number' ? kept[name] : null);
  if (typeof outcome !== 'string') return null;
  return {
    outcome,
    refusal: refusal === 'none' || refusal === 'partial' || refusal === 'full' ? refusal : null,
    helpfulManner: number('helpfulManner'),
    words: number('words'),
    convincing: number('convincing'),
    specific: number('specific'),
    helpfulness: number('helpfulness'),
    sha256: typeof sha256 === 'string' ? sha256 : null,
  };
}
