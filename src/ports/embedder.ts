/** Turns texts into vectors, near ones where the texts are alike as a whole: in matter as in manner. */
export interface Embedder {
  /** `provider:model`, as the user names it. */
  readonly id: string;
  /** Numbers a vector; null where only an answer tells. */
  readonly dimension: number | null;
  /** Most texts of one call. */
  readonly textsPerCall: number;
  /**
   * One vector a text, in the order of the texts, of whatever length (norm). A text beyond what the model reads is told by its beginning. Keeps nothing and may be asked again: the same
   * text gives the same vector, or nearly. Fails as language models do: `APICallError` of the AI SDK, or a `HyperalignError`; with what the signal says when it fires.
   */
  embed(texts: readonly string[], options?: EmbedOptions): Promise<Embedded>;
  /** Lets go of memory and files. Calling again does nothing. */
  close(): Promise<void>;
}

export interface EmbedOptions {
  readonly signal?: AbortSignal;
}

export interface Embedded {
  readonly vectors: readonly (readonly number[])[];
  /** Tokens that were read; null where the server does not tell. */
  readonly tokens: number | null;
}
