import type { RegisterBackground } from '../src/contracts/background.ts';
import type { Hypothesis } from '../src/contracts/hypothesis.ts';
import { proposeMeasured } from '../src/core/hypotheses/propose-measured.ts';
import { comparableRates, otherPeople, rankAmong } from '../src/core/hypotheses/rank-among-people.ts';
import { tryCountable } from '../src/core/hypotheses/try-countable.ts';
import type { SeededRandom } from '../src/core/numerics/seeded-random.ts';
import { placeOf } from '../src/core/stylometry/feature-catalogue.ts';
import { openBackground } from '../src/core/stylometry/open-background.ts';
import { plantedTraits, plantTraits } from '../src/testing/planted/plant-traits.ts';
import type { PlantedTrait } from '../src/testing/planted/planted-trait.ts';
import { backgroundOfPeople } from './background-of-people.ts';
import { type CorpusPerson, type MeasuredText, measuredText } from './people-of-corpus.ts';

export interface PlantedCell {
  readonly people: readonly CorpusPerson[];
  readonly register: string;
  /** Of a person; 60 % to learn from, the rest to try on. */
  readonly texts: number;
  readonly dose: number;
  readonly random: SeededRandom;
}

export interface AuthorScore {
  readonly traits: readonly {
    readonly id: string;
    /** Places changed in the inference texts. */
    readonly changed: number;
    /** At least five. */
    readonly countable: boolean;
    /** 1: an accepted hypothesis on one of its features in its direction; 0.5: on something near it; 0: none. */
    readonly relation: number;
    /** Sets the person apart by the large-sample test: where this is false, others do it about as much. */
    readonly distinctive: boolean;
  }[];
  readonly accepted: readonly {
    readonly id: string;
    readonly matches: boolean;
    readonly reversed: boolean;
    /** True of the person by the large-sample test: all their texts against all other people, A ≥ 0.65. */
    readonly holds: boolean;
  }[];
  /** Accepted of the same texts without the traits. */
  readonly twin: number;
}

const plantedPerAuthor = 5;

/** One planted author on the texts of the person at a place of the list. */
export function scoreAuthor({ people, register, texts, dose, random }: PlantedCell, place: number): AuthorScore {
  const base = people[place % people.length];
  if (base === undefined) throw new RangeError('there are no people to plant traits in');
  const others = random.shuffle(people.filter((person) => person !== base));
  const background = backgroundOfPeople(others, register);
  const traits = drawTraits(random);
  const ids = traits.map(({ id }) => id);
  const seed = random.integer(1e6);
  const own = random.shuffle(base.texts);
  const chosen = own.slice(0, texts);
  const inference = Math.round(texts * 0.6);
  const planted = plantTraits(
    chosen.map(({ text }) => text),
    ids,
    { dose, seed },
  );
  const measured = chosen.map(({ id }, at) => measuredText(id, planted[at]?.text ?? ''));
  const accepted = accept(measured, inference, register, background);
  const everything = new LargeSample(() => {
    const rest = plantTraits(
      own.map(({ text }) => text),
      ids,
      { dose, seed },
    );
    return {
      texts: own.map(({ id }, at) => measuredText(id, rest[at]?.text ?? '')),
      background: backgroundOfPeople(others, register, { roleOf: () => 'control' }),
    };
  });
  return {
    traits: traits.map(({ id, features, group }) => {
      const changed = planted.slice(0, inference).reduce((sum, one) => sum + (one.places[id]?.changed ?? 0), 0);
      const same = accepted.some((one) => isAmong(one, features));
      const near = accepted.some(({ predicate }) => group.includes(predicate?.featureId ?? ''));
      return {
        id,
        changed,
        countable: changed >= 5,
        relation: same ? 1 : near ? 0.5 : 0,
        distinctive: same || features.some((one) => everything.holds(one)),
      };
    }),
    accepted: accepted.map((one) => ({
      id: `${one.predicate?.featureId} ${one.predicate?.direction}`,
      matches: traits.some(({ features }) => isAmong(one, features)),
      reversed: traits.some(({ features }) => isAmong(one, features.map(turned))),
      holds:
        one.predicate !== null && everything.holds({ id: one.predicate.featureId, direction: one.predicate.direction }),
    })),
    twin: accept(chosen, inference, register, background).length,
  };
}

/** How many hypotheses are accepted of a person whose every text is another's. */
export function scoreNullAuthor({ people, register, texts, random }: PlantedCell): number {
  const mixed = new Map<string, MeasuredText>();
  while (mixed.size < texts) {
    const [person] = random.choose(people, 1);
    const [text] = random.choose(person?.texts ?? [], 1);
    if (text !== undefined) mixed.set(text.id, text);
  }
  const background = backgroundOfPeople(random.shuffle(people), register);
  return accept([...mixed.values()], Math.round(texts * 0.6), register, background).length;
}

function accept(
  texts: readonly MeasuredText[],
  count: number,
  register: string,
  background: RegisterBackground,
): readonly Hypothesis[] {
  const inference = texts.slice(0, count);
  const proposed = proposeMeasured({ person: 'planted', register, texts: inference, background });
  return tryCountable({ hypotheses: proposed, own: texts.slice(count), inference, background }).filter(
    ({ standing }) => standing === 'accepted',
  );
}

function drawTraits(random: SeededRandom): readonly PlantedTrait[] {
  const drawn: PlantedTrait[] = [];
  for (const trait of random.shuffle(plantedTraits)) {
    if (drawn.length === plantedPerAuthor) break;
    if (!drawn.some(({ slot }) => slot === trait.slot)) drawn.push(trait);
  }
  return drawn;
}

type Directed = PlantedTrait['features'][number];

function isAmong({ predicate }: Hypothesis, features: readonly Directed[]): boolean {
  return features.some(({ id, direction }) => predicate?.featureId === id && predicate.direction === direction);
}

function turned({ id, direction }: Directed): Directed {
  return { id, direction: direction === 'more' ? 'less' : 'more' };
}

interface Everything {
  readonly texts: readonly MeasuredText[];
  readonly background: RegisterBackground;
}

/** Made only when a hypothesis asks. */
class LargeSample {
  readonly #make: () => Everything;
  #made: Everything | null = null;

  constructor(make: () => Everything) {
    this.#make = make;
  }

  holds({ id, direction }: Directed): boolean {
    this.#made ??= this.#make();
    const place = placeOf(id);
    const column = otherPeople(openBackground(this.#made.background), 'control', this.#made.texts).column(place);
    const own = comparableRates(this.#made.texts, place);
    return column !== null && rankAmong(column, own, own.length, direction).probability >= 0.65;
  }
}
