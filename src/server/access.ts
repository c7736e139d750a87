import type { Principal } from '../contracts/access.ts';

/** What is known of a request before anybody knows whose it is. */
export interface RequestFacts {
  readonly method: string;
  /** Without query. */
  readonly path: string;
}

/** A key that is not there, that nobody made, or whose time is over. */
export type Unauthenticated = 'missing' | 'unknown' | 'expired';

/** Who may use a server. */
export interface Access {
  /** False where nobody is asked for a key. Such a server listens on the loopback address alone. */
  readonly keysInForce: boolean;
  /** Says whose a request is by the secret it came with. Called once a request; a failure of its own is thrown. */
  authenticate(secret: string | null, facts: RequestFacts): Promise<Principal | Unauthenticated>;
}
