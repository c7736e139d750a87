import type { Background } from '../../contracts/background.ts';
import { createRandom } from '../../core/numerics/index.ts';
import { tokenize } from '../../core/stylometry/index.ts';
import { summariseRegister } from '../../core/stylometry/summarise-register.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';

/** Half of them propose and half try: with fewer than four people on a side a share of people says nothing. */
export const fewestOutsiders = 8;

/** Formats of the corpora that the shipped background was counted from (scripts/background/register-corpora.ts). */
const countedFormats: ReadonlySet<string> = new Set([
  'emails',
  'rewrites',
  'blogs',
  'news',
  'essays',
  'addresses',
  'speeches',
  'novels',
]);

/** What the people of a fold are learned with. */
export type FoldBackgroundOrigin =
  /** The register is counted from the other half. */
  | 'outsiders'
  /** Too few outsiders: the shipped register, which was counted from another corpus as far as the format tells. */
  | 'shipped'
  /** Too few outsiders, and the shipped register was counted from this very corpus: it is left out, and the nearest one stands in. */
  | 'nearest-register';

export function originOfBackground(outsiders: readonly EvaluationPerson[], format: string): FoldBackgroundOrigin {
  if (outsiders.length >= fewestOutsiders) return 'outsiders';
  return countedFormats.has(format) ? 'nearest-register' : 'shipped';
}

interface FoldBackgroundOptions {
  readonly register: string;
  readonly name: string;
  /** How the corpus was read, such as `speeches`. */
  readonly format: string;
  readonly seed: number;
}

/**
 * The background that a fold's people are learned with: the shipped one, in which the register under evaluation is replaced by statistics of outsiders,
 * because the shipped one may hold the very people who are evaluated. Of their texts only those to learn from and to select by: what measures are fitted
 * on, and what is written about, no method has seen, not even as statistics.
 */
export function foldBackground(
  shipped: Background,
  outsiders: readonly EvaluationPerson[],
  { register, name, format, seed }: FoldBackgroundOptions,
): Background {
  const others = shipped.registers.filter((one) => one.register !== register);
  const origin = originOfBackground(outsiders, format);
  if (origin === 'shipped') return shipped;
  if (origin === 'nearest-register')
    return { ...shipped, version: `${shipped.version}-without-${register}`, registers: others };
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
    registers: [...others, summary],
  };
}
