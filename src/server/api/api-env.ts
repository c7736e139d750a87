import type { Context } from 'hono';
import type { Principal } from '../../contracts/access.ts';

/** What a request carries when it reaches the API: whoever mounts it has set both. */
export interface ApiEnv {
  Variables: {
    requestId: string;
    principal: Principal;
  };
}

export type ApiContext = Context<ApiEnv>;
