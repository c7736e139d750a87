import type { RegisterBackground } from '../../contracts/background.ts';
import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { proposeMeasured } from '../../core/hypotheses/propose-measured.ts';
import { comparableRates, otherPeople, rankAmong } from '../../core/hypotheses/rank-among-people.ts';
import { tryCountable } from '../../core/hypotheses/try-countable.ts';
import type { PlantedTrait } from '../../core/planted/index.ts';
import { placeOf } from '../../core/stylometry/feature-catalogue.ts';
import { openBackground } from '../../core/stylometry/open-background.ts';
import { backgroundOfPeople } from './background-of-people.ts';
import type { PassedOver } from './choose-plants.ts';
import type { MeasuredText } from './measured-people.ts';
import { percentileAmong } from './people-level.ts';
import { type PlantedAuthor, type PlantedCell, placesOf } from './plant-author.ts';

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

/** What is found of one planted author. */
export function scoreAuthor(author: PlantedAuthor, register: string): AuthorScore {
  const { traits, passedOver, others, background, plain, planted, inference } = author;
  const accepted = accept(planted, inference, register, background);
  const everything = new LargeSample(() => ({
    texts: author.everything(),
    background: backgroundOfPeople(others, register, { roleOf: () => 'control' }),
  }));
  return {
    traits: traits.map((trait) => {
      const { id, features, group } = trait;
      const same = accepted.some((one) => isAmong(one, features));
      const near = accepted.some(({ predicate }) => group.includes(predicate?.featureId ?? ''));
      return {
        id,
        ...placesOf(author, id),
        relation: same ? 1 : near ? 0.5 : 0,
        distinctive: same || features.some((one) => everything.holds(one)),
        percentile: percentileAmong(trait, others, planted),
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
    twin: accept(plain, inference, register, background).length,
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

type Directed = PlantedTrait['features'][number];

export function isAmong({ predicate }: Hypothesis, features: readonly Directed[]): boolean {
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
