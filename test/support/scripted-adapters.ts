import { createHash } from 'node:crypto';
import type { LoraAdapters } from '../../src/ports/lora-adapters.ts';
import { type ScriptedModel, scriptedModel } from '../../src/testing/index.ts';

export interface ScriptedAdapters extends LoraAdapters {
  /** Every model that was loaded, in order. */
  readonly opened: readonly ScriptedModel[];
}

/** A folder of these files, whose models answer with the name of the file. */
export function scriptedAdapters(
  files: readonly string[],
  say: (file: string) => string = (file) => `Written with ${file}.`,
): ScriptedAdapters {
  const opened: ScriptedModel[] = [];
  return {
    folder: '/adapters',
    opened,
    list: async () => files,
    describe: async (file) => ({ id: idOf(file), adapters: [sha256Of(file)] }),
    openWith: async (file) => {
      const model = scriptedModel(() => say(file), { id: idOf(file) });
      opened.push(model);
      return model;
    },
  };
}

/** What stands for the hash of an adapter. */
export function sha256Of(file: string): string {
  return createHash('sha256').update(file).digest('hex');
}

function idOf(file: string): string {
  return `local:tiny+lora:${file}`;
}
