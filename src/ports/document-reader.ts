import type { DropReason, SampleSource } from '../contracts/sample.ts';

/** A text as it was found, before cleaning. */
export interface FoundDocument {
  readonly kind: 'document';
  readonly text: string;
  /** `html` is turned to text by the reader; a reader yields plain text only. */
  readonly source: SampleSource;
  /** The register its form suggests, or null: mail is `email`, a chat export `chat`. */
  readonly register: string | null;
  readonly writtenAt: string | null;
  /** Names from headers (own and others'), to find sign-offs. */
  readonly authorName: string | null;
  /** Kind → items masked in it already, where it was cleaned before. */
  readonly masked?: Readonly<Record<string, number>>;
}

/** Something that holds no text of the person, with the reason. */
export interface SkippedDocument {
  readonly kind: 'skipped';
  readonly label: string;
  readonly reason: DropReason;
  readonly detail: string;
}

export interface ReadOptions {
  /** Files or folders; `-` is standard input. */
  readonly paths: readonly string[];
  /** Addresses or names of the person; only texts from them are taken from mail and chats. Empty: mail folders must hold one sender only. */
  readonly me: readonly string[];
  /** Column of tables and line-JSON that holds the text; null tries `text`, `body`, `content`, `message`. */
  readonly textColumn: string | null;
  readonly signal?: AbortSignal;
}

/** Reads files lazily: memory does not grow with the size of a mailbox. */
export interface DocumentReader {
  /** Yields in the order of sorted paths. Fails with `path_not_found` before the first document when a path does not exist. */
  read(options: ReadOptions): AsyncIterable<FoundDocument | SkippedDocument>;
}
