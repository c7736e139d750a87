import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { eventFaults } from '../../../test/support/api-document.ts';
import { openApi } from '../../../test/support/api-setting.ts';
import { lettersOfAda } from '../../../test/support/learned-person.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';

const learn = { method: 'POST', body: { texts: lettersOfAda, register: 'email', useModel: false } };

interface Made {
  readonly id: string;
  readonly state: string;
}

async function open() {
  const api = await openApi();
  const { jobs } = api.clientOf('default');
  onTestFinished(() => jobs.stop());
  return { api, jobs };
}

/** Frames that hold an event. */
const framesOf = (text: string) => text.split('\n\n').filter((frame) => frame.includes('data: '));

describe('learning', () => {
  test('is handed over as a job, whose events lead to its result', async () => {
    const { api, jobs } = await open();

    const answer = await api.ask('/people/ada/learn', learn);
    const job = (await answer.json()) as Made;
    jobs.start();
    const happened = framesOf(await (await api.ask(`/jobs/${job.id}/events`)).text());
    const done = await api.json(200, `/jobs/${job.id}`);

    expect([answer.status, answer.headers.get('location')]).toEqual([202, `/api/v1/jobs/${job.id}`]);
    expect(job).toMatchObject({ person: 'ada', state: 'queued', texts: 6 });
    expect(happened.length).toBeGreaterThan(3);
    expect(happened.map((frame) => Number(/^id: (\d+)/.exec(frame)?.[1]))).toEqual(happened.map((_, at) => at + 1));
    expect(happened.at(-1)).toContain('"state":"done"');
    expect(done).toMatchObject({ state: 'done', result: { person: 'ada', profile: { version: 1 } } });
  });

  test('tells events as the document says', async () => {
    const { api, jobs } = await open();
    const job = (await api.json(202, '/people/ada/learn', learn)) as Made;
    jobs.start();

    const told = await (await api.ask(`/jobs/${job.id}/events`)).text();

    expect(framesOf(told).length).toBeGreaterThan(3);
    expect(eventFaults(api.document, 'watchJob', told)).toEqual([]);
    expect(eventFaults(api.document, 'watchJob', told.replace('"state":"done"', '"state":"over"'))).not.toEqual([]);
  });

  test('is watched from the event that was read last', async () => {
    const { api, jobs } = await open();
    const job = (await api.json(202, '/people/ada/learn', learn)) as Made;
    jobs.start();
    const all = framesOf(await (await api.ask(`/jobs/${job.id}/events`)).text());

    const rest = await api.ask(`/jobs/${job.id}/events`, { headers: { 'last-event-id': '2' } });

    expect(framesOf(await rest.text())).toEqual(all.slice(2));
  });

  test('keeps the connection of a watcher open with comments', async () => {
    const { api } = await open();
    const beating = await openApi({ store: api.store, heartbeatMs: 1 });
    const job = (await api.json(202, '/people/ada/learn', learn)) as Made;

    const reader = (await beating.ask(`/jobs/${job.id}/events`)).body?.getReader();
    const decoder = new TextDecoder();
    let said = '';
    while (!said.includes(': still working')) said += decoder.decode((await reader?.read())?.value);
    await reader?.cancel();

    expect(said).toContain('event: state');
  });

  test('can be stopped, and a job that is not there cannot', async () => {
    const { api } = await open();
    const job = (await api.json(202, '/people/ada/learn', learn)) as Made;

    const stopped = await api.json(200, `/jobs/${job.id}/cancel`, { method: 'POST' });
    const absent = await api.json(404, '/jobs/nothing/cancel', { method: 'POST' });

    expect(stopped).toMatchObject({ id: job.id, state: 'cancelled' });
    expect(absent).toMatchObject({ code: 'job_not_found' });
    expect(await api.clientOf('default').people()).toEqual([]);
  });

  test('is estimated without being done', async () => {
    const { api } = await open();

    const estimate = await api.json(200, '/people/ada/learn/estimate', learn);

    expect(estimate).toMatchObject({ person: 'ada', samples: { kept: 6 }, estimate: { calls: 0 } });
    expect(await api.json(200, '/jobs')).toEqual({ jobs: [], next: null });
  });

  test('jobs are read in pages, newest first, and a token of one person sees that person’s', async () => {
    const { api } = await open();
    const made: string[] = [];
    for (const person of ['ada', 'bo', 'ada'])
      made.unshift(((await api.json(202, `/people/${person}/learn`, learn)) as Made).id);

    const first = (await api.json(200, '/jobs?limit=2')) as { readonly jobs: readonly Made[]; readonly next: string };
    const second = (await api.json(200, `/jobs?limit=2&cursor=${encodeURIComponent(first.next)}`)) as typeof first;
    const own = (await api.json(200, '/jobs', { as: { person: 'ada' } })) as typeof first;
    const asked = (await api.json(200, '/jobs?person=bo')) as typeof first;
    const refused = await api.json(403, '/jobs?person=bo', { as: { person: 'ada' } });

    expect([...first.jobs, ...second.jobs].map(({ id }) => id)).toEqual(made);
    expect(second.next).toBeNull();
    expect(own.jobs.map(({ id }) => id)).toEqual([made[0], made[2]]);
    expect(asked.jobs.map(({ id }) => id)).toEqual([made[1]]);
    expect(refused).toMatchObject({ code: 'not_allowed' });
  });

  test.each([
    { name: 'no texts', body: { texts: [] }, field: 'body.texts' },
    { name: 'a register that is none', body: { texts: ['x'], register: 'E Mail' }, field: 'body.register' },
    { name: 'an unknown field', body: { texts: ['x'], paths: ['/etc'] }, field: 'body.paths' },
    {
      name: 'an attestation by nobody',
      body: { texts: ['x'], attestation: { by: 'x'.repeat(121) } },
      field: 'body.attestation.by',
    },
  ])('with $name is refused', async ({ body, field }) => {
    const { api } = await open();

    expect(await api.json(400, '/people/ada/learn', { method: 'POST', body })).toMatchObject({ errors: [{ field }] });
  });
});

describe('files', () => {
  // Of its own: others upload beside it.
  beforeEach(() => {
    vi.stubEnv('TMPDIR', temporaryFolder());
    onTestFinished(() => void vi.unstubAllEnvs());
  });

  const uploads = () => readdirSync(tmpdir()).filter((name) => name.startsWith('hyperalign-upload-'));

  function formOf(
    files: readonly (readonly [string, string | Uint8Array<ArrayBuffer>])[],
    fields: readonly [string, string][] = [],
  ) {
    const form = new FormData();
    for (const [name, content] of files) form.append('files', new File([content], name));
    for (const [name, value] of fields) form.append(name, value);
    return { method: 'POST', raw: form };
  }

  const mail = lettersOfAda.map(
    (letter, at) =>
      `From - Mon\nFrom: Ada <ada@example.com>\nTo: bo@example.com\nSubject: ${at}\nMessage-ID: <${at}@example.com>\nDate: Mon, ${at + 1} Jan 2024 10:00:00 +0000\n\n${letter}\n`,
  );

  test('of several formats are read, what cannot be read is told, and nothing of them is left', async () => {
    const { api, jobs } = await open();
    const form = formOf(
      [
        ['box.mbox', mail.join('\n')],
        ['../../note.txt', 'Hey Kim!\n\nThe shelves came today, and I put them up myself!\n\nCheers,\nAda'],
        [
          '~3',
          'Hey Di!\n\nThe council has answered at last, and it is a no. I will write to them again!\n\nCheers,\nAda',
        ],
        ['note.txt', 'Hey Bo!\n\nWe are out of paint, so the fence has to wait until Friday!\n\nCheers,\nAda'],
        ['broken.txt', new Uint8Array([0, 255, 0, 1, 2, 3, 0, 254, 0, 0, 0, 7])],
      ],
      [
        ['me', 'ada@example.com'],
        ['register', 'email'],
        ['useModel', 'false'],
        ['attestedBy', 'Ada'],
      ],
    );

    const job = (await api.json(202, '/people/ada/learn', form)) as Made;
    jobs.start();
    await (await api.ask(`/jobs/${job.id}/events`)).text();
    const done = (await api.json(200, `/jobs/${job.id}`)) as {
      readonly result: {
        readonly samples: { readonly kept: number; readonly dropped: { readonly examples: unknown } };
      };
    };

    expect(done.result.samples.kept).toBe(9);
    expect(done.result.samples.dropped.examples).toEqual([
      { label: 'broken.txt', reason: 'binary', detail: expect.any(String) },
    ]);
    expect(uploads()).toEqual([]);
    expect(JSON.stringify(await api.json(200, '/people/ada/samples'))).not.toContain('hyperalign-upload');
  });

  test('of an estimate are left nowhere either', async () => {
    const { api } = await open();

    const estimate = await api.json(
      200,
      '/people/ada/learn/estimate',
      formOf([['box.mbox', mail.join('\n')]], [['me', 'ada@example.com']]),
    );

    expect(estimate).toMatchObject({ samples: { kept: 6 } });
    expect(uploads()).toEqual([]);
  });

  test.each([
    { name: 'no file', form: formOf([], [['register', 'email']]), field: 'body.files' },
    { name: 'an unknown field', form: formOf([['a.txt', 'x']], [['colour', 'red']]), field: 'body.colour' },
    {
      name: 'a field twice',
      form: formOf(
        [['a.txt', 'x']],
        [
          ['register', 'a'],
          ['register', 'b'],
        ],
      ),
      field: 'body.register',
    },
    {
      name: 'an attestation by nobody',
      form: formOf([['a.txt', 'x']], [['attestation', 'Mine.']]),
      field: 'body.attestedBy',
    },
    { name: 'a number that is none', form: formOf([['a.txt', 'x']], [['seed', 'many']]), field: 'body.seed' },
  ])('with $name are refused', async ({ form, field }) => {
    const { api } = await open();

    expect(await api.json(400, '/people/ada/learn', form)).toMatchObject({ errors: [{ field }] });
  });

  test('in a form that breaks off are refused', async () => {
    const { api } = await open();
    const headers = { 'content-type': 'multipart/form-data; boundary=part' };

    expect(await api.json(400, '/people/ada/learn', { method: 'POST', raw: '--part\r\nConte', headers })).toMatchObject(
      {
        code: 'malformed_body',
      },
    );
  });
});
