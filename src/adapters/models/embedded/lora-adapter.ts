import { HyperalignError } from '../../../errors.ts';
import type { AdaptedModel } from '../../../ports/lora-adapters.ts';
import { beginsAsGguf } from './gguf-file.ts';
import { hashFile } from './hash-file.ts';
import type { LoraAdapter } from './open-llama.ts';

/** An adapter file, whole: its change is made in full. Fails with `path_not_found` or, for what is no GGUF file, `invalid_input`. */
export async function readAdapter(path: string): Promise<LoraAdapter> {
  const details = { path };
  const isGguf = await beginsAsGguf(path).catch((cause: unknown) => {
    throw new HyperalignError('path_not_found', `There is no adapter that can be read at ${path}.`, { details, cause });
  });
  if (!isGguf)
    throw new HyperalignError(
      'invalid_input',
      `${path} does not begin as a GGUF file. Turn the adapter into GGUF form first; llama.cpp brings convert_lora_to_gguf.py for that.`,
      { details },
    );
  return { path, sha256: await hashFile(path), scale: 1 };
}

/** Another adapter is another model to whoever keeps its replies: `local:…+lora:3f2a…`. */
export function describeAdapted(id: string, adapters: readonly LoraAdapter[]): AdaptedModel {
  return { id: [id, ...adapters.map(adapterMark)].join('+'), adapters: adapters.map(({ sha256 }) => sha256) };
}

/** What tells the adapter, at its scale, from every other. */
export function adapterMark({ sha256, scale }: LoraAdapter): string {
  const share = scale === 1 ? '' : `*${scale}`;
  return `lora:${sha256.slice(0, 16)}${share}`;
}
