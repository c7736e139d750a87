import { describe, expect, test } from 'vitest';
import { openApi } from '../../../test/support/api-setting.ts';
import { hypothesisOf, keyOf, profileOf, samplesBy } from '../../testing/index.ts';

const path = '/people/ada/profile';
const standing = '/people/ada/hypotheses/h_000000000001/standing';
const pinned = { method: 'PUT', body: { standing: 'pinned' } };

async function withProfile() {
  const api = await openApi();
  await api.store.profiles.append(keyOf('ada'), profileOf('ada'), samplesBy('ada', 5));
  return api;
}

type Api = Awaited<ReturnType<typeof withProfile>>;

const tagOf = async (api: Api): Promise<string> => (await api.ask(path)).headers.get('etag') ?? '';

describe('a profile', () => {
  test('is shown with a strong tag that begins with its version, and not sent twice', async () => {
    const api = await withProfile();

    const first = await api.ask(path);
    const tag = first.headers.get('etag') ?? '';
    const again = await api.ask(path, { headers: { 'if-none-match': `"x", ${tag}` } });

    expect(tag).toMatch(/^"1\.[0-9a-f]{16}"$/);
    expect(await first.json()).toMatchObject({ person: 'ada', version: 1 });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
  });

  test('that was forgotten and made anew has another tag, though it is version 1 again', async () => {
    const api = await withProfile();
    const before = await tagOf(api);
    await api.ask('/people/ada', { method: 'DELETE' });
    await api.store.profiles.append(keyOf('ada'), profileOf('ada', { createdAt: '2026-01-01T00:00:00.000Z' }));

    const after = await api.ask(path, { headers: { 'if-none-match': before } });

    expect(after.status).toBe(200);
    expect(after.headers.get('etag')).toMatch(/^"1\./);
  });

  test('keeps its earlier versions, tells them apart and goes back to one', async () => {
    const api = await withProfile();
    await api.json(200, standing, pinned);

    const versions = await api.json(200, `${path}/versions`);
    const old = await api.json(200, `${path}?version=1`);
    const diff = await api.json(200, `${path}/diff?from=1&to=2`);
    const back = await api.json(200, `${path}/rollback`, { method: 'POST', body: { version: 1 } });

    expect(versions).toMatchObject({ person: 'ada', versions: [{ version: 2, reason: 'standing' }, { version: 1 }] });
    expect(old).toMatchObject({ version: 1, hypotheses: [{ standing: 'accepted' }] });
    expect(diff).toMatchObject({ from: 1, to: 2, changed: [{ after: { standing: 'pinned' } }] });
    expect(back).toMatchObject({ version: 3, reason: 'rollback', hypotheses: [{ standing: 'accepted' }] });
  });

  test('that is not there is not found', async () => {
    const api = await withProfile();

    expect(await api.json(404, `${path}?version=9`)).toMatchObject({ code: 'profile_not_found' });
    expect(await api.json(404, '/people/bo/profile')).toMatchObject({ code: 'person_not_found' });
    expect(await api.json(404, `${path}/rollback`, { method: 'POST', body: { version: 9 } })).toMatchObject({
      code: 'profile_not_found',
    });
  });
});

describe('a change', () => {
  test.each([
    { name: 'of a standing', at: standing, asked: pinned, shows: { hypotheses: [{ standing: 'pinned' }] } },
    {
      name: 'of a wording',
      at: '/people/ada/hypotheses/h_000000000001/statement',
      asked: { method: 'PUT', body: { statement: 'Asks one question at the end' } },
      shows: { hypotheses: [{ statement: 'Asks one question at the end.', origin: 'authored', standing: 'pinned' }] },
    },
    {
      name: 'of an attribute',
      at: `${path}/attributes`,
      asked: { method: 'PATCH', body: { role: 'runs the night shift' } },
      shows: { attributes: { role: 'runs the night shift', signature: null, language: 'eng' } },
    },
    {
      name: 'to an earlier version',
      at: `${path}/rollback`,
      asked: { method: 'POST', body: { version: 1 } },
      shows: { reason: 'rollback' },
    },
  ])('$name is made for the version that it names, and for no other', async ({ at, asked, shows }) => {
    const api = await withProfile();
    const tag = await tagOf(api);

    const made = await api.ask(at, { ...asked, headers: { 'if-match': tag } });
    const late = await api.json(412, at, { ...asked, headers: { 'if-match': tag } });

    expect(await made.json()).toMatchObject({ version: 2, ...shows });
    expect(made.headers.get('etag')).toBe(await tagOf(api));
    expect(late).toMatchObject({ status: 412, code: 'conflict' });
    expect(await api.clientOf('default').profile('ada').history()).toHaveLength(2);
  });

  test('of two for one version is made once, also at once', async () => {
    const api = await withProfile();
    const headers = { 'if-match': await tagOf(api) };

    const answers = await Promise.all([
      api.ask(standing, { ...pinned, headers }),
      api.ask(standing, { ...pinned, headers }),
    ]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect(await api.clientOf('default').profile('ada').history()).toHaveLength(2);
  });

  test('of a hypothesis that is not there, or to a standing that nobody can give, changes nothing', async () => {
    const api = await withProfile();

    const absent = await api.json(404, '/people/ada/hypotheses/h_999999999999/standing', pinned);
    const wrong = await api.json(400, standing, { method: 'PUT', body: { standing: 'proposed' } });
    const short = await api.json(400, '/people/ada/hypotheses/h_00/standing', pinned);
    const nothing = await api.json(400, `${path}/attributes`, { method: 'PATCH', body: {} });

    expect(absent).toMatchObject({ code: 'hypothesis_not_found' });
    expect([wrong, short, nothing]).toMatchObject([
      { errors: [{ field: 'body.standing' }] },
      { errors: [{ field: 'path.hypothesis' }] },
      { errors: [{ field: 'body' }] },
    ]);
    expect(await api.clientOf('default').profile('ada').history()).toHaveLength(1);
  });

  test('that would take an eleventh place of the owner is a conflict', async () => {
    const api = await openApi();
    const ids = Array.from({ length: 11 }, (_, at) => `h_0000000000${String(at + 10)}`);
    const hypotheses = ids.map((id, at) => hypothesisOf({ id, standing: at < 10 ? 'pinned' : 'proposed' }));
    await api.store.profiles.append(keyOf('ada'), profileOf('ada', { hypotheses }));

    expect(await api.json(409, `/people/ada/hypotheses/${ids[10]}/standing`, pinned)).toMatchObject({
      code: 'pin_limit',
    });
  });
});

describe('samples', () => {
  test('are read in pages, and one is removed with what was learned from it', async () => {
    const api = await openApi();
    await api.store.profiles.append(keyOf('ada'), profileOf('ada'), samplesBy('ada', 5));
    const first = (await api.json(200, '/people/ada/samples?limit=3')) as {
      readonly samples: readonly { readonly id: string }[];
      readonly next: string;
    };

    const second = await api.json(200, `/people/ada/samples?limit=3&cursor=${first.next}`);
    const absent = await api.json(404, '/people/ada/samples/s_0000000000000000', { method: 'DELETE' });

    const ids = samplesBy('ada', 5)
      .map(({ id }) => id)
      .toSorted();
    expect(first.samples.map(({ id }) => id)).toEqual(ids.slice(0, 3));
    expect(second).toMatchObject({ samples: [{ id: ids[3] }, { id: ids[4] }], next: null });
    expect(absent).toMatchObject({ code: 'sample_not_found' });
  });
});
