import { createHash } from 'node:crypto';
import type { Choice, Comparison, ComparisonResult, ComparisonSource } from '../contracts/comparison.ts';
import { detectRegister } from '../core/stylometry/index.ts';
import { maskPersonalData, normalizeText } from '../core/text/index.ts';
import { HyperalignError } from '../errors.ts';
import type { PersonKey } from '../ports/store.ts';
import { countOnce } from './count-text.ts';
import type { EnginePorts } from './engine-ports.ts';
import { isoTime } from './record-run.ts';

export interface CompareRequest {
  readonly key: PersonKey;
  readonly task: string;
  readonly left: string;
  readonly right: string;
  readonly chosen: Choice;
  /** Null: the person's most frequent one, else what the form of the texts suggests. */
  readonly register: string | null;
  readonly source: ComparisonSource;
  readonly note: string | null;
  /** Tells comparisons of equal contents apart, such as the same pair shown on two days; null: they are one. */
  readonly idempotencyKey: string | null;
}

/** Far above what a person chooses in a lifetime: it bounds what one who floods the store can do. */
const mostComparisons = 100_000;
const mostCharacters = 100_000;

/** Keeps which of two texts a person chose for a task. Personal data is masked before anything is kept. */
export async function compare(ports: EnginePorts, request: CompareRequest): Promise<ComparisonResult> {
  const { key, chosen, source } = request;
  const task = cleaned('task', request.task);
  const left = cleaned('left text', request.left);
  const right = cleaned('right text', request.right);
  const note = request.note === null || request.note.trim() === '' ? null : cleaned('note', request.note);
  if (left === right)
    throw new HyperalignError(
      'invalid_input',
      'The two texts are the same, so a choice between them says nothing. Give two texts that differ in more than spaces and masked data.',
    );
  const register = request.register ?? (await registerOf(ports, key, [left, right]));
  const comparison: Comparison = {
    ...{ id: idOf([task, left, right, chosen, request.register, note, request.idempotencyKey]), task, left, right },
    ...{ chosen, register, at: isoTime(ports.clock.now()), source, note },
  };
  const outcome = await ports.store.comparisons.add(key, comparison, mostComparisons);
  if (outcome === 'full')
    throw new HyperalignError(
      'invalid_input',
      `"${key.person}" has ${mostComparisons} comparisons, which is as many as are kept. Nothing was added.`,
      { details: { person: key.person, most: mostComparisons } },
    );
  const kept = outcome === 'known' ? await ports.store.comparisons.find(key, comparison.id) : comparison;
  return { person: key.person, comparison: kept ?? comparison, outcome };
}

function cleaned(what: string, text: string): string {
  const { text: masked } = maskPersonalData(normalizeText(text).trim());
  if (masked === '')
    throw new HyperalignError(
      'invalid_input',
      `The ${what} is empty. Give what the person chose from, and for which task.`,
    );
  if (masked.length > mostCharacters)
    throw new HyperalignError(
      'invalid_input',
      `The ${what} has ${masked.length} characters; at most ${mostCharacters} are taken. Give the part that was compared.`,
    );
  return masked;
}

async function registerOf(
  { store, background }: EnginePorts,
  key: PersonKey,
  texts: readonly string[],
): Promise<string> {
  const profile = await store.profiles.latest(key);
  return (
    profile?.registers[0] ??
    detectRegister(
      texts.map((text) => countOnce(text)),
      await background.load(),
    )
  );
}

function idOf(parts: readonly (string | null)[]): string {
  return `c_${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)}`;
}
