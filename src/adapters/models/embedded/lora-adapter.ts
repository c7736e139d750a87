import { HyperalignError } from '../../../errors.ts';
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
