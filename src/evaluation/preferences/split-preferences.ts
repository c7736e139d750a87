import { createRandom, type SeededRandom } from '../../core/numerics/index.ts';
import { HyperalignError } from '../../errors.ts';
import type { ItemChoice, PreferencePerson, PreferenceSet } from './preference-set.ts';

/** Texts that are not to be seen at all, such as the held-out ones while settings are chosen, are `unused`. */
export type ItemSide = 'learning' | 'held-out' | 'unused';

/** People and texts on two sides. Groups of texts are whole, so a text, or a prompt's answers, stand on one side only. */
export interface PreferenceFold {
  /** Places of the people a population is learned from, and of those it is measured on. */
  readonly seen: readonly number[];
  readonly unseen: readonly number[];
  /** Of each item. */
  readonly sides: readonly ItemSide[];
}

export interface FoldOptions {
  /** Parts that people and groups of texts are dealt into. */
  readonly parts: number;
  readonly seed: number;
  /** How many parts of the texts each part of the people is measured on, 1 to `parts`. */
  readonly rotations: number;
}

/** Every person is unseen in `rotations` folds, each time with other texts held out. People of each kind are dealt evenly. */
export function foldPreferences({ items, people }: PreferenceSet, options: FoldOptions): readonly PreferenceFold[] {
  const { parts, seed, rotations } = options;
  if (people.length < parts)
    throw new HyperalignError(
      'invalid_input',
      `${people.length} people cannot be dealt into ${parts} parts. Give more people or fewer parts.`,
    );
  const random = createRandom(seed);
  const byKind = random
    .shuffle(people.map((_, at) => at))
    .toSorted((a, b) => (people[a]?.kind ?? '').localeCompare(people[b]?.kind ?? '', 'en'));
  const partOfPerson = new Map(byKind.map((person, at) => [person, at % parts]));
  const partOfItem = dealGroups(items, parts, random);
  return Array.from({ length: parts * rotations }, (_, fold) => {
    const [part, heldOutPart] = [fold % parts, (fold + Math.floor(fold / parts)) % parts];
    const all = people.map((_, at) => at);
    return {
      seen: all.filter((person) => partOfPerson.get(person) !== part),
      unseen: all.filter((person) => partOfPerson.get(person) === part),
      sides: partOfItem.map((one) => (one === heldOutPart ? 'held-out' : 'learning')),
    };
  });
}

/** The same people on both sides, and a quarter of the learning texts held out: settings are chosen there, and the held-out texts of the fold stay unused. */
export function innerFold({ items }: PreferenceSet, { seen, sides }: PreferenceFold, seed: number): PreferenceFold {
  const parts = dealGroups(items, 4, createRandom(seed));
  const inner = sides.map((side, at) => {
    if (side !== 'learning') return 'unused';
    return parts[at] === 0 ? 'held-out' : 'learning';
  });
  return { seen, unseen: seen, sides: inner };
}

/** Choices between two texts of one side; those across sides belong to neither. */
export function choicesOn(
  { choices }: PreferencePerson,
  sides: readonly ItemSide[],
  side: 'learning' | 'held-out',
): readonly ItemChoice[] {
  return choices.filter(({ chosen, rejected }) => sides[chosen] === side && sides[rejected] === side);
}

/** In random order, but those whose texts no earlier one has come first: choices that share a text say less. */
export function orderChoices(choices: readonly ItemChoice[], random: SeededRandom): readonly ItemChoice[] {
  const used = new Set<number>();
  const [fresh, further]: [ItemChoice[], ItemChoice[]] = [[], []];
  for (const choice of random.shuffle(choices)) {
    const { chosen, rejected } = choice;
    const isFresh = !used.has(chosen) && !used.has(rejected);
    (isFresh ? fresh : further).push(choice);
    if (isFresh) used.add(chosen).add(rejected);
  }
  return [...fresh, ...further];
}

function dealGroups(items: PreferenceSet['items'], parts: number, random: SeededRandom): readonly number[] {
  const groups = random.shuffle([...new Set(items.map(({ group }) => group))]);
  const partOfGroup = new Map(groups.map((group, at) => [group, at % parts]));
  return items.map(({ group }) => partOfGroup.get(group) ?? 0);
}
