import type { Delivery } from '../../contracts/write-result.ts';

/** What a server of the OpenAI API is asked for, as far as this proxy knows it. */
export type Endpoint = 'chat' | 'responses' | 'completions' | 'embeddings' | 'models';

export interface UpstreamRequest {
  /** Whose tokens it costs. */
  readonly workspace: string;
  readonly endpoint: Endpoint;
  readonly method: 'GET' | 'POST';
  /** After the base address, query included, such as `/chat/completions`. */
  readonly path: string;
  /** Of the client, without what belongs to its connection. */
  readonly headers: Readonly<Record<string, string>>;
  /** The client's own `Authorization`, to be passed on where the upstream has no key of its own; null where it is for us. */
  readonly authorization: string | null;
  readonly body: string | Uint8Array | null;
  /** Whose guidance stands in the body, and as how many earlier exchanges; null where there is none. */
  readonly guided: GuidedPrefix | null;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
  /**
   * Called when the upstream breaks off in the middle of a stream. It breaks off the client's connection, so that half an answer does not look like a whole
   * one. Without it the stream fails.
   */
  readonly onBroken?: () => void;
  /** Called with the head of an answer that comes in pieces; what it gives hears each as it goes on. It must be quick and change nothing. */
  readonly onStream?: (head: Pick<UpstreamAnswer, 'headers'>) => (piece: Uint8Array) => void;
  /** Called before the end of an answer by an upstream that knows its own count and may not say it in the answer. */
  readonly onUsage?: (usage: TokenCount) => void;
}

export interface TokenCount {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** The head of a conversation, up to the last earlier exchange, is the same in many requests. */
export interface GuidedPrefix {
  /** Name under which what a model keeps of it is kept, and forgotten. A hash, which only upstreams that keep something compute. */
  readonly owner: () => string;
  readonly exchanges: number;
}

export interface UpstreamAnswer {
  readonly status: number;
  /** Names in lower case; one that is repeated stands repeatedly. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: AnswerBody;
}

export type AnswerBody =
  | { readonly kind: 'whole'; readonly bytes: string | Uint8Array<ArrayBuffer> }
  | {
      readonly kind: 'stream';
      /** Reads no further ahead than a small buffer. */
      readonly stream: ReadableStream<Uint8Array>;
      /** Resolves when the stream has ended, failed or been cancelled; never rejects. */
      readonly ended: Promise<void>;
    };

/** What answers requests in the end. */
export interface Upstream {
  /** For people: an address without its key, or a model's id. */
  readonly name: string;
  /** Where it is asked, where each request is one call of a service; absent for a model, which tells of its calls itself. */
  readonly address?: URL;
  /** How guidance reaches it where a request does not say. */
  delivery(): Promise<Delivery>;
  /**
   * Resolves once the head of the answer is there, whatever its status. Rejects with `upstream_unreachable`, `upstream_timeout`, with what keeps a model from
   * being opened, or with `invalid_input` for a request that cannot be put to it.
   */
  send(request: UpstreamRequest): Promise<UpstreamAnswer>;
  /** Lets go of idle connections. Calling again does nothing. */
  close(): Promise<void>;
}
