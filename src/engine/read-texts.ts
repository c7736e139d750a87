import { createHash } from 'node:crypto';
import type { CleaningReport } from '../contracts/learn-result.ts';
import type { Sample } from '../contracts/sample.ts';
import { cleanDocument, createCleaningReport, createDuplicateFilter } from '../core/text/index.ts';
import type { FoundDocument, SkippedDocument } from '../ports/document-reader.ts';
import type { OnProgress } from './progress.ts';
import { throwIfStopped } from './throw-if-stopped.ts';

/** A cleaned text that is not yet a sample: it has no side, and perhaps no register. */
export type ReadText = Omit<Sample, 'part' | 'addedAt' | 'register'> & { readonly register: string | null };

export interface ReadTextsResult {
  readonly texts: readonly ReadText[];
  /** Ids of all texts of this reading that are samples, or become some with `texts`. */
  readonly taken: readonly string[];
  readonly report: CleaningReport;
  /** Name the person signs with most often, or null. */
  readonly signature: string | null;
}

export interface ReadTextsOptions {
  readonly documents: AsyncIterable<FoundDocument | SkippedDocument>;
  /** The person's samples so far: the same text is not taken twice. */
  readonly known: readonly Sample[];
  /** Overrides what the form of a text suggests. */
  readonly register: string | null;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** Cleans documents as they come; only the texts that are kept stay in memory. */
export async function readTexts({
  documents,
  known,
  register,
  onProgress,
  signal,
}: ReadTextsOptions): Promise<ReadTextsResult> {
  const knownIds = new Set(known.map(({ id }) => id));
  const duplicates = createDuplicateFilter(known.map(({ text }) => text));
  const report = createCleaningReport();
  const texts: ReadText[] = [];
  const taken = new Set<string>();
  const signatures = new Map<string, number>();
  const countSignature = (name: string | null) => {
    if (name !== null) signatures.set(name, (signatures.get(name) ?? 0) + 1);
  };
  for await (const document of documents) {
    throwIfStopped(signal);
    if (document.kind === 'skipped') {
      report.drop(document);
      continue;
    }
    const itsRegister = register ?? document.register;
    const cleaned = cleanDocument({
      text: document.text,
      register: itsRegister ?? 'post',
      authorName: document.authorName,
    });
    if (cleaned.kind === 'dropped') {
      report.drop({ label: document.source.label, reason: cleaned.reason, detail: cleaned.detail });
      continue;
    }
    const id = sampleId(cleaned.text);
    if (knownIds.has(id)) {
      // It may be known from a learning that was stopped before its profile was kept.
      countSignature(cleaned.signature);
      taken.add(id);
      report.know();
      continue;
    }
    const seen = duplicates.admit(cleaned.text);
    if (seen !== 'new') {
      report.drop({ label: document.source.label, reason: seen, detail: 'the same text was read before' });
      continue;
    }
    report.keep({ ...cleaned, masked: sumOf(cleaned.masked, document.masked ?? {}) });
    countSignature(cleaned.signature);
    taken.add(id);
    texts.push({
      id,
      text: cleaned.text,
      register: itsRegister,
      language: cleaned.language,
      words: cleaned.words,
      source: { ...document.source, unit: document.source.unit === '' ? id : document.source.unit },
      writtenAt: document.writtenAt,
    });
    if (texts.length % 50 === 1) onProgress?.({ step: 'reading', kept: texts.length, dropped: report.dropped });
  }
  onProgress?.({ step: 'reading', kept: texts.length, dropped: report.dropped });
  return { texts, taken: [...taken], report: report.finish(), signature: mostFrequent(signatures) };
}

type Counts = Readonly<Record<string, number>>;

function sumOf(counts: Counts, more: Counts): Counts {
  const kinds = new Set([...Object.keys(counts), ...Object.keys(more)]);
  return Object.fromEntries([...kinds].map((kind) => [kind, (counts[kind] ?? 0) + (more[kind] ?? 0)]));
}

export function sampleId(text: string): string {
  return `s_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}

function mostFrequent(counts: ReadonlyMap<string, number>): string | null {
  const [best] = [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return best === undefined || best[1] < 2 ? null : best[0];
}
