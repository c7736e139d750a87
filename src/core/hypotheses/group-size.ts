import { features } from '../stylometry/feature-catalogue.ts';
import type { OpenedBackground } from '../stylometry/open-background.ts';

/** Under one occurrence in a usual text, most texts show none and single rates rank by chance: two are pooled. */
const fewestOccurrences = 1;
const pooledTexts = 2;

const known = new WeakMap<OpenedBackground, Map<number, number>>();

/**
 * How many texts are pooled before a person is ranked among people. It hangs on the background alone, so it is fixed before any text
 * of the person is read. For choices between two forms the rarer of the two counts.
 */
export function groupSize(place: number, background: OpenedBackground): number {
  const sizes = known.get(background) ?? new Map<number, number>();
  known.set(background, sizes);
  const size = sizes.get(place) ?? sizeFor(place, background);
  sizes.set(place, size);
  return size;
}

function sizeFor(place: number, { writers, count, opportunity }: OpenedBackground): number {
  if (features[place]?.kind !== 'count') return 1;
  let texts = 0;
  for (const { role, texts: rows, rates } of writers) {
    if (role !== 'background') continue;
    for (let row = 0; row < rows; row += 1)
      if (!Number.isNaN(rates[row * features.length + place] ?? Number.NaN)) texts += 1;
  }
  const taken = count[place] ?? 0;
  const rarer = Math.min(taken, (opportunity[place] ?? 0) - taken);
  return texts > 0 && rarer / texts < fewestOccurrences ? pooledTexts : 1;
}
