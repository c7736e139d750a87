import { createHash } from 'node:crypto';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { HyperalignError } from '../../../errors.ts';
import { type CatalogueModel, findCatalogueModel, modelCatalogue, type WeightsSource } from './model-catalogue.ts';

/** A model the user named, and where its weights belong. */
export interface ModelReference {
  readonly kind: 'catalogue' | 'hub' | 'file';
  /** `local:…`, as shown and recorded. */
  readonly id: string;
  /** The name without `local:`, as given to `hyperalign models fetch`. */
  readonly name: string;
  /** Absolute path of the weights. */
  readonly path: string;
  /** What is known of the file beforehand; null where nothing is. */
  readonly entry: CatalogueModel | null;
  readonly sources: readonly WeightsSource[];
}

/**
 * Reads a name of the catalogue, `hub:owner/repository/file.gguf@revision`, or the path of a GGUF file, each with or without `local:` before it.
 * Fails with `invalid_input` for anything else.
 */
export function parseModelReference(home: string, reference: string): ModelReference {
  const name = reference.startsWith('local:') ? reference.slice('local:'.length) : reference;
  const entry = findCatalogueModel(name);
  if (entry !== null)
    return {
      kind: 'catalogue',
      id: `local:${name}`,
      name,
      path: join(modelsFolder(home), entry.file),
      entry,
      sources: entry.sources,
    };
  if (name.startsWith('hub:')) return hubReference(home, name);
  if (isAbsolute(name) || /[\\/]/.test(name) || name.toLowerCase().endsWith('.gguf')) {
    const path = resolve(name);
    return { kind: 'file', id: `local:${path}`, name: path, path, entry: null, sources: [] };
  }
  throw new HyperalignError(
    'invalid_input',
    `There is no embedded model "${name}". Known are ${modelCatalogue.map((model) => model.name).join(', ')}; a GGUF file of your own is named by its path (local:./model.gguf) or as hub:owner/repository/file.gguf@revision.`,
    { details: { model: name } },
  );
}

export function modelsFolder(home: string): string {
  return join(home, 'models');
}

function hubReference(home: string, name: string): ModelReference {
  const match = /^hub:([\w.-]+)\/([\w.-]+)\/([^@]+\.gguf)(?:@([\w.-]+))?$/i.exec(name);
  const [, owner, repository, file, revision = 'main'] = match ?? [];
  if (owner === undefined || repository === undefined || file === undefined || file.split('/').includes('..'))
    throw new HyperalignError(
      'invalid_input',
      `"${name}" is not a hub reference. Write hub:owner/repository/file.gguf@revision, for example hub:Qwen/Qwen2.5-0.5B-Instruct-GGUF/qwen2.5-0.5b-instruct-q4_k_m.gguf@main.`,
      { details: { model: name } },
    );
  // Two references must not share a file, whatever separators their parts hold.
  const mark = createHash('sha256').update(`${owner}/${repository}/${file}@${revision}`).digest('hex').slice(0, 12);
  return {
    kind: 'hub',
    id: `local:${name}`,
    name,
    path: join(modelsFolder(home), `hub-${mark}-${basename(file)}`),
    entry: null,
    sources: [{ kind: 'https', repository: `${owner}/${repository}`, revision, file }],
  };
}
