import type { Context } from 'hono';
import type { Principal } from '../../contracts/access.ts';
import type { Repeats } from './repeats.ts';

/** What a request carries when it reaches the API: whoever mounts it has set id and principal. */
export interface ApiEnv {
  Variables: {
    requestId: string;
    principal: Principal;
    /** Set by the API itself. */
    repeats: Repeats;
  };
}

export type ApiContext = Context<ApiEnv>;
