import type { Background } from '../../contracts/background.ts';
import { createRandom } from '../../core/numerics/index.ts';
import { tokenize } from '../../core/stylometry/index.ts';
import { summariseRegister } from '../../core/stylometry/summarise-register.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';

/** With fewer people than this there is nothing to compare with, and the shipped background is used. */
const fewestPeople = 8;

/**
 * The background that a fold's people are learned with: the shipped one, in which the register under evaluation is replaced by statistics of outsiders,
 * because the shipped one may hold the very people who are evaluated. Of their texts only those to learn from and to select by: what measures are fitted
 * on, and what is written about, no method has seen, not even as statistics.
 */
export function foldBackground(
  shipped: Background,
  outsiders: readonly EvaluationPerson[],
  { register, name, seed }: { readonly register: string; readonly name: string; readonly seed: number },
): Background {
  if (outsiders.length < fewestPeople) return shipped;
  const summary = summariseRegister({
    register,
    sources: [
      {
        name,
        licence: 'evaluation data, not kept',
        note: 'the other half of the corpus under evaluation',
        unreliable: [],
        writers: outsiders.map((person, place) => ({
          role: place % 2 === 0 ? 'background' : 'control',
          texts: [...person.learn, ...person.select].map(({ text, source }) => ({
            tokens: tokenize(text),
            group: source,
          })),
        })),
      },
    ],
    elsewhere: [],
    random: createRandom(seed),
  });
  return {
    ...shipped,
    version: `${shipped.version}+${name}`,
    registers: [...shipped.registers.filter((one) => one.register !== register), summary],
  };
}
