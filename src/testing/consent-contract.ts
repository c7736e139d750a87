import { expect, test } from 'vitest';
import type { PersonKey, Store } from '../ports/store.ts';
import { keyOf, profileOf, sampleBy, samplesBy } from './builders.ts';
import { attestationOf, comparisonOf } from './job-builders.ts';

type Open = () => Promise<Store>;

const ada = keyOf('ada');
const bo = keyOf('bo');
const elsewhere = keyOf('ada', 'elsewhere');
const none = { items: [], next: null };

/** What every store promises of choices between texts. */
export function describeComparisons(opened: Open): void {
  test('a comparison comes back as it was and makes its person; the same one is kept once', async () => {
    const store = await opened();

    expect(await store.comparisons.add(ada, comparisonOf(), 9)).toBe('kept');
    expect(await store.comparisons.add(ada, comparisonOf({ note: 'again' }), 9)).toBe('known');

    expect(await store.comparisons.find(ada, comparisonOf().id)).toEqual(comparisonOf());
    expect(await store.comparisons.list(ada, { limit: 9 })).toEqual({ items: [comparisonOf()], next: null });
    expect((await store.people.find(ada))?.createdAt).toBe(comparisonOf().at);
    expect([
      await store.comparisons.find(bo, comparisonOf().id),
      await store.comparisons.list(bo, { limit: 9 }),
      await store.comparisons.list(elsewhere, { limit: 9 }),
    ]).toEqual([null, none, none]);
  });

  test('people who compared are listed, those with most first, each workspace by itself', async () => {
    const store = await opened();
    const add = (key: PersonKey, number: number) => store.comparisons.add(key, comparisonOf({ id: `c_${number}` }), 99);
    for (const number of [1, 2, 3]) await add(bo, number);
    for (const number of [1, 2]) await add(ada, number);
    await add(keyOf('cleo'), 1);
    await add(elsewhere, 1);

    expect(await store.comparisons.people('default', { least: 2, most: 9 })).toEqual(['bo', 'ada']);
    expect(await store.comparisons.people('default', { least: 1, most: 1 })).toEqual(['bo']);
    expect(await store.comparisons.people('nowhere', { least: 1, most: 9 })).toEqual([]);
  });

  test('comparisons are listed newest first, page by page, each once while others are added', async () => {
    const store = await opened();
    const add = (number: number) => store.comparisons.add(ada, comparisonOf({ id: `c_${number}` }), 99);
    for (const number of [1, 2, 3, 4, 5]) await add(number);

    const first = await store.comparisons.list(ada, { limit: 2 });
    await add(6);
    const second = await store.comparisons.list(ada, { limit: 2, after: first.next ?? '' });
    const third = await store.comparisons.list(ada, { limit: 2, after: second.next ?? '' });

    expect([first, second, third].flatMap(({ items }) => items.map(({ id }) => id))).toEqual(
      [5, 4, 3, 2, 1].map((number) => `c_${number}`),
    );
    expect(third.next).toBeNull();
    await expect(store.comparisons.list(ada, { limit: 2, after: 'c_1' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  test('no more are kept than the limit says, and what is known stays known', async () => {
    const store = await opened();
    for (const id of ['c_1', 'c_2']) await store.comparisons.add(ada, comparisonOf({ id }), 2);

    expect(await store.comparisons.add(ada, comparisonOf({ id: 'c_3' }), 2)).toBe('full');
    expect(await store.comparisons.add(ada, comparisonOf({ id: 'c_2' }), 2)).toBe('known');
    expect(await store.comparisons.add(bo, comparisonOf({ id: 'c_3' }), 2)).toBe('kept');

    expect((await store.comparisons.list(ada, { limit: 9 })).items).toHaveLength(2);
  });

  test('a person without texts who chose is forgotten with the choices', async () => {
    const store = await opened();
    await store.comparisons.add(ada, comparisonOf(), 9);
    await store.comparisons.add(bo, comparisonOf(), 9);

    expect(await store.forget(ada)).toMatchObject({ comparisons: 1, samples: 0 });

    expect([await store.people.find(ada), await store.comparisons.list(ada, { limit: 9 })]).toEqual([null, none]);
    expect((await store.comparisons.list(bo, { limit: 9 })).items).toHaveLength(1);
    expect(await store.check()).toEqual([]);
  });
}

/** What every store promises of who attested what, and of texts that two people have. */
export function describeAttestations(opened: Open): void {
  test('an attestation is kept once, oldest first, and only of a person who is there', async () => {
    const store = await opened();
    await store.attestations.add(ada, attestationOf());
    const before = await store.attestations.list(ada);
    await store.samples.add(ada, [sampleBy('ada')]);
    const late = attestationOf({ id: 'a_2', at: '2025-05-09T00:00:00.000Z', statement: null });

    for (const one of [late, attestationOf(), attestationOf({ by: 'somebody else' })])
      await store.attestations.add(ada, one);

    expect([before, await store.attestations.list(ada), await store.attestations.list(elsewhere)]).toEqual([
      [],
      [attestationOf(), late],
      [],
    ]);
    expect(await store.people.list('elsewhere')).toEqual([]);
  });

  test('an attestation comes with the version it was given for, and with no other', async () => {
    const store = await opened();
    const along = { attestations: [attestationOf()] };

    await expect(store.profiles.append(ada, profileOf('ada', { version: 2 }), [], along)).rejects.toMatchObject({
      code: 'conflict',
    });
    const refused = await store.attestations.list(ada);
    await store.profiles.append(ada, profileOf('ada'), [], along);

    expect([refused, await store.attestations.list(ada)]).toEqual([[], [attestationOf()]]);
    expect(await store.forget(ada)).toMatchObject({ attestations: 1 });
    expect(await store.attestations.list(ada)).toEqual([]);
  });

  test('texts that other people of the workspace have are counted, most first', async () => {
    const store = await opened();
    const texts = samplesBy('ada', 1200);
    const ids = texts.map(({ id }) => id);
    await store.samples.add(ada, texts);
    await store.samples.add(bo, texts.slice(0, 700));
    await store.samples.add(keyOf('cy'), [...texts.slice(1100), sampleBy('cy')]);
    await store.samples.add(keyOf('di'), [sampleBy('di')]);
    await store.samples.add(keyOf('bo', 'elsewhere'), texts.slice(0, 3));

    expect(await store.samples.others(ada, ids)).toEqual([
      { person: 'bo', samples: 700 },
      { person: 'cy', samples: 100 },
    ]);
    expect(await store.samples.others(ada, [])).toEqual([]);
    expect(await store.samples.others(elsewhere, ids.slice(0, 1))).toEqual([{ person: 'bo', samples: 1 }]);
  });
}
