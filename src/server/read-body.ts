import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';
import { clientLeft } from './client-left.ts';
import type { Refusal } from './refusal.ts';

/** The body of a request, or null where it is larger than so many bytes: then no more of it is kept. */
export async function readBody(c: Context<AppEnv>, mostBytes: number): Promise<Uint8Array | null> {
  if (Number(c.req.header('content-length') ?? 0) > mostBytes) return null;
  // `c.env` is undefined where the app is called without a socket.
  const incoming = (c.env as AppEnv['Bindings'] | undefined)?.incoming;
  if (incoming === undefined) {
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    return bytes.byteLength > mostBytes ? null : bytes;
  }
  // Of a request whose client left while its key was looked up nothing more is heard.
  if (incoming.destroyed && !incoming.readableEnded) throw clientLeft();
  // Read from the socket itself: the Request that the adapter would build for it costs as much as all else here.
  const pieces: Buffer[] = [];
  let total = 0;
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array | null>();
  incoming.on('data', (piece: Buffer) => {
    total += piece.byteLength;
    if (total <= mostBytes) pieces.push(piece);
    else resolve(null);
  });
  incoming.once('end', () =>
    resolve(pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces)),
  );
  incoming.once('error', () => reject(clientLeft()));
  return promise;
}

/** Also says that the connection ends, so that the rest of the body need not be read. */
export function tooLarge(mostBytes: number): Refusal {
  return {
    status: 413,
    code: 'body_too_large',
    message: `The body of this request is larger than the ${mostBytes.toLocaleString('en')} bytes that this server takes.`,
    headers: { connection: 'close' },
  };
}
