// Table with its rule: invented sentences without habits of their own, to plant traits in.
import { drawNumbers } from './draw-numbers.ts';

const sentences: readonly string[] = [
  'The ferry to the island leaves at noon, and the last boat comes back before dark.',
  'I do not know who painted the harbour wall, but the colour is a good one.',
  'We waited for two hours because the road was closed after the storm.',
  'The library is open on Monday, Tuesday and Friday until the lamps are lit.',
  'It is a quiet street, and there are three bakeries on it.',
  'My neighbour keeps bees, hens and a very old donkey.',
  'They have moved the market, after a long debate, to the square behind the mill.',
  'She is the person who repaired the clock that was broken in the flood.',
  'There will be a concert in the hall because the choir is back from its tour.',
  'He was late, so we started without him.',
  'The council has five members, and one of them is always away.',
  'I am sure that the bridge that was built last year will hold.',
  'Our train was full, but we found seats near the door.',
  'The garden is narrow, and the wall keeps the wind off the beans.',
  'You are right about the lamp, which is too bright for the room.',
  'They did not agree on the price, and the sale was put off until Wednesday.',
  'The school needs four new tables, some chairs and a map.',
  'In the morning the fog lifts, and the boats go out.',
  'It was cold on Sunday because the stove had gone out.',
  'The recipe, as my aunt wrote it down, asks for six eggs.',
  'We are going to the hills again, but only for a day.',
  'This is the oldest house in the lane, and it has never been sold.',
  'I have kept the letter because it tells the story of the mill.',
  'The new clerk is careful, and her figures are right.',
  'Some of the windows were open, so the rain came in.',
  'They will not cut the lime tree, for the children play under it.',
  'The report has seven pages, and most of them are tables.',
  'At the corner there is a shop that has every kind of nail, screw and hinge.',
  'He said that the winter would be mild, but nobody believed him.',
  'The doctor, in spite of the snow, came on foot.',
  'We were glad to have the fire, and the soup was hot.',
  'I would like to see the plans before the meeting on Thursday.',
  'The path along the river is steep, wet and full of stones.',
  'She has ten minutes before the bus, and it is not enough.',
  'There are many answers to that question, and they are all short.',
  'The old map, with its brown edges, hangs in the hall now.',
  'It is not far to the sea, but the way is hard to find.',
  'My brother was there too, and he has told me about it.',
  'The lock is new because the key was lost in September.',
  'When the bell rings, the shops close and the lights go on.',
];

/**
 * Texts of one invented writer, about ten sentences in two paragraphs. Equal numbers give equal texts; writers differ in which sentences they
 * like, not in how they write. Enough of every opportunity stands in them for each trait to have one.
 */
export function neutralTexts(writer: number, count: number): readonly string[] {
  const liking = drawNumbers('writer', writer);
  const weights = sentences.map(() => 0.5 + liking());
  return Array.from({ length: count }, (_, place) => {
    const draw = drawNumbers('text', writer, place);
    const ordered = sentences
      .map((sentence, at) => ({ sentence, key: draw() * (weights[at] ?? 1) }))
      .toSorted((one, other) => other.key - one.key)
      .slice(0, 9 + Math.floor(draw() * 4))
      .map(({ sentence }) => sentence);
    const half = Math.ceil(ordered.length / 2);
    return `${ordered.slice(0, half).join(' ')}\n\n${ordered.slice(half).join(' ')}`;
  });
}
