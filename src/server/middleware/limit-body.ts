import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { AppEnv } from '../app-env.ts';
import { refuse } from '../refusal.ts';

/** Refuses bodies of more than so many bytes; one that does not say its size is counted while it is read. */
export function limitBody(bytes: number): MiddlewareHandler<AppEnv> {
  return bodyLimit({
    maxSize: bytes,
    onError: (c) =>
      refuse(c.req.path, {
        status: 413,
        code: 'body_too_large',
        message: `The body of this request is larger than the ${bytes.toLocaleString('en')} bytes that this server takes.`,
        headers: { connection: 'close' },
      }),
  });
}
