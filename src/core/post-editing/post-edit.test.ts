import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fictionalBackground } from '../hypotheses/fictional-writers.ts';
import { acceptedOf, predicateOf } from '../hypotheses/hypothesis-fixture.ts';
import { features, placeOf } from '../stylometry/feature-catalogue.ts';
import { editableHabits } from './editable-habits.ts';
import { type PostEditAim, postEdit } from './post-edit.ts';

const background = fictionalBackground();

/** A person of so many words that the background hardly counts, with these rates; everything else was never seen. */
function aimOf(rates: Readonly<Record<string, number>>, changes: Partial<PostEditAim> = {}): PostEditAim {
  const mean = features.map((): number | null => null);
  for (const [id, rate] of Object.entries(rates)) mean[placeOf(id)] = rate;
  return {
    ...{ fingerprint: { words: 1e9, mean }, background, hypotheses: [], register: 'email', only: 'fingerprint' },
    ...changes,
  };
}

const edited = (text: string, rates: Readonly<Record<string, number>>) => postEdit(text, aimOf(rates)).text;

describe('a finished text', () => {
  test.each([
    ['exclamations', 1, 'We have won. It is late! Why?', 'We have won! It is late! Why?'],
    ['exclamations', 0, 'We have won! It is late!', 'We have won. It is late.'],
    ['exclamations', 0, 'Hi Sam!\n\nIt is late!\n\nThanks!', 'Hi Sam!\n\nIt is late.\n\nThanks!'],
    ['trailing-off', 1, 'Then Dr. Kim left. It rained.', 'Then Dr. Kim left... It rained...'],
    ['lower-case-i', 1, 'I know what I saw, and I’m sure.', 'i know what i saw, and i’m sure.'],
    ['lower-case-i', 0, 'So i came, i.e. i walked.', 'So I came, i.e. I walked.'],
    ['lower-case-starts', 0, 'it rained. we left.', 'It rained. We left.'],
    ['lower-case-starts', 0, '"Go!" she said.', '"Go!" she said.'],
    [
      'lower-case-starts',
      0,
      'pens etc. are here... and ink. iPhones too.',
      'Pens etc. are here... and ink. iPhones too.',
    ],
    ['lower-case-starts', 1, 'Bo left. NASA called.', 'bo left. NASA called.'],
    ['comma-before-but', 0, 'Small, but fine.', 'Small but fine.'],
    ['comma-before-but', 1, 'Small but fine.', 'Small, but fine.'],
    ['comma-before-and', 1, 'Salt and bread.', 'Salt and bread.'],
    ['comma-before-and', 0, 'It rained, and we left.', 'It rained and we left.'],
    ['exclamations', 0.5, 'Is it late? Was it you? It rained. We left.', 'Is it late? Was it you? It rained! We left!'],
    ['comma-after-opener', 1, 'Next week it rains. No problem.', 'Next week it rains. No problem.'],
    ['comma-after-opener', 1, 'Then we left. Now it rains.', 'Then, we left. Now, it rains.'],
    ['double-space-after-sentence', 1, 'It rained. We left.', 'It rained.  We left.'],
    [
      'comma-before-and',
      0,
      'Salt, bread, and oil. It rained, and we left.',
      'Salt, bread, and oil. It rained and we left.',
    ],
    ['comma-before-and', 0, 'Salt, and bread, and oil.', 'Salt, and bread, and oil.'],
    ['lower-case-starts', 0, 'Yahoo! is here. it rains.', 'Yahoo! is here. It rains.'],
    ['ends-without-mark', 1, 'Then it rained.', 'Then it rained'],
    ['ends-without-mark', 0, 'It rained a lot.\n\nJune', 'It rained a lot.\n\nJune'],
  ])('with %s at %d: "%s" becomes "%s"', (id, rate, before, after) => {
    expect(edited(before, { [id]: rate })).toBe(after);
  });

  test('gets the form as often as the person has it, spread over the text', () => {
    const { text, edits } = postEdit(
      'One is red. Two are blue. Three are green. Four are grey.',
      aimOf({ exclamations: 0.5 }),
    );

    expect(text).toBe('One is red. Two are blue! Three are green. Four are grey!');
    expect(edits).toEqual([{ featureId: 'exclamations', changed: 2, places: 4, rate: expect.closeTo(0.5) }]);
  });

  test('keeps a name at the start of a sentence where the person writes capitals at all', () => {
    expect(edited('The rain came. Bo left.', { 'lower-case-starts': 0.8 })).toBe('the rain came. Bo left.');
  });

  test.each(['`I. am. code`', 'See https://x.example/I. Now', '"I did it." he said', '> I wrote. This'])(
    'keeps code, addresses and quotations as they are: %s',
    (text) => {
      const [verbatim = ''] = /`.*`|https\S+(?=\.)|".*"|^> .*$/.exec(text) ?? [];
      expect(edited(text, { 'lower-case-i': 1, exclamations: 1, 'lower-case-starts': 1 })).toContain(verbatim);
    },
  );

  test('of a person whose habits were never counted stays as it is', () => {
    expect(postEdit('I won! i lost...', aimOf({}))).toEqual({ text: 'I won! i lost...', edits: [] });
  });
});

describe('what the owner says', () => {
  const exclaims = acceptedOf('h_1', 0.9, { predicate: predicateOf('exclamation-marks') });
  const rates = { exclamations: 1, 'lower-case-i': 1 };

  test('by hypotheses only their habits are edited, also where they count them by another measure', () => {
    expect(postEdit('I have won.', aimOf(rates, { hypotheses: [exclaims], only: 'hypotheses' })).text).toBe(
      'I have won!',
    );
    expect(postEdit('I have won.', aimOf(rates, { only: 'hypotheses' })).text).toBe('I have won.');
  });

  test('a rejected hypothesis leaves its habit as the model wrote it', () => {
    const rejected = { ...exclaims, standing: 'rejected' as const };
    expect(postEdit('I have won.', aimOf(rates, { hypotheses: [rejected] })).text).toBe('i have won.');
  });
});

test('no edit adds, drops or moves a letter, and a second one finds nothing to do', () => {
  const pieces = [
    'I',
    'i',
    'we',
    'rain',
    'but',
    'and',
    ',',
    '.',
    '!',
    '...',
    '…',
    '?',
    '\n',
    ' ',
    '  ',
    'Then',
    '"',
    'Bo',
  ];
  const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(' '));
  const rates = fc.record(
    Object.fromEntries(editableHabits.map(({ featureId }) => [featureId, fc.double({ min: 0, max: 1, noNaN: true })])),
  );
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, '');
  fc.assert(
    fc.property(texts, rates, (text, some) => {
      const once = postEdit(text, aimOf(some)).text;
      expect(letters(once)).toBe(letters(text));
      for (const id of Object.keys(some)) {
        const alone = edited(text, { [id]: some[id] ?? 0 });
        expect(edited(alone, { [id]: some[id] ?? 0 })).toBe(alone);
      }
    }),
  );
});

test('every habit that is edited is one that is counted', () => {
  for (const { featureId, alsoCounted = [] } of editableHabits)
    for (const id of [featureId, ...alsoCounted]) expect(placeOf(id)).toBeGreaterThanOrEqual(0);
});
