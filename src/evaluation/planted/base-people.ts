import { neutralTexts, plantedTraits, plantInto } from '../../core/planted/index.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { openDatasetOf } from '../datasets/open-dataset.ts';
import type { ExperimentSetting } from '../experiment.ts';
import { mostFrequent } from '../splits/most-frequent.ts';
import { type MeasuredPerson, measuredText } from './measured-people.ts';

/** Whose texts traits are planted in. */
export interface BasePeople {
  /** A data set, or `neutral` for invented texts. */
  readonly name: string;
  readonly register: string;
  readonly people: readonly MeasuredPerson[];
  readonly files: Dataset['files'];
}

/** The data set's people in its most frequent register, or invented ones where no data set is named. */
export async function basePeople({
  files,
  options,
}: Pick<ExperimentSetting, 'files' | 'options'>): Promise<BasePeople> {
  const { data, folder } = options;
  if (data === null) return { name: 'neutral', register: 'post', people: inventedPeople(), files: [] };
  const dataset = await openDatasetOf(files, 'authorship', { dataset: data, folder });
  const samples = dataset.items.filter(({ kind }) => kind === undefined || kind === 'sample');
  const register = mostFrequent(samples.map((one) => one.register));
  const texts = new Map<string, { readonly id: string; readonly text: string }[]>();
  for (const { person, id, text } of samples.filter((one) => one.register === register)) {
    const own = texts.get(person) ?? [];
    texts.set(person, own);
    own.push({ id, text });
  }
  return {
    ...{ name: dataset.name, register, files: dataset.files },
    people: [...texts].map(([person, own]) => ({ person, texts: own.map(({ id, text }) => measuredText(id, text)) })),
  };
}

const writers = 24;
const textsOfWriter = 36;

/** Writers who differ in which sentences they like, and a little in two traits each, so that no trait is unheard of. */
function inventedPeople(): readonly MeasuredPerson[] {
  return Array.from({ length: writers }, (_, writer) => {
    const [one, two] = [writer * 3, writer * 5 + 2].map((place) => plantedTraits[place % plantedTraits.length]);
    const little = [one, two]
      .flatMap((trait) => trait ?? [])
      .filter(({ slot }, at, all) => all.findIndex((other) => other.slot === slot) === at);
    return {
      person: `writer-${writer}`,
      texts: plantInto(neutralTexts(writer, textsOfWriter), little, { dose: 0.1, seed: writer }).map(({ text }, at) =>
        measuredText(`n_${writer}_${at}`, text),
      ),
    };
  });
}
