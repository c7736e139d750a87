import { describe, expect, test } from 'vitest';
import type { AuthorshipText } from '../../contracts/dataset.ts';
import { shortSplit, splitRoles } from './split-roles.ts';

/** So many texts by a person; `sourceOf` groups them. */
function textsBy(person: string, count: number, sourceOf: (at: number) => string = String): readonly AuthorshipText[] {
  return Array.from({ length: count }, (_, at) => {
    const id = `${person}-${at}`;
    return { person, id, register: 'post', text: `On day ${letters(at)} ${person} wrote this.`, source: sourceOf(at) };
  });
}

function letters(at: number): string {
  return String.fromCharCode(97 + Math.floor(at / 26), 97 + (at % 26));
}

function sizesOf(texts: readonly AuthorshipText[], rules = undefined as Parameters<typeof splitRoles>[1]) {
  return splitRoles(texts, rules).people.map(({ learn, select, evaluate, targets }) => {
    return [learn.length, select.length, evaluate.length, targets.length];
  });
}

describe('the roles of a person', () => {
  test.each([
    { count: 23, sizes: [8, 5, 6, 4] },
    { count: 39, sizes: [8, 5, 6, 20] },
    { count: 40, sizes: [10, 8, 12, 10] },
    { count: 50, sizes: [10, 8, 12, 10] },
  ])('$count texts give $sizes', ({ count, sizes }) => {
    expect(sizesOf(textsBy('ada', count))).toEqual([sizes]);
  });

  test('follow the order of the file', () => {
    const [ada] = splitRoles(textsBy('ada', 40)).people;

    const ids = [ada?.learn, ada?.select, ada?.evaluate, ada?.targets].flatMap((role) => role?.map(({ id }) => id));
    expect(ids).toEqual(textsBy('ada', 40).map(({ id }) => id));
  });

  test('take whole sources, each role as near to its size as they allow', () => {
    const split = splitRoles(textsBy('ada', 40, (at) => `year ${Math.floor(at / 7)}`));

    expect(
      split.people.map(({ learn, select, evaluate, targets }) =>
        [learn, select, evaluate, targets].map((role) => role.length),
      ),
    ).toEqual([[7, 7, 14, 12]]);
    expect(split.unused.beyondNeed).toBe(0);
  });

  test('are weaker for people with few texts, and only when that was asked for', () => {
    expect(sizesOf(textsBy('ada', 14))).toEqual([]);
    expect(sizesOf(textsBy('ada', 14), shortSplit)).toEqual([[4, 2, 4, 4]]);
  });
});

test('people whose texts do not suffice are left out with the reason', () => {
  const { people, leftOut } = splitRoles([
    ...textsBy('few', 22),
    ...textsBy('three', 40, (at) => `title ${at % 3}`),
    ...textsBy('uneven', 40, (at) => `year ${at < 36 ? 1 : at}`),
  ]);

  expect(people).toEqual([]);
  expect(leftOut).toEqual([
    { person: 'few', register: 'post', texts: 22, sources: 22, reason: 'too-few-texts' },
    { person: 'three', register: 'post', texts: 40, sources: 3, reason: 'too-few-sources' },
    { person: 'uneven', register: 'post', texts: 40, sources: 5, reason: 'uneven-sources' },
  ]);
});

test('texts that no role may hold are counted by cause', () => {
  const own = textsBy('ada', 24);
  const [first, second, ...rest] = own;
  if (first === undefined || second === undefined) throw new Error('no texts');

  const { people, unused } = splitRoles([
    { ...first, kind: 'imitation' },
    { ...second, kind: 'sample', furtherSources: ['2'] },
    ...rest,
    ...textsBy('bo', 23),
    { ...first, id: 'copy-of-bo', person: 'ada', text: 'ON DAY AA, BO WROTE THIS!', source: 'late' },
    { ...first, id: 'second-copy', person: 'ada', text: 'On day ac ada wrote this', source: 'later' },
  ]);

  expect(people.map(({ person }) => person)).toEqual(['bo']);
  expect(unused).toEqual({ duplicates: 2, ofSeveralSources: 1, ofOtherKinds: 1, beyondNeed: 0 });
});

test('a person whose every text is somebody else’s is named among those left out', () => {
  const twice = textsBy('ada', 23).map((text) => ({ ...text, person: 'shadow', id: `shadow ${text.id}` }));

  const { people, leftOut } = splitRoles([...textsBy('ada', 23), ...twice]);

  expect(people.map(({ person }) => person)).toEqual(['ada']);
  expect(leftOut).toEqual([{ person: 'shadow', register: 'post', texts: 0, sources: 0, reason: 'too-few-texts' }]);
});

test('a person is split in every register, and titles are kept', () => {
  const posts = textsBy('ada', 23).map((text) => ({ ...text, title: `Of ${text.id}` }));
  const mails = textsBy('Ada in mail', 23).map((text) => ({ ...text, person: 'ada', register: 'email' }));

  const { people } = splitRoles([...posts, ...mails]);

  expect(people.map(({ person, register }) => [person, register])).toEqual([
    ['ada', 'post'],
    ['ada', 'email'],
  ]);
  expect(people.map(({ learn }) => learn[0]?.title)).toEqual(['Of ada-0', null]);
});
