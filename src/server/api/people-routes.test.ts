import { expect, test } from 'vitest';
import { openApi } from '../../../test/support/api-setting.ts';
import { keyOf, sampleBy } from '../../testing/index.ts';

const bound = { as: { person: 'ada' } };

async function withPeople(count: number) {
  const api = await openApi();
  for (let at = 0; at < count; at += 1) await api.store.samples.add(keyOf(`p${at}`), [sampleBy(`p${at}`)]);
  return api;
}

test('two hundred and fifty people are read to the end, each once and in order', async () => {
  const api = await withPeople(250);

  const found: string[] = [];
  const sizes: number[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const cursor = next === '' ? '' : `&cursor=${next}`;
    const page = (await api.json(200, `/people?limit=60${cursor}`)) as {
      readonly people: readonly { readonly person: string }[];
      readonly next: string | null;
    };
    found.push(...page.people.map(({ person }) => person));
    sizes.push(page.people.length);
    next = page.next;
  }

  expect(sizes).toEqual([60, 60, 60, 60, 10]);
  expect(found).toEqual((await api.clientOf('default').people()).map(({ person }) => person));
});

test('a page that ends the list says so', async () => {
  const api = await withPeople(2);

  const page = await api.json(200, '/people?limit=2');

  expect(page).toMatchObject({ people: [{ person: 'p0' }, { person: 'p1' }], next: null });
});

test.each([
  { name: 'no limit', query: 'limit=', field: 'query.limit' },
  { name: 'a limit past the most', query: 'limit=201', field: 'query.limit' },
  { name: 'a cursor that is none', query: 'cursor=a/b', field: 'query.cursor' },
  { name: 'an unknown field', query: 'colour=red', field: 'query.colour' },
])('a list with $name is refused, and the field named', async ({ query, field }) => {
  const api = await openApi();

  expect(await api.json(400, `/people?${query}`)).toMatchObject({ code: 'invalid_input', errors: [{ field }] });
});

test('a token of one person lists that person alone, once they are known', async () => {
  const api = await withPeople(3);
  await api.store.samples.add(keyOf('ada'), [sampleBy('ada')]);

  const seen = await api.json(200, '/people', bound);
  const later = await api.json(200, '/people?cursor=YWRh', bound);
  const unknown = await api.json(200, '/people', { as: { person: 'zoe' } });

  expect(seen).toMatchObject({ people: [{ person: 'ada', samples: 1 }], next: null });
  expect(later).toEqual({ people: [], next: null });
  expect(unknown).toEqual({ people: [], next: null });
});

test('ids of any script travel percent-encoded, in whichever form they were composed', async () => {
  const api = await openApi();
  await api.store.samples.add(keyOf('änna'), [sampleBy('änna')]);
  await api.store.samples.add(keyOf('愛'), [sampleBy('愛')]);

  const composed = await api.json(200, `/people/${encodeURIComponent('änna')}`);
  const parted = await api.json(200, `/people/${encodeURIComponent('änna'.normalize('NFD'))}`, {
    as: { person: 'änna' },
  });
  const other = await api.json(200, `/people/${encodeURIComponent('愛')}`);

  expect(composed).toMatchObject({ person: 'änna', samples: 1 });
  expect(parted).toEqual(composed);
  expect(other).toMatchObject({ person: '愛' });
});

test('a person nobody knows is not found, without a word of others', async () => {
  const api = await withPeople(3);

  expect(await api.json(404, '/people/zoe')).toEqual({
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    code: 'person_not_found',
    detail: 'There is no such person in this workspace.',
    instance: 'request-of-test',
  });
});

test('what is nobody’s id is refused as such', async () => {
  const api = await openApi();

  for (const id of ['%20', 'a%2Fb', '%ZZ', 'x'.repeat(65)])
    expect(await api.json(400, `/people/${id}`)).toMatchObject({ errors: [{ field: 'path.person' }] });
});

test('forgetting says what went, keeps an entry with the key, and gives zeros when repeated', async () => {
  const api = await withPeople(1);

  const first = await api.json(200, '/people/p0', { method: 'DELETE', as: { keyId: 'abcdefghijklmnop' } });
  const second = await api.json(200, '/people/p0', { method: 'DELETE' });

  expect(first).toMatchObject({ person: 'p0', samples: 1 });
  expect(second).toMatchObject({ person: 'p0', samples: 0 });
  expect(await api.store.audit.list('default', 9)).toMatchObject([
    { action: 'person.forget', keyId: null },
    { action: 'person.forget', keyId: 'abcdefghijklmnop', details: { samples: 1 } },
  ]);
});

test.each([
  { method: 'GET', path: '/people', scopes: ['write', 'learn', 'manage'] as const, needs: '"read"' },
  { method: 'DELETE', path: '/people/p0', scopes: ['write', 'read', 'learn'] as const, needs: '"manage"' },
])('$method $path needs the scope $needs', async ({ method, path, scopes, needs }) => {
  const api = await withPeople(1);

  const refused = await api.json(403, path, { method, as: { scopes } });

  expect(refused).toMatchObject({ code: 'scope_missing', detail: expect.stringContaining(needs) });
  expect(await api.clientOf('default').people()).toHaveLength(1);
});
