import type { Principal } from '../contracts/access.ts';

/** A key that is not there, is none or was mistyped, that nobody has, or that opens nothing any more. */
export type Unauthenticated = 'missing' | 'malformed' | 'unknown' | 'expired' | 'revoked';

/** Whether a request may go on within what its workspace may ask for; what was refused is worth another try after `retryAfterMs`. Tokens are counted where a model is handed out. */
export type Admission =
  | { readonly kind: 'admitted' }
  /** More requests than a minute allows. */
  | { readonly kind: 'too-many'; readonly retryAfterMs: number };

/** Who may use a server, and how much. */
export interface Access {
  /** False where nobody is asked for a key. Such a server listens on the loopback address alone. */
  readonly keysInForce: boolean;
  /** Says whose a request is by the secret it came with. Called once a request; a failure of its own is thrown. */
  authenticate(secret: string | null): Promise<Principal | Unauthenticated>;
  /** Takes one request out of what the principal may ask. Called once a request, after `authenticate`. */
  admit(principal: Principal): Promise<Admission>;
}
