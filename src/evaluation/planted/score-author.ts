import type { RegisterBackground } from '../../contracts/background.ts';
import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { proposeMeasured } from '../../core/hypotheses/propose-measured.ts';
import { comparableRates, otherPeople, rankAmong } from '../../core/hypotheses/rank-among-people.ts';
import { tryCountable } from '../../core/hypotheses/try-countable.ts';
import type { SeededRandom } from '../../core/numerics/seeded-random.ts';
import { type PlantedTrait, plantShares } from '../../core/planted/index.ts';
import { placeOf } from '../../core/stylometry/feature-catalogue.ts';
import { openBackground } from '../../core/stylometry/open-background.ts';
import { backgroundOfPeople } from './background-of-people.ts';
import type { ChoosePlants, PassedOver } from './choose-plants.ts';
import { type MeasuredPerson, type MeasuredText, measuredText } from './measured-people.ts';
import { percentileAmong } from './people-level.ts';
import type { TraitCatalogue } from './trait-catalogues.ts';

export interface PlantedCell {
  readonly people: readonly MeasuredPerson[];
  readonly register: string;
  readonly catalogue: TraitCatalogue;
  /** Of a person; 60 % to learn from, the rest to try on. */
  readonly texts: number;
  readonly plant: ChoosePlants;
  readonly random: SeededRandom;
}

export interface AuthorScore {
  readonly traits: readonly {
    readonly id: string;
    /** Places changed in the inference texts. */
    readonly changed: number;
    /** Places that could have been. */
    readonly opportunities: number;
    /** At least five were changed. */
    readonly countable: boolean;
    /** 1: an accepted hypothesis on one of its features in its direction; 0.5: on something near it; 0: none. */
    readonly relation: number;
    /** Sets the person apart by the large-sample test: where this is false, others do it about as much. */
    readonly distinctive: boolean;
    /** Percentage of other people whom the planted texts go beyond in the trait's first feature; null where that cannot be told. */
    readonly percentile: number | null;
  }[];
  /** Traits that could not be planted as was asked, each with its reason. */
  readonly passedOver: readonly PassedOver[];
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

/** One planted author on the texts of the person at a place of those who have as many. Null where nobody has. */
export function scoreAuthor(cell: PlantedCell, place: number): AuthorScore | null {
  const { people, register, catalogue, texts, plant, random } = cell;
  const bases = basesOf(cell);
  const base = bases[place % bases.length];
  if (base === undefined) return null;
  const others = random.shuffle(people.filter((person) => person !== base));
  const background = backgroundOfPeople(others, register);
  const order = random.shuffle(catalogue.traits);
  const seed = random.integer(1e6);
  const own = random.shuffle(base.texts);
  const chosen = own.slice(0, texts);
  const inference = Math.round(texts * 0.6);
  const { shares, passedOver } = plant({ order, wanted: catalogue.perAuthor, texts: chosen, others, seed });
  const traits = shares.map(({ trait }) => trait);
  const planted = plantShares(
    chosen.map(({ text }) => text),
    shares,
    seed,
  );
  const measured = chosen.map(({ id }, at) => measuredText(id, planted[at]?.text ?? ''));
  const accepted = accept(measured, inference, register, background);
  const everything = new LargeSample(() => {
    const rest = plantShares(
      own.map(({ text }) => text),
      shares,
      seed,
    );
    return {
      texts: own.map(({ id }, at) => measuredText(id, rest[at]?.text ?? '')),
      background: backgroundOfPeople(others, register, { roleOf: () => 'control' }),
    };
  });
  return {
    traits: traits.map((trait) => {
      const { id, features, group } = trait;
      const places = planted.slice(0, inference).map((one) => one.places[id]);
      const changed = places.reduce((sum, one) => sum + (one?.changed ?? 0), 0);
      const same = accepted.some((one) => isAmong(one, features));
      const near = accepted.some(({ predicate }) => group.includes(predicate?.featureId ?? ''));
      return {
        id,
        changed,
        opportunities: places.reduce((sum, one) => sum + (one?.opportunities ?? 0), 0),
        countable: changed >= 5,
        relation: same ? 1 : near ? 0.5 : 0,
        distinctive: same || features.some((one) => everything.holds(one)),
        percentile: percentileAmong(trait, others, measured),
      };
    }),
    passedOver,
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

/** People who have enough texts for the cell. */
export function basesOf({ people, texts }: Pick<PlantedCell, 'people' | 'texts'>): readonly MeasuredPerson[] {
  return people.filter((person) => person.texts.length >= texts);
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
