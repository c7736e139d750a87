/** Keeps replies of models by what was asked. What is kept is complete: a reader never sees half a reply. */
export interface ReplyCache {
  /** Null when there is none, or when what is there cannot be read. */
  find(key: string): Promise<CachedReply | null>;
  /** Throws `storage_full` or `unreadable_input` when it cannot be kept. Keeping the same again changes nothing. */
  keep(key: string, reply: CachedReply): Promise<void>;
  /** Notes a failure, apart from the replies: it is never served as one. */
  keepFailure(key: string, failure: { readonly name: string; readonly message: string }): Promise<void>;
}

export interface CachedReply {
  readonly text: string;
  readonly finishReason: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
}
