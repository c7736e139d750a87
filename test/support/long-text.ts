import { createRandom } from '../../src/core/numerics/index.ts';

const who = [
  'the keeper',
  'my neighbour',
  'a stranger',
  'the oldest of the gardeners',
  'nobody in the street',
  'the woman with the cart',
];
const did = ['looked after', 'had forgotten', 'would not sell', 'repaired twice', 'told us about', 'was fond of'];
const what = [
  'the iron gate',
  'a row of pear trees',
  'the well behind the school',
  'that narrow bridge',
  'the blue boat',
  'an empty greenhouse',
];
const when = [
  'in the second winter',
  'before the road was built',
  'as long as I can remember',
  'after the flood',
  'every other spring',
  'until the letters came',
];
const also = [
  'and I never asked why',
  'which says a good deal',
  'so we walked on',
  'though it rained for weeks',
  'because somebody had to',
  'but that is another story',
];

/** An invented essay of about that many words; every number gives another one, the same each time. */
export function longText(number: number, words: number): string {
  const random = createRandom(number + 1);
  const pick = (from: readonly string[]) => from[random.integer(from.length)] ?? '';
  const sentences: string[] = [];
  for (let count = 0; count < words; ) {
    const sentence = `${pick(who)} ${pick(did)} ${pick(what)} ${pick(when)}, ${pick(also)}.`;
    sentences.push(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`);
    count += sentence.split(' ').length;
  }
  return Array.from({ length: Math.ceil(sentences.length / 5) }, (_, at) =>
    sentences.slice(at * 5, at * 5 + 5).join(' '),
  ).join('\n\n');
}
