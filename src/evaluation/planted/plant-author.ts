import type { RegisterBackground } from '../../contracts/background.ts';
import type { SeededRandom } from '../../core/numerics/seeded-random.ts';
import { type PlantedText, type PlantedTrait, plantShares } from '../../core/planted/index.ts';
import { backgroundOfPeople } from './background-of-people.ts';
import type { ChoosePlants, PassedOver } from './choose-plants.ts';
import { type MeasuredPerson, type MeasuredText, measuredText } from './measured-people.ts';
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

export interface PlantedAuthor {
  readonly traits: readonly PlantedTrait[];
  readonly passedOver: readonly PassedOver[];
  readonly others: readonly MeasuredPerson[];
  readonly background: RegisterBackground;
  /** Before anything was planted. */
  readonly plain: readonly MeasuredText[];
  readonly planted: readonly MeasuredText[];
  /** Of each text by trait. */
  readonly places: readonly PlantedText['places'][];
  /** So many of the first texts are learned from. */
  readonly inference: number;
  /** All of the person's texts planted alike, also those that the cell leaves out. */
  everything(): readonly MeasuredText[];
}

/** A planted author on the texts of the person at a place of those who have as many. Null where nobody has. */
export function plantAuthor(cell: PlantedCell, place: number): PlantedAuthor | null {
  const { people, register, catalogue, texts, plant, random } = cell;
  const bases = basesOf(cell);
  const base = bases[place % bases.length];
  if (base === undefined) return null;
  const others = random.shuffle(people.filter((person) => person !== base));
  const background = backgroundOfPeople(others, register);
  const order = random.shuffle(catalogue.traits);
  const seed = random.integer(1e6);
  const own = random.shuffle(base.texts);
  const plain = own.slice(0, texts);
  const { shares, passedOver } = plant({ order, wanted: catalogue.perAuthor, texts: plain, others, seed });
  const plantedIn = (list: readonly MeasuredText[]) => {
    const edited = plantShares(
      list.map(({ text }) => text),
      shares,
      seed,
    );
    return {
      texts: list.map(({ id }, at) => measuredText(id, edited[at]?.text ?? '')),
      places: edited.map(({ places }) => places),
    };
  };
  const { texts: planted, places } = plantedIn(plain);
  return {
    traits: shares.map(({ trait }) => trait),
    inference: Math.round(texts * 0.6),
    everything: () => plantedIn(own).texts,
    ...{ passedOver, others, background, plain, planted, places },
  };
}

/** People who have enough texts for the cell. */
export function basesOf({ people, texts }: Pick<PlantedCell, 'people' | 'texts'>): readonly MeasuredPerson[] {
  return people.filter((person) => person.texts.length >= texts);
}

/** Places changed in the texts that are learned from, and places that could have been. */
export function placesOf({ places, inference }: PlantedAuthor, trait: string) {
  const learned = places.slice(0, inference).map((one) => one[trait]);
  const changed = learned.reduce((sum, one) => sum + (one?.changed ?? 0), 0);
  return {
    changed,
    opportunities: learned.reduce((sum, one) => sum + (one?.opportunities ?? 0), 0),
    countable: changed >= fewestChanged,
  };
}

/** Fewer changed places cannot be counted. */
const fewestChanged = 5;
