import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { AppEnv } from '../app-env.ts';
import { tooLarge } from '../read-body.ts';
import { refuse } from '../refusal.ts';

/** Refuses bodies of more than so many bytes; one that does not say its size is counted while it is read. */
export function limitBody(bytes: number): MiddlewareHandler<AppEnv> {
  return bodyLimit({
    maxSize: bytes,
    onError: (c) => refuse(c.req.path, tooLarge(bytes)),
  });
}
