export interface IdempotentRequest {
  /** SHA-256 of the key that the caller gave: a key may hold a name. */
  readonly key: string;
  /** SHA-256 of method, path and body. */
  readonly request: string;
  /** Whom it is about, so that `forget` finds it; null: nobody. */
  readonly person: string | null;
  readonly at: string;
  /** Until then another with this key waits; later the request counts as broken off. */
  readonly lockedUntil: string;
  readonly expiresAt: string;
}

export type IdempotencyOutcome =
  /** Nobody used the key before, or what they asked was broken off: go on, and finish. */
  | { readonly kind: 'begun' }
  /** The same request is being worked on. */
  | { readonly kind: 'under-way' }
  | { readonly kind: 'answered' }
  /** It was answered, and the person it was about has been forgotten since: it is not to be done again. */
  | { readonly kind: 'forgotten' }
  /** The key was used for another request. */
  | { readonly kind: 'other-request' };

/** Makes a request that comes twice be done once. Keeps hashes and whom it was about, no answer: that may hold text of a person. */
export interface IdempotencyStore {
  /** Of several that begin the same at once, one begins. A record past its `expiresAt` is as if it were not there. */
  begin(workspace: string, request: IdempotentRequest): Promise<IdempotencyOutcome>;
  /** Notes that a request that was begun is answered. One that was forgotten meanwhile stays forgotten. */
  finish(workspace: string, request: Pick<IdempotentRequest, 'key' | 'request'>): Promise<void>;
  /** Lets go of a request that came to nothing: it may be begun again at once. An answered one stays. */
  release(workspace: string, request: Pick<IdempotentRequest, 'key' | 'request'>): Promise<void>;
  /** Removes what expired before a time (ISO 8601) and says how many. */
  expire(workspace: string, before: string): Promise<number>;
}
