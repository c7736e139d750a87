import { expect, test } from 'vitest';
import { placeOf } from './feature-catalogue.ts';
import { measureText } from './measure-text.ts';
import { tokenize } from './tokenize.ts';

/** Occurrences and places where the choice stood. */
function share(text: string, id: string): readonly [number, number] {
  const { count, opportunity } = measureText(tokenize(text));
  return [count[placeOf(id)] ?? 0, opportunity[placeOf(id)] ?? 0];
}

test.each([
  ['since-for-because', 'We left since it rained. He stayed because he was ill, and because of her.', [1, 2]],
  ['reason-first', 'Because it rained, we left. She stayed because she was ill.', [1, 2]],
  ['semicolon-joins', 'We left; and he came, but she was not there.', [1, 2]],
  ['parenthetical-asides', 'The map (an old one) is here. The door, as you know, is open.', [1, 2]],
  ['dashes-for-commas', 'We left -- at last. The door, you know, is open.', [1, 3]],
  ['which-for-that', 'The clock which was here and the clock that was there. I think that is all.', [1, 2]],
  ['however-inside', 'It was, however, late. However, we stayed.', [1, 2]],
  ['we-for-i', 'We have our map and I have mine.', [2, 4]],
  ['lower-case-after-stop', 'we went home. it rained. The end of it.', [1, 2]],
  ['stressed-words', 'It is NEVER late, but always very cold.', [1, 4]],
  ['abbreviated-words', 'On Mon we met, on Tuesday we did not.', [1, 2]],
  ['hedged-is', 'It is perhaps late. They are here.', [1, 2]],
  ['boosted-is', 'It is certainly late. They are here.', [1, 2]],
  ['softened-requests', 'Could you send it? Send it to me. Please read it.', [2, 3]],
  ['comma-before-but', 'We left, but he stayed but did not sleep.', [1, 2]],
  ['comma-after-opener', 'Then, we left. Now we are here.', [1, 2]],
  ['that-after-saying', 'I think that the door is open. I think the door is open.', [1, 2]],
  ['hedges-for-boosters', 'Perhaps it is so, and probably we will clearly see it.', [2, 3]],
  ['opens-with-question', 'Who is there? It is me and you know it.', [1, 1]],
  ['one-sentence-paragraphs', 'We left.\n\nHe stayed. She did not.', [1, 2]],
  ['paragraphs-ending-in-exclamation', 'We left!\n\nHe stayed. She did not.', [1, 2]],
  ['opener-joining-word', 'And we left. So did he. The end of it is this.', [2, 3]],
])('%s counts the named form among the places where it could stand', (id, text, expected) => {
  expect(share(text, id)).toEqual(expected);
});
