import type { IncomingHttpHeaders } from 'node:http';
import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';

/** Headers of a request as they came. The adapter would build a Headers of them first. */
export function sentHeaders(c: Context<AppEnv>): IncomingHttpHeaders {
  // `c.env` is undefined where the app is called without a socket.
  return (c.env as AppEnv['Bindings'] | undefined)?.incoming?.headers ?? c.req.header();
}
