import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HyperalignError } from '../../../errors.ts';
import type { LoraAdapters } from '../../../ports/lora-adapters.ts';
import { describeAdapted, readAdapter } from './lora-adapter.ts';
import { type OpenEmbeddedModelOptions, openEmbeddedModel } from './open-embedded-model.ts';

/** Adapters of a folder for one embedded model, which is loaded anew for each. */
export function openAdapterFolder(folder: string, model: Omit<OpenEmbeddedModelOptions, 'adapters'>): LoraAdapters {
  return {
    folder,
    list: async () => {
      const found = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
        throw new HyperalignError(
          'path_not_found',
          `There is no folder of adapters at ${folder}. Name the one that holds a GGUF file a person, such as ada.gguf.`,
          {
            details: { path: folder },
            cause,
          },
        );
      });
      return found.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).toSorted();
    },
    describe: async (file) => describeAdapted(model.reference.id, [await readAdapter(join(folder, file))]),
    openWith: (file) => openEmbeddedModel({ ...model, adapters: [join(folder, file)] }),
  };
}
