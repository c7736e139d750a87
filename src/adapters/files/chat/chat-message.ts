import type { Author } from '../author-filter.ts';

/** A message of a chat export. */
export interface ChatMessage {
  readonly author: Author;
  /** Day as the export writes it, `2021-05-03` where it can be told: messages of one day are one text. */
  readonly day: string;
  /** ISO 8601, or null. */
  readonly writtenAt: string | null;
  readonly text: string;
}
