/** One request as a log tells it. Holds no text, no header and no path, which may name a person: only the pattern of the route. */
export interface AccessEntry {
  readonly time: string;
  readonly requestId: string;
  readonly method: string;
  /** Pattern, such as `/v1/chat/completions`; `unmatched` where there is none. */
  readonly route: string;
  readonly status: number;
  /** Until the last byte of the answer was handed on, or its reader went away. */
  readonly ms: number;
  /** Null before a request is known to belong to one. */
  readonly workspace: string | null;
  /** Name and place of an error that nobody foresaw; never its message. */
  readonly fault: string | null;
}

export type AccessLog = (entry: AccessEntry) => void;
