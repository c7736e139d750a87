import type { AuthorshipText } from '../../contracts/dataset.ts';
import { createRandom } from '../../core/numerics/index.ts';
import { neutralTexts, type PlantedTrait, plantedTraits, plantInto } from '../../core/planted/index.ts';
import type { Dataset } from '../datasets/dataset.ts';

/** In each register. */
const texts = 24;
const perPerson = 4;
const dose = 0.8;

/** What makes an e-mail of a text, for everybody alike. */
const frame = plantedTraits.filter(({ id }) => id === 'greeting-hello' || id === 'closing-best-regards');
const framed = new Set([...frame.map(({ slot }) => slot), 'postscript', 'question', 'paragraph']);

/** People who have the same habits in e-mails and posts, for where no data set has people in two registers: what is learned in one holds in the other by construction. */
export function plantedRegisters(people: number, seed: number): Dataset<'authorship'> {
  const random = createRandom(seed);
  const items = Array.from({ length: people }, (_, person): readonly AuthorshipText[] => {
    const habits: PlantedTrait[] = [];
    for (const trait of random.shuffle(plantedTraits))
      if (habits.length < perPerson && !framed.has(trait.slot) && !habits.some(({ slot }) => slot === trait.slot))
        habits.push(trait);
    return ['email', 'post'].flatMap((register, place) => {
      const written = plantInto(neutralTexts(1000 * (place + 1) + person, texts), habits, {
        dose,
        seed: seed + person,
      });
      const plain = written.map(({ text }) => text);
      const whole = register === 'email' ? plantInto(plain, frame, { dose: 1, seed }).map(({ text }) => text) : plain;
      return whole.map((text, at): AuthorshipText => {
        const id = `${person}-${register}-${at}`;
        return { person: `planted-${person}`, id, register, text, source: id };
      });
    });
  });
  return { name: 'planted', kind: 'authorship', format: 'planted', items: items.flat(), leftOut: [], files: [] };
}
