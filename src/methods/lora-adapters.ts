import { writeTask } from '../engine/write-task.ts';
import { HyperalignError } from '../errors.ts';
import type { LoraAdapters } from '../ports/lora-adapters.ts';
import type { Method } from '../ports/method.ts';
import { writeAs } from '../prompting/write-as.ts';
import { openAdaptedModels } from './adapted-models.ts';

/** The rival: the task alone, asked of the model with an adapter that was trained elsewhere for the person. */
export function loraAdapters(adapters: LoraAdapters | null): Method {
  return {
    name: 'lora-adapters',
    summary:
      'The task alone, written by the embedded model with a LoRA adapter trained elsewhere on the person’s texts; on which of them, the run cannot tell.',
    version: 1,
    personal: true,
    open: async ({ model, enter, people }) => {
      const given = present(adapters);
      await requireAdapters(given, people);
      const models = openAdaptedModels(given, model);
      // What cannot be read is told now as well.
      for (const person of people) await models.of(fileOf(person));
      return {
        prepare: async ({ person }) => {
          const writer = enter(await models.of(fileOf(person)));
          return {
            statements: [],
            write: (task, draw) => {
              const { brief, register } = task;
              const prompt = writeAs({ task: brief, register, instructions: [], turns: [], signature: null });
              return writeTask(writer, { prompt, task, draw });
            },
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
    'lora-adapters needs an embedded model and a folder that holds one GGUF adapter a person, such as ada.gguf. Name the folder with --adapters, or leave lora-adapters out of the methods.',
  );
}

/** Before anything is written: a person without an adapter would leave gaps that nobody asked for. */
async function requireAdapters({ folder, list }: LoraAdapters, people: readonly string[]): Promise<void> {
  const files = new Set(await list());
  const missing = people.filter((person) => !files.has(fileOf(person)));
  if (missing.length === 0) return;
  const named = missing.slice(0, shown).map(fileOf);
  if (missing.length > shown) named.push('…');
  throw new HyperalignError(
    'path_not_found',
    `${folder} lacks the adapters of ${missing.length} of ${people.length} people: ${named.join(', ')}. Train one for each of them, or take these people out of the data.`,
    { details: { path: folder, people: missing } },
  );
}

/** So many names tell what is wrong. */
const shown = 20;

function fileOf(person: string): string {
  return `${person}.gguf`;
}
