import { createRandom } from '../src/core/numerics/index.ts';
import { areaUnderCurve, bootstrapMean } from '../src/core/statistics/index.ts';
import { fitSelection } from '../src/core/stylometry/index.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { type CorpusPerson, peopleCorpora, readPeople } from './people-of-corpus.ts';

/** Beginnings as long as the texts that methods write. */
const words = 120;
const ofPopulation = 12;
const chosenFrom = 4;

/**
 * Does what best-of-N chooses by know a person? Real texts of people (every other one of a corpus, the rest being the population), eight selection texts
 * a person (five where there are few): how well own texts are told from other people's, and how often the own one of four is chosen.
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const figures: Record<string, number> = {};
  let n = 0;
  for (const corpus of peopleCorpora) {
    const all = await readPeople(corpus);
    if (all === null) continue;
    const population = all.filter((_, at) => at % 2 === 1);
    const people = all.filter((_, at) => at % 2 === 0).map(partsOf);
    const selection = fitSelection(
      population.map(({ person, texts }) => ({
        person,
        texts: texts.slice(0, ofPopulation).map(({ text }) => text),
      })),
    );
    if (selection === null) continue;
    const random = createRandom(seed);
    const scored = people.slice(0, quick ? 4 : people.length).map((one) => {
      const score = selection.towards(one.selection);
      const others = people.flatMap(({ person, targets }) => (person === one.person ? [] : targets.map(score)));
      const own = one.targets.map(score);
      const chosen = own.filter((value) => random.choose(others, chosenFrom - 1).every((other) => value > other));
      return {
        ...{ group: one.person, area: areaUnderCurve(own, others) ?? Number.NaN },
        chosen: chosen.length / Math.max(1, own.length),
      };
    });
    const area = bootstrapMean(
      scored.map(({ group, area: value }) => ({ group, value })),
      seed,
    );
    figures[`${corpus.name}Area`] = area.mean;
    figures[`${corpus.name}AreaLow`] = area.low;
    figures[`${corpus.name}AreaHigh`] = area.high;
    figures[`${corpus.name}ChosenOfFour`] = bootstrapMean(
      scored.map(({ group, chosen: value }) => ({ group, value })),
      seed,
    ).mean;
    n += scored.length;
  }
  if (n === 0) throw new Error('../shared/data/authorship is not there: this bench needs texts of real people.');
  return {
    name: 'selection-scorer',
    figures,
    baseline: { chanceArea: 0.5, chanceChosenOfFour: 1 / chosenFrom },
    n,
    seed,
  };
}

function partsOf({ person, texts }: CorpusPerson) {
  const many = texts.length >= 40;
  const read = texts.map(({ text }) => text);
  return {
    person,
    selection: many ? read.slice(10, 18) : read.slice(8, 13),
    targets: (many ? read.slice(30, 40) : read.slice(19)).map(beginning),
  };
}

function beginning(text: string): string {
  return text.split(/\s+/).slice(0, words).join(' ');
}
