import { stat } from 'node:fs/promises';
import { HyperalignError } from '../../../errors.ts';
import { beginsAsGguf } from './gguf-file.ts';
import { type HashOptions, hashFile } from './hash-file.ts';
import type { ModelReference } from './model-reference.ts';
import { recallHash, rememberedHash, rememberHash } from './verified-hash.ts';

export type WeightsState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'damaged'; readonly bytes: number; readonly reason: string }
  | { readonly kind: 'present'; readonly bytes: number; readonly sha256: string };

/**
 * Whether a model can be loaded. Size and head of the file are looked at every time; its hash is computed when the file is new or has changed,
 * which takes seconds for a gigabyte, and remembered.
 */
export function weightsState(
  home: string,
  reference: ModelReference,
  options: HashOptions = {},
): Promise<WeightsState> {
  return judge(reference, () => rememberedHash(home, reference.path, options));
}

/** The same without hashing: a file that was never hashed counts as present, with an empty hash. For lists. */
export function glanceAtWeights(home: string, reference: ModelReference): Promise<WeightsState> {
  return judge(reference, async () => (await recallHash(home, reference.path)) ?? '');
}

/** Reads the whole file again, whatever is remembered of it. */
export async function checkWeights(
  home: string,
  reference: ModelReference,
  options: HashOptions = {},
): Promise<WeightsState> {
  return judge(reference, async () => {
    const sha256 = await hashFile(reference.path, options);
    await rememberHash(home, reference.path, sha256);
    return sha256;
  });
}

/** Path and hash of weights that can be loaded. Fails with `weights_missing`, `path_not_found` or `weights_damaged`, each with its remedy. */
export async function requireWeights(
  home: string,
  reference: ModelReference,
): Promise<{ readonly path: string; readonly sha256: string }> {
  const { kind, name, path } = reference;
  const state = await weightsState(home, reference);
  if (state.kind === 'present') return { path, sha256: state.sha256 };
  const details = { model: name, path };
  if (state.kind === 'damaged') {
    const remedy = kind === 'file' ? 'Get the file again' : `Fetch it again with: hyperalign models fetch ${name}`;
    throw new HyperalignError(
      'weights_damaged',
      `The weights of ${name} at ${path} cannot be used: ${state.reason}. ${remedy}.`,
      { details },
    );
  }
  if (kind === 'file') throw new HyperalignError('path_not_found', `There is no GGUF file at ${path}.`, { details });
  throw new HyperalignError(
    'weights_missing',
    `The weights of ${name} are not on this machine. Fetch them with: hyperalign models fetch ${name}`,
    { details },
  );
}

async function judge({ path, entry }: ModelReference, hash: () => Promise<string>): Promise<WeightsState> {
  const file = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (file === null) return { kind: 'absent' };
  const damaged = (reason: string): WeightsState => ({ kind: 'damaged', bytes: file.size, reason });
  if (!file.isFile()) return damaged('it is not a file');
  if (entry !== null && file.size !== entry.bytes)
    return damaged(`it has ${file.size.toLocaleString('en')} bytes instead of ${entry.bytes.toLocaleString('en')}`);
  if (!(await beginsAsGguf(path))) return damaged('it does not begin as a GGUF file');
  const sha256 = await hash();
  if (entry !== null && sha256 !== '' && sha256 !== entry.sha256)
    return damaged(`its SHA-256 is ${sha256} instead of ${entry.sha256}`);
  return { kind: 'present', bytes: file.size, sha256 };
}
