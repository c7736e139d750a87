import { describe, expect, test } from 'vitest';
import type { Edit } from '../../contracts/edit.ts';
import { fictionalBackground } from '../hypotheses/fictional-writers.ts';
import { measureEdit } from './measure-edit.ts';
import { proposeFromEdits } from './propose-from-edits.ts';

const background = fictionalBackground();

function editOf(draft: string, final: string, id: string, register = 'email'): Edit {
  const measured = measureEdit(draft, final);
  if (measured === null) throw new Error('nothing was changed');
  const { words, places, changes } = measured;
  return { id, register, editedAt: '2031-05-04T10:00:00.000Z', words, places, changes: [...changes], supports: [] };
}

const propose = (pairs: readonly (readonly [draft: string, final: string])[]) =>
  proposeFromEdits({
    person: 'ilse',
    register: 'email',
    background,
    edits: pairs.map(([draft, final], at) => editOf(draft, final, `e_${at}`)),
  });

const shouted = [
  'Hi Tove,\n\nThe boat is ready! Come by on Friday, we can take her out before the rain.\n\nSee you soon!\nIlse',
  'Hello Aron,\n\nI have read the plan and I like it! There is one question about the roof, but that can wait.\n\nBest,\nIlse',
  'Hi both,\n\nThank you so much for the soup! It was the best of the whole week. Shall we do it again?\n\nIlse',
];
const calm = (text: string) => text.replaceAll('!', '.');
const calmed = shouted.map((text) => [text, calm(text)] as const);

describe('H18: edits of drafts', () => {
  test('three that each remove exclamation marks propose exactly that', () => {
    const proposed = propose(calmed);

    expect(proposed).toHaveLength(1);
    expect(proposed[0]).toMatchObject({
      origin: 'edit',
      standing: 'proposed',
      statement: 'Uses no exclamation marks: so edited in 3 of 3 drafts.',
      predicate: { featureId: 'exclamation-marks', direction: 'less' },
      effect: { ratePerson: 0 },
      flags: ['untested'],
    });
    expect(proposed[0]?.effect?.logOdds).toBeLessThan(0);
  });

  test('two propose nothing yet', () => {
    expect(propose(calmed.slice(0, 2))).toEqual([]);
  });

  test('three one way and two the other propose nothing', () => {
    const back = calmed.slice(0, 2).map(([draft, final]) => [final, draft] as const);

    expect(propose([...calmed, ...back])).toEqual([]);
  });

  test('repeated edits of one kind raise its reward', () => {
    const more = Array.from(
      { length: 5 },
      (_, at) => [`Good news about matter ${at}! More later.`, `Good news about matter ${at}. More later.`] as const,
    );
    const rewards = [0, 1, 3, 5].map((count) => propose([...calmed, ...more.slice(0, count)])[0]?.reward ?? -1);

    expect(rewards.map((reward) => Number(reward.toFixed(3)))).toEqual([0.052, 0.193, 0.378, 0.494]);
  });

  test('edits in another register do not count', () => {
    const edits = calmed.map(([draft, final], at) => editOf(draft, final, `e_${at}`, at === 0 ? 'post' : 'email'));

    expect(proposeFromEdits({ person: 'ilse', register: 'email', background, edits })).toEqual([]);
  });

  test.each([
    {
      name: 'contractions written out',
      pairs: [
        ["I don't think we'll need it before noon.", 'I do not think we will need it before noon.'],
        ["It's late and I can't stay.", 'It is late and I cannot stay.'],
        ["They didn't ask, so we won't tell.", 'They did not ask, so we will not tell.'],
      ],
      featureId: 'contractions',
      direction: 'less',
    },
    {
      name: 'a greeting put before each',
      pairs: [
        ['The gate is open again.\n\nIlse', 'Hi Tove,\n\nThe gate is open again.\n\nIlse'],
        ['Bring the long rope, please.\n\nIlse', 'Hi Aron,\n\nBring the long rope, please.\n\nIlse'],
        ['There is soup left.\n\nIlse', 'Hi Mads,\n\nThere is soup left.\n\nIlse'],
      ],
      featureId: 'greeting-hi',
      direction: 'more',
    },
  ] as const)('find $name', ({ pairs, featureId, direction }) => {
    expect(propose(pairs).map(({ predicate }) => [predicate?.featureId, predicate?.direction])).toEqual([
      [featureId, direction],
    ]);
  });
});

describe('H18: facts that an edit changes', () => {
  test.each([
    ['a name', 'Hi Tove, the boat is ready.', 'Hi Aron, the boat is ready.'],
    ['a number', 'We are 14 people and need 3 boats.', 'We are 17 people and need 4 boats.'],
    ['a day', 'Come by on Friday at noon.', 'Come by on Monday at noon.'],
    ['a date that is added', 'Come by for soup.', 'Come by on 14 June for soup.'],
    ['a number word', 'There are two boats.', 'There are three boats.'],
  ])('are no style: %s', (_, draft, final) => {
    const measured = measureEdit(draft, final);

    expect(measured?.changes).toEqual([]);
    expect(measured?.hunks).toEqual([]);
    expect(measured?.places.facts).toBe(measured?.places.total);
  });

  test('but a number written another way is', () => {
    const measured = measureEdit('There are three boats and two oars.', 'There are 3 boats and 2 oars.');

    expect(measured?.places).toEqual({ total: 2, facts: 0 });
    expect(measured?.changes.map(({ featureId, direction }) => `${featureId} ${direction}`)).toContain('numerals more');
  });

  test('are hidden where style is changed with them', () => {
    const measured = measureEdit('Dear Mr Halvorsen, it is late!', 'Hey Tove, it is late.');

    expect(JSON.stringify(measured?.hunks)).not.toMatch(/Halvorsen|Tove/);
    expect(measured?.hunks.length).toBeGreaterThan(0);
  });
});

test('H18: a final text equal to its draft is no edit', () => {
  expect(measureEdit('Hi Tove,\n\nSee you!', 'Hi Tove,\n\nSee you!')).toBeNull();
});

test('an edit keeps counts and no word of either text', () => {
  const [draft, final] = calmed[0] ?? ['', ''];

  const kept = JSON.stringify(editOf(draft, final, 'e_1'));

  for (const word of ['Tove', 'boat', 'Friday', 'rain', 'Ilse']) expect(kept).not.toContain(word);
});

test('words of the final text that the draft did not have are the person’s own', () => {
  expect(measureEdit('One two three four.', 'One two five six.')?.words).toEqual({ draft: 4, final: 4, own: 2 });
});

test('cutting a text short moves no rate of a mark that stays as frequent', () => {
  const sentence = 'The keeper looked after the gate, and I never asked why.';
  const measured = measureEdit(Array(6).fill(sentence).join(' '), Array(3).fill(sentence).join(' '));

  expect(measured?.changes.map(({ featureId, direction }) => `${featureId} ${direction}`)).toEqual([
    'words-per-text less',
  ]);
});
