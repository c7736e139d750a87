import type { PartialFile } from './partial-file.ts';

export interface HttpsDownload {
  readonly url: string;
  /** Goes on from its end. */
  readonly into: PartialFile;
  /** Bytes of the whole file; null takes what the server says. */
  readonly totalBytes: number | null;
  readonly signal?: AbortSignal;
  readonly onTotal?: (bytes: number) => void;
  readonly onBytes?: (reached: number) => void;
  /** Milliseconds until the first answer; default 8,000. */
  readonly connectMs?: number;
  /** Milliseconds without a byte before the connection counts as dead; default 30,000. */
  readonly stallMs?: number;
}

export interface Downloaded {
  /** SHA-256 the hub names for the file, or null. */
  readonly sha256: string | null;
}

/**
 * Fetches a file by ranges. A connection that breaks after it brought something is taken up again where it broke;
 * one that brings nothing is an error with its reason. A server without ranges starts from nothing.
 */
export async function downloadByHttps(download: HttpsDownload): Promise<Downloaded> {
  let everBrought = false;
  for (let fruitless = 0; ; ) {
    const before = download.into.length;
    try {
      return await attempt(download);
    } catch (error) {
      download.signal?.throwIfAborted();
      const brought = download.into.length > before;
      everBrought ||= brought;
      fruitless = brought ? 0 : fruitless + 1;
      if (!(error instanceof BrokenConnection) || !everBrought || fruitless > patience) throw error;
    }
  }
}

/** Tries in a row that may bring nothing after others did. */
const patience = 2;

/** A connection that failed, in contrast to a server that said no or a disk that is full. */
class BrokenConnection extends Error {}

async function attempt({
  url,
  into,
  totalBytes,
  signal,
  onTotal,
  onBytes,
  connectMs = 8000,
  stallMs = 30_000,
}: HttpsDownload): Promise<Downloaded> {
  const stop = new AbortController();
  const forward = () => stop.abort(signal?.reason);
  signal?.addEventListener('abort', forward, { once: true });
  let timer = setTimeout(() => stop.abort(new BrokenConnection(`no answer within ${connectMs / 1000} s`)), connectMs);
  try {
    const { response, sha256 } = await follow(url, into.length, stop.signal);
    if (response.status === 416 && totalBytes === into.length) return { sha256 };
    if (!response.ok || response.body === null)
      throw new Error(`it answered ${response.status}${response.statusText === '' ? '' : ` ${response.statusText}`}`);
    if (response.status !== 206 && into.length > 0) await into.cut(0);
    const length = Number(response.headers.get('content-length') ?? Number.NaN);
    const total = Number.isFinite(length) ? into.length + length : totalBytes;
    if (totalBytes !== null && total !== totalBytes)
      throw new Error(`it offers ${total} bytes where ${totalBytes} are expected`);
    if (total !== null) onTotal?.(total);
    clearTimeout(timer);
    timer = setTimeout(() => stop.abort(new BrokenConnection(`nothing came for ${stallMs / 1000} s`)), stallMs);
    for await (const piece of piecesOf(response.body)) {
      timer.refresh();
      await into.append(piece);
      onBytes?.(into.length);
    }
    if (total !== null && into.length < total) throw new BrokenConnection('the connection ended early');
    return { sha256 };
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', forward);
  }
}

async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const pieces = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      let next: IteratorResult<Uint8Array>;
      try {
        next = await pieces.next();
      } catch (error) {
        throw new BrokenConnection(reasonOf(error), { cause: error });
      }
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await pieces.return?.();
  }
}

/** Follows redirects by hand, because a hub names the hash of the file in the first answer only. */
async function follow(
  url: string,
  offset: number,
  signal: AbortSignal,
): Promise<{ readonly response: Response; readonly sha256: string | null }> {
  let sha256: string | null = null;
  let at = url;
  for (let hops = 0; hops < 6; hops += 1) {
    let response: Response;
    try {
      response = await fetch(at, {
        redirect: 'manual',
        signal,
        headers: offset > 0 ? { range: `bytes=${offset}-` } : {},
      });
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw new BrokenConnection(reasonOf(error), { cause: error });
    }
    sha256 ??= namedHash(response.headers.get('x-linked-etag'));
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) return { response, sha256 };
    await response.body?.cancel();
    at = new URL(location, at).href;
  }
  throw new Error('it redirects without end');
}

function namedHash(etag: string | null): string | null {
  return /^"?([0-9a-f]{64})"?$/.exec(etag ?? '')?.[1] ?? null;
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = (cause as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its name could not be resolved: is there a network?';
  if (code === 'ECONNREFUSED') return 'it refused the connection';
  return cause instanceof Error ? cause.message : String(cause);
}
