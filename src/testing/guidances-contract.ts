import { expect, test } from 'vitest';
import { mostRecipes } from '../ports/guidance-store.ts';
import type { Store } from '../ports/store.ts';
import { guidanceOf, keyOf, profileOf } from './builders.ts';

const ada = keyOf('ada');
const bo = keyOf('bo');
const elsewhere = keyOf('ada', 'elsewhere');

/** What every store promises of guidance as it was compiled. */
export function describeGuidances(opened: () => Promise<Store>): void {
  test('guidance comes back as it was, by person and recipe, the last one kept', async () => {
    const store = await opened();
    for (const key of [ada, bo, elsewhere]) await store.profiles.append(key, profileOf(key.person));
    await store.guidances.keep(ada, 'email', guidanceOf('ada', { system: 'first' }));
    await store.guidances.keep(ada, 'email', guidanceOf('ada', { system: 'second' }));
    await store.guidances.keep(bo, 'email', guidanceOf('bo'));

    expect(await store.guidances.find(ada, 'email')).toEqual(guidanceOf('ada', { system: 'second' }));
    expect([await store.guidances.find(ada, 'post'), await store.guidances.find(elsewhere, 'email')]).toEqual([
      null,
      null,
    ]);
  });

  test('guidance of an earlier version is never found, and not kept', async () => {
    const store = await opened();
    await store.profiles.append(ada, profileOf('ada'));
    await store.guidances.keep(ada, 'email', guidanceOf('ada'));

    await store.profiles.append(ada, profileOf('ada', { version: 2 }));

    expect(await store.guidances.find(ada, 'email')).toBeNull();
    await store.guidances.keep(ada, 'email', guidanceOf('ada', { profileVersion: 1 }));
    expect(await store.guidances.find(ada, 'email')).toBeNull();
  });

  test('so many recipes of a person are kept, and those go on being replaced', async () => {
    const store = await opened();
    await store.profiles.append(ada, profileOf('ada'));
    for (let at = 0; at <= mostRecipes; at += 1) await store.guidances.keep(ada, `tokens ${at}`, guidanceOf('ada'));

    await store.guidances.keep(ada, 'tokens 0', guidanceOf('ada', { system: 'again' }));

    expect(await store.guidances.find(ada, `tokens ${mostRecipes}`)).toBeNull();
    expect((await store.guidances.find(ada, 'tokens 0'))?.system).toBe('again');
  });

  test('guidance of nobody is not kept', async () => {
    const store = await opened();

    await store.guidances.keep(ada, 'email', guidanceOf('ada'));

    expect([await store.guidances.find(ada, 'email'), await store.people.find(ada)]).toEqual([null, null]);
  });
}
