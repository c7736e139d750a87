import { writeTask } from '../engine/write-task.ts';
import { HyperalignError } from '../errors.ts';
import type { LoraAdapters } from '../ports/lora-adapters.ts';
import type { Method, PersonMaterial } from '../ports/method.ts';
import type { ModelHandle } from '../ports/model.ts';
import { writeAs } from '../prompting/write-as.ts';

/**
 * The rival: the task alone, asked of the model with an adapter that was trained elsewhere for the person. One adapted model is open at a time, since each
 * takes as much memory as the model.
 */
export function loraAdapters(adapters: LoraAdapters | null): Method {
  return {
    name: 'lora-adapters',
    summary:
      'The task alone, written by the embedded model with a LoRA adapter trained elsewhere on the person’s texts.',
    version: 1,
    personal: true,
    open: async () => {
      const { folder, openWith } = present(adapters);
      const files = await listAdapters(present(adapters));
      const models = openOneAtATime(openWith);
      return {
        prepare: async (material) => {
          const file = fileOf(material, folder, files);
          return {
            statements: [],
            write: (task, draw) =>
              models.use(file, (model) => {
                const { brief, register } = task;
                const prompt = writeAs({ task: brief, register, instructions: [], turns: [], signature: null });
                return writeTask(model, { prompt, task, draw });
              }),
          };
        },
        close: () => models.close(),
      };
    },
  };
}

function present(adapters: LoraAdapters | null): LoraAdapters {
  if (adapters !== null) return adapters;
  throw new HyperalignError(
    'invalid_input',
    'lora-adapters needs an embedded model and a folder that holds one GGUF adapter a person, such as ada.gguf. Name the folder, or leave lora-adapters out of the methods.',
  );
}

async function listAdapters(adapters: LoraAdapters): Promise<readonly string[]> {
  const files = (await adapters.list()).filter((name) => name.toLowerCase().endsWith('.gguf'));
  if (files.length > 0) return files;
  throw new HyperalignError(
    'path_not_found',
    `There is no adapter in ${adapters.folder}. Put one GGUF file a person there, named after the person, such as ada.gguf.`,
    { details: { path: adapters.folder } },
  );
}

function fileOf({ person }: PersonMaterial, folder: string, files: readonly string[]): string {
  const file = `${person}.gguf`;
  if (files.includes(file)) return file;
  throw new HyperalignError(
    'path_not_found',
    `There is no adapter ${file} in ${folder}, which holds ${files.slice(0, 8).join(', ')}. Train one for "${person}", or leave the person out.`,
    { details: { person, path: folder } },
  );
}

interface OneAtATime {
  /** Uses run one after the other; the model stays open until another one is asked for. */
  use<T>(file: string, use: (model: ModelHandle) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

function openOneAtATime(openWith: LoraAdapters['openWith']): OneAtATime {
  let current: { readonly file: string; readonly model: ModelHandle } | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const letGo = async () => {
    const { model } = current ?? {};
    current = null;
    await model?.close();
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  return {
    use: (file, use) =>
      inTurn(async () => {
        if (current?.file !== file) {
          await letGo();
          current = { file, model: await openWith(file) };
        }
        return use(current.model);
      }),
    close: () => inTurn(letGo),
  };
}
