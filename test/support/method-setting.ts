import { openBackground } from '../../src/adapters/background/index.ts';
import { openContrastSource } from '../../src/adapters/contrast/index.ts';
import type { EnginePorts } from '../../src/engine/engine-ports.ts';
import type { Method, MethodContext, MethodText, PersonMaterial, WritingTask } from '../../src/ports/method.ts';
import type { ModelHandle } from '../../src/ports/model.ts';
import { fixedClock, memoryStore, memoryVoices, type ScriptedCall, seededRandom } from '../../src/testing/index.ts';

/** Three people of fiction who write e-mails; each speaks of something that nobody else does. */
export const ada = materialOf('ada', {
  samples: [
    adaLetter('the marmalade stall opens at nine; please bring both trestles, since the long one has lost a leg.'),
    adaLetter('forty jars of marmalade are labelled; the remainder, I fear, must wait until the glue is dry.'),
    adaLetter('I have counted the takings twice; they agree with the book, which is a comfort. The marmalade is gone.'),
    adaLetter(
      'the council replied at last; we may keep our corner, provided that the marmalade stays under its awning.',
    ),
  ],
  selection: [adaLetter('the awning came back; it has been mended, though not, I think, by anybody who cared for it.')],
});
export const bo = materialOf('bo', {
  samples: [
    'hey! kayak is back in the water!! no leaks so far... want a go on saturday? bring a towel and dont be late!\n\nbo',
    'hey! so the kayak club wants a new shed, again!! i said maybe. what do you think? call me whenever!\n\nbo',
    'hey! forgot my paddle at yours... can i get it tonight? the kayak race is tomorrow and i cant use a broom!\n\nbo',
    'hey! we came last!! best day ever though. kayak is fine, me too, my phone is in the river... write here!\n\nbo',
  ],
  selection: ['hey! towel found!! it was in the car... all good, see you at the river on sunday!\n\nbo'],
});
export const cy = materialOf('cy', {
  samples: [
    'Attached is the orchard plan. Row four is to be replanted. The wells are not affected. Confirm by Tuesday.\n\nC. Ness',
    'The orchard survey is complete. Two trees are lost. Both stood at the wall. Replacement is ordered.\n\nC. Ness',
    'Delivery was refused. The roots were dry. The orchard account is to be credited. Send the form.\n\nC. Ness',
    'The meeting is moved to Thursday. Bring the orchard map. The rest can be settled by letter.\n\nC. Ness',
  ],
  selection: ['The wall is repaired. The invoice is enclosed. It is to be paid by the first.\n\nC. Ness'],
});

export const population: readonly PersonMaterial[] = [bo, cy];

export const task: WritingTask = {
  id: 'task-1',
  person: 'ada',
  register: 'email',
  brief: 'Write an e-mail to Sam that the reading room is closed on Friday. Use about 50 words.',
  words: 50,
};

function adaLetter(body: string): string {
  return `Dear all,\n\n${body}\n\nWith warm regards,\nAda`;
}

/** A person with texts of separate sources. */
export function materialOf(
  person: string,
  { samples, selection = [] }: { readonly samples: readonly string[]; readonly selection?: readonly string[] },
): PersonMaterial {
  return {
    ...{ person, register: 'email', selection },
    samples: samples.map((text, at) => ({ id: `${person}-${at + 1}`, text, source: `${person}-source-${at + 1}` })),
  };
}

export function contextOf(model: ModelHandle, changes: Partial<MethodContext> = {}): MethodContext {
  return { model, enter: (handle) => handle, people: [], population, seed: 7, ...changes };
}

/** Opens a method, prepares a person and writes the task once. */
export async function writeOnce(
  method: Method,
  model: ModelHandle,
  { material = ada, seed = 11, asked = task }: WriteOnce = {},
): Promise<MethodText> {
  const opened = await method.open(contextOf(model));
  const prepared = await opened.prepare(material);
  const written = await prepared.write(asked, { seed });
  await opened.close?.();
  return written;
}

export interface WriteOnce {
  readonly material?: PersonMaterial;
  readonly seed?: number;
  readonly asked?: WritingTask;
}

const shipped = { background: openBackground(), contrast: openContrastSource() };

/** Ports with the shipped statistics, everything else in memory. */
export function memoryPorts(): EnginePorts {
  return {
    ...{ store: memoryStore(), clock: fixedClock(), random: seededRandom(3), voices: memoryVoices() },
    ...shipped,
    promptStates: { forget: async () => 0 },
  };
}

/** What a call said and how it was to be answered. */
export function askedIn({ system, turns, options }: ScriptedCall) {
  const { temperature, topP, seed, maxOutputTokens } = options;
  return { system, turns, temperature, topP, seed, maxOutputTokens };
}
