import { createRandom } from '../../src/core/numerics/index.ts';
import { schemaInstance } from '../../src/evaluation/schema-instance.ts';
import { neutralTexts, plantTraits, type ScriptedCall, type ScriptedReply } from '../../src/testing/index.ts';
import { briefReply } from './brief-reply.ts';
import { toldHabits } from './planted-people.ts';

/**
 * Writes invented sentences, the same for the same request, and does what the instructions in the system message ask for and what most of its own earlier
 * turns show.
 */
export function obeys(call: ScriptedCall): ScriptedReply {
  const { options, system, turns } = call;
  const brief = briefReply(call);
  if (brief !== null) return brief;
  if (options.responseFormat?.type === 'json') return { json: schemaInstance(options.responseFormat.schema ?? {}) };
  const told = system.split('\n').filter((line) => line.startsWith('- '));
  const shown = turns.filter(({ role }) => role === 'assistant').map(({ text }) => text);
  const traits = toldHabits
    .filter(
      ({ asks, shows }) =>
        told.some((line) => asks.test(line)) || shown.filter((text) => shows.test(text)).length > shown.length / 2,
    )
    .map(({ trait }) => trait);
  return { text: plantTraits([baseText(turns.at(-1)?.text ?? '')], traits, { dose: 0.9, seed: 7 })[0]?.text ?? '' };
}

/** Writes the same kind of text with habits drawn by chance at every call, whatever it is told. */
export function ignores(call: ScriptedCall): ScriptedReply {
  const { options, prompt } = call;
  const brief = briefReply(call);
  if (brief !== null) return brief;
  if (options.responseFormat?.type === 'json') return { json: schemaInstance(options.responseFormat.schema ?? {}) };
  const random = createRandom(hash(prompt));
  const traits = random.choose(toldHabits, 2).map(({ trait }) => trait);
  return { text: plantTraits([baseText(prompt)], traits, { dose: 0.9, seed: random.integer(1e6) })[0]?.text ?? '' };
}

function baseText(request: string): string {
  return neutralTexts(hash(request), 1)[0] ?? '';
}

function hash(text: string): number {
  let value = 7;
  for (const character of text) value = (value * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return value;
}
