import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { openDocumentReader } from '../../src/adapters/files/index.ts';

const demo = fileURLToPath(new URL('../../demo', import.meta.url));

export interface DemoPerson {
  readonly id: string;
  readonly address: string;
  /** Twelve e-mails and two posts. */
  readonly folder: string;
  readonly mails: readonly string[];
  /** `feature direction` of the habits the person was written to have. */
  readonly habits: ReadonlySet<string>;
}

const habitsSchema = z.object({
  people: z.record(z.string(), z.array(z.object({ featureHint: z.string(), direction: z.string() }))),
});
const tasksSchema = z.object({ people: z.array(z.object({ id: z.string(), address: z.string() })) });

/** The three fictional people of `demo/`. */
export const demoPeople: readonly DemoPerson[] = tasksSchema.parse(readJson('tasks.json')).people.map(personOf);

export function demoPerson(id: string): DemoPerson {
  const person = demoPeople.find((one) => one.id === id);
  if (person === undefined) throw new Error(`demo/tasks.json does not name ${id}`);
  return person;
}

export function heldOutTexts(id: string): readonly string[] {
  const folder = join(demo, 'held-out', id);
  return readdirSync(folder)
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** A person's e-mails as the reader gives them. */
export async function mailTexts(id: string): Promise<readonly string[]> {
  const { mails, address } = demoPerson(id);
  const found = openDocumentReader({ stdin: null }).read({ paths: mails, me: [address], textColumn: null });
  return (await Array.fromAsync(found)).flatMap((one) => (one.kind === 'document' ? [one.text] : []));
}

function personOf({ id, address }: { readonly id: string; readonly address: string }): DemoPerson {
  const folder = join(demo, 'people', id);
  const habits = habitsSchema.parse(readJson('habits.json')).people[id] ?? [];
  return {
    id,
    address,
    folder,
    mails: readdirSync(folder)
      .filter((name) => name.endsWith('.eml'))
      .toSorted()
      .map((name) => join(folder, name)),
    habits: new Set(habits.map(({ featureHint, direction }) => `${featureHint} ${direction}`)),
  };
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(demo, name), 'utf8'));
}
