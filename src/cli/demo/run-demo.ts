import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { LearnResult } from '../../contracts/learn-result.ts';
import type { VerifyResult } from '../../contracts/verify-result.ts';
import type { Compliance, WriteResult } from '../../contracts/write-result.ts';
import type { Progress } from '../../engine/progress.ts';
import type { Hyperalign } from '../../hyperalign.ts';

/** What the demo shows; every part is a real result of the engine. */
export interface DemoResult {
  readonly task: string;
  readonly people: readonly { readonly id: string; readonly about: string }[];
  /** Whom the model was asked about. */
  readonly learned: LearnResult;
  readonly texts: readonly DemoText[];
}

export interface DemoText {
  /** A person, or null: written without a profile. */
  readonly voice: string | null;
  readonly writing: WriteResult;
  /** Facts of the task that the text holds. */
  readonly facts: { readonly kept: number; readonly of: number };
  /** Which of the learned person's hypotheses this text follows, whoever's voice it is in. */
  readonly habits: readonly Compliance[];
  readonly verdicts: readonly VerifyResult[];
}

export interface DemoSteps {
  learned(result: LearnResult): void;
  tasked(task: string): void;
  writing(voice: string | null): void;
  /** A piece of the text that is being written. */
  piece(text: string): void;
  wrote(text: DemoText): void;
  progress(progress: Progress): void;
}

export interface DemoOptions {
  readonly client: Hyperalign;
  /** Folder with `people/` and `tasks.json`. */
  readonly folder: string;
  readonly seed: number;
  readonly steps: DemoSteps;
  readonly signal: AbortSignal;
}

const tasksSchema = z.looseObject({
  default: z.looseObject({
    task: z.string(),
    facts: z.array(z.looseObject({ fact: z.string(), anyOf: z.array(z.string()) })),
  }),
  people: z.array(z.looseObject({ id: z.string(), address: z.string(), about: z.string() })).min(3),
});

/** Learns one fictional person with the model and the others by counting, writes one task in three voices, and verifies every text against everybody. */
export async function runDemo({ client, folder, seed, steps, signal }: DemoOptions): Promise<DemoResult> {
  const { default: chosen, people } = tasksSchema.parse(JSON.parse(await readFile(join(folder, 'tasks.json'), 'utf8')));
  const [main, other] = people;
  if (main === undefined || other === undefined) throw new Error('demo/tasks.json names fewer than two people');
  for (const { id } of people) await client.forget(id);
  const learn = ({ id, address }: { readonly id: string; readonly address: string }, useModel: boolean) =>
    client.learn({
      person: id,
      paths: [join(folder, 'people', id)],
      me: [address],
      register: 'email',
      useModel,
      seed,
      onProgress: steps.progress,
      signal,
    });
  const learned = await learn(main, true);
  steps.learned(learned);
  for (const person of people.slice(1)) await learn(person, false);

  steps.tasked(chosen.task);
  const texts: DemoText[] = [];
  for (const voice of [main.id, other.id, null]) {
    steps.writing(voice);
    const writing = await client.write({
      person: voice,
      task: chosen.task,
      register: 'email',
      seed,
      onText: steps.piece,
      onProgress: steps.progress,
      signal,
    });
    const verdicts = await Promise.all(people.map(({ id }) => client.verify({ person: id, text: writing.text })));
    const habits = await client.assess({ person: main.id, text: writing.text, register: 'email' });
    const facts = {
      kept: chosen.facts.filter(({ anyOf }) => holdsAny(writing.text, anyOf)).length,
      of: chosen.facts.length,
    };
    const text = { voice, writing, verdicts, facts, habits };
    texts.push(text);
    steps.wrote(text);
  }
  return { task: chosen.task, people: people.map(({ id, about }) => ({ id, about })), learned, texts };
}

function holdsAny(text: string, forms: readonly string[]): boolean {
  const folded = text.toLowerCase();
  return forms.some((form) => folded.includes(form.toLowerCase()));
}
