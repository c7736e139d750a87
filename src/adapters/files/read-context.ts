import type { DropReason } from '../../contracts/sample.ts';
import type { FoundDocument, ReadOptions, SkippedDocument } from '../../ports/document-reader.ts';
import type { AuthorFilter } from './author-filter.ts';
import type { ByteSource } from './byte-source.ts';

/** A file or a stream and how its texts are named. */
export interface NamedSource {
  /** A file's name without its folders, or `stdin`. */
  readonly label: string;
  /** Path below the folder that was asked for: no two files share one. */
  readonly unit: string;
  readonly bytes: ByteSource;
  readonly origin: 'named' | 'found' | 'stdin';
}

/** What every reader of a format gets besides its source. */
export interface ReadContext {
  readonly options: ReadOptions;
  readonly authors: AuthorFilter;
}

export type Finding = FoundDocument | SkippedDocument;
export type Findings = AsyncIterable<Finding>;

export function skipped(label: string, reason: DropReason, detail: string): SkippedDocument {
  return { kind: 'skipped', label, reason, detail };
}
