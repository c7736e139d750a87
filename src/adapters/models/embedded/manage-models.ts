import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { HyperalignError } from '../../../errors.ts';
import type { HashOptions } from './hash-file.ts';
import { modelCatalogue } from './model-catalogue.ts';
import { type ModelReference, modelsFolder, parseModelReference } from './model-reference.ts';
import { withProcessLock } from './process-lock.ts';
import { recordPath } from './verified-hash.ts';
import { checkWeights, glanceAtWeights } from './weights-state.ts';

export interface ListedModel {
  readonly name: string;
  /** `local:…`, for `--model`. */
  readonly id: string;
  readonly state: 'present' | 'absent' | 'damaged';
  /** Why it is damaged, or null. */
  readonly problem: string | null;
  readonly licence: string | null;
  /** Size of the whole file; null where it is absent and not known. */
  readonly bytes: number | null;
  /** Bytes of an unfinished fetch. */
  readonly partialBytes: number;
  readonly summary: string;
  readonly path: string;
}

/** The catalogue and what else lies in the models folder. Reads no file whole. */
export async function listModels(home: string): Promise<readonly ListedModel[]> {
  const references = modelCatalogue.map((model) => parseModelReference(home, model.name));
  const known = new Set(references.map(({ path }) => basename(path)));
  const files = await readdir(modelsFolder(home)).catch((): string[] => []);
  const others = files
    .filter((file) => file.toLowerCase().endsWith('.gguf') && !known.has(file))
    .toSorted()
    .map((file) => parseModelReference(home, join(modelsFolder(home), file)));
  return Promise.all([...references, ...others].map((reference) => describe(home, reference)));
}

/** Reads a model's weights whole and says whether they are what they should be. Fails with `weights_missing` when they are not there. */
export async function checkModel(
  home: string,
  name: string,
  options: HashOptions = {},
): Promise<ListedModel & { readonly sha256: string | null }> {
  const reference = parseModelReference(home, name);
  const state = await checkWeights(home, reference, options);
  if (state.kind === 'absent') throw missing(reference);
  return {
    ...(await describe(home, reference)),
    state: state.kind,
    problem: state.kind === 'damaged' ? state.reason : null,
    sha256: state.kind === 'present' ? state.sha256 : null,
  };
}

/** Removes a model's weights and what an unfinished fetch left, and says how many bytes that freed. A file outside the models folder is left alone. */
export async function removeModel(home: string, name: string): Promise<{ readonly bytes: number }> {
  const reference = parseModelReference(home, name);
  const { path } = reference;
  if (reference.kind === 'file' && dirname(path) !== modelsFolder(home))
    throw new HyperalignError(
      'invalid_input',
      `${path} is your own file and stays. Only models in ${modelsFolder(home)} are removed.`,
      { details: { path } },
    );
  const { bytes, partialBytes, state } = await describe(home, reference);
  if (state === 'absent' && partialBytes === 0) throw missing(reference);
  await withProcessLock(`${path}.lock`, {}, async () => {
    for (const file of [path, `${path}.partial`, `${path}.partial.wheel`, recordPath(home, path)])
      await rm(file, { recursive: true, force: true });
  });
  return { bytes: (state === 'absent' ? 0 : (bytes ?? 0)) + partialBytes };
}

async function describe(home: string, reference: ModelReference): Promise<ListedModel> {
  const { name, id, entry, path } = reference;
  const state = await glanceAtWeights(home, reference);
  const partial =
    state.kind === 'present'
      ? null
      : await glanceAtWeights(home, { ...reference, path: `${path}.partial`, entry: null });
  return {
    name,
    id,
    state: state.kind,
    problem: state.kind === 'damaged' ? state.reason : null,
    licence: entry?.licence ?? null,
    bytes: state.kind === 'absent' ? (entry?.bytes ?? null) : state.bytes,
    partialBytes: partial === null || partial.kind === 'absent' ? 0 : partial.bytes,
    summary: entry?.summary ?? (reference.kind === 'hub' ? 'from the model hub' : 'a file of your own'),
    path,
  };
}

function missing({ name, kind }: ModelReference): HyperalignError {
  const remedy = kind === 'file' ? '' : ` Fetch them with: hyperalign models fetch ${name}`;
  return new HyperalignError('weights_missing', `The weights of ${name} are not on this machine.${remedy}`, {
    details: { model: name },
  });
}
