import { describe, expect, test } from 'vitest';
import { readAll } from '../../../../test/fixtures/mail/read-all.ts';

const words = 'The valves arrived this morning, all twelve of them.';
const me = ['ada@engines.example'];
const mail = (headers: string, body: string | Buffer = words, from = 'Ada Lovelace <ada@engines.example>'): Buffer =>
  Buffer.concat([
    Buffer.from(`From: ${from}\nMessage-ID: <1@engines.example>\n${headers}\n`),
    Buffer.from('\n'),
    Buffer.from(body),
  ]);
const textOf = async (raw: Buffer | string) =>
  (await readAll({ 'm.eml': Buffer.from(raw) }, { me })).documents.map(({ text }) => text.trim());

describe('a mail', () => {
  test('gives its text, sender, thread and time', async () => {
    const raw = mail(
      'Date: Mon, 3 May 2021 10:12:00 +0200 (CEST)\nReferences: <root@looms.example> <2@looms.example>\nSubject: Valves',
    );
    const reply = (await readAll({ 'm.eml': raw }, { me })).documents[0];
    const root = (
      await readAll(
        { 'r.eml': Buffer.from(`From: ada@engines.example\nMessage-ID: <root@looms.example>\n\n${words}`) },
        { me },
      )
    ).documents[0];

    expect(reply).toEqual({
      kind: 'document',
      text: `${words}\n`,
      source: { kind: 'email', label: 'm.eml', unit: root?.source.unit },
      register: 'email',
      writtenAt: '2021-05-03T08:12:00.000Z',
      authorName: 'Ada Lovelace',
    });
    expect(reply?.source.unit).toMatch(/^thread-[0-9a-f]+$/);
  });

  const umlauts = 'Grüße – schön, daß alles läuft.';
  const latin = Buffer.concat([
    Buffer.from('Grüße ', 'latin1'),
    Buffer.from([0x96]),
    Buffer.from(' schön, daß alles läuft.', 'latin1'),
  ]);
  test.each([
    ['8-bit UTF-8', mail('Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit', umlauts)],
    [
      'quoted-printable',
      mail(
        'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable',
        'Gr=C3=BC=C3=9Fe =E2=80=93 sch=C3=B6n, da=C3=9F a=\nlles l=C3=A4uft.',
      ),
    ],
    [
      'base64',
      mail(
        'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64',
        Buffer.from(umlauts).toString('base64'),
      ),
    ],
    ['Windows-1252', mail('Content-Type: text/plain; charset=windows-1252', latin)],
    ['Windows-1252 that says nothing', mail('Subject: x', latin)],
    ['Windows-1252 that names no charset', mail('Content-Type: text/plain', latin)],
    [
      'an HTML-only mail',
      mail(
        'Content-Type: text/html; charset=utf-8',
        '<html><body><div>Gr&uuml;&szlig;e &ndash; sch&ouml;n, da&szlig; <b>alles</b> l&auml;uft.</div></body></html>',
      ),
    ],
    [
      'a mail of text and HTML',
      mail(
        'Content-Type: multipart/alternative; boundary="b"',
        `--b\nContent-Type: text/plain; charset=utf-8\n\n${umlauts}\n--b\nContent-Type: text/html\n\n<p>${'other '.repeat(800)}</p>\n--b--\n`,
      ),
    ],
    [
      'a mail whose text is blank',
      mail(
        'Content-Type: multipart/alternative; boundary="b"',
        `--b\nContent-Type: text/plain\n\n \n--b\nContent-Type: text/html; charset=utf-8\n\n<p>${umlauts}</p>${' '.repeat(3000)}\n--b--\n`,
      ),
    ],
    [
      'a mail with a document',
      mail(
        'Content-Type: multipart/mixed; boundary=b',
        `--b\nContent-Type: text/plain; charset=utf-8\n\n${umlauts}\n--b\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n${'QUJD'.repeat(2000)}\n--b--\n`,
      ),
    ],
    [
      'a mail with line ends of two bytes',
      Buffer.from(mail('Content-Type: text/plain; charset=utf-8', umlauts).toString().replaceAll('\n', '\r\n')),
    ],
  ])('in %s is decoded', async (_name, raw) => {
    expect(await textOf(raw)).toEqual([umlauts]);
  });

  test('in HTML keeps quotations apart, and leaves signatures out', async () => {
    const html =
      '<div>Yes, they came.</div><div class="gmail_signature">Ada, Engines Ltd</div><div class="gmail_attr">On Mon, Bo wrote:</div><blockquote>Did they come?</blockquote>';

    expect(await textOf(mail('Content-Type: text/html; charset=utf-8', html))).toEqual([
      'Yes, they came.\nOn Mon, Bo wrote:\n\n> Did they come?',
    ]);
  });

  test('broken at a fixed width is put together again, its own line breaks kept', async () => {
    const body = [
      'Hi Bo,',
      '',
      'the valves arrived this morning, all twelve of them, and I have put them on',
      'the shelf by the door. Could you have a look at the drawing before Friday?',
      'I am not sure that the flange fits the new pump, and neither is Cy.',
      'Short line.',
      '- a list item that is long enough to reach the width of the others, it is',
      '- another',
      '',
      'Best,',
      'Ada',
    ].join('\n');

    expect(await textOf(mail('Subject: x', body))).toEqual([
      [
        'Hi Bo,',
        '',
        'the valves arrived this morning, all twelve of them, and I have put them on the shelf by the door. Could you have a look at the drawing before Friday?',
        'I am not sure that the flange fits the new pump, and neither is Cy.',
        'Short line.',
        '- a list item that is long enough to reach the width of the others, it is',
        '- another',
        '',
        'Best,',
        'Ada',
      ].join('\n'),
    ]);
  });

  test('broken at a fixed width joins sentences that end at the margin where the paragraph is one run', async () => {
    const body =
      'The valves arrived this morning, all twelve of them, and they are on the\nshelf by the door, beside the drawings that Cy brought from the old mill.\nNobody has looked at them yet.\n\nAda';

    expect(await textOf(mail('Subject: x', body))).toEqual([
      'The valves arrived this morning, all twelve of them, and they are on the shelf by the door, beside the drawings that Cy brought from the old mill. Nobody has looked at them yet.\n\nAda',
    ]);
  });

  test('of verse keeps its lines', async () => {
    const body =
      'so much depends upon the twelve new valves that came this morning early\nglazed with rain\nbeside the white\nshelf by the\ndoor that nobody has opened since the day before the winter came to us all';

    expect(await textOf(mail('Subject: x', body))).toEqual([body]);
  });

  test('as Apple Mail keeps it is read to its stated length', async () => {
    const raw = mail('Subject: x').toString();
    const { documents } = await readAll({ 'm.emlx': `${raw.length}\n${raw}<?xml version="1.0"?><plist/>` }, { me });

    expect(documents.map(({ text }) => text)).toEqual([`${words}\n`]);
  });
});

describe('a mail that nobody typed is dropped', () => {
  test.each([
    ['marked', 'Auto-Submitted: auto-replied'],
    ['a delivery report', 'Content-Type: multipart/report; boundary=b'],
    ['out of office', 'Subject: Automatic reply: Valves'],
    ['out of office, German', 'Subject: Abwesenheitsnotiz: Ventile'],
    ['out of office, French', 'Subject: =?utf-8?Q?R=C3=A9ponse_automatique_:?= Vannes'],
    ['a bounce', 'Subject: Undeliverable: Valves'],
    [
      'an answer to an invitation',
      'Subject: Accepted: Valves\nContent-Type: multipart/alternative; boundary=b',
      '--b\nContent-Type: text/plain\n\nAda has accepted this.\n--b\nContent-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\n--b--\n',
    ],
  ])('%s', async (_name, headers, body = words) => {
    const { documents, skipped } = await readAll({ 'm.eml': mail(headers, body) }, { me });

    expect([documents, skipped.map(({ reason }) => reason)]).toEqual([[], ['automatic']]);
  });

  test('unless the header says a human did', async () => {
    expect(await textOf(mail('Auto-Submitted: no\nSubject: Accepted: the valves'))).toEqual([words]);
  });
});

describe('whose mail it is', () => {
  const box = (...senders: readonly string[]): string =>
    senders
      .map((from, at) => `From x Mon May 03 10:12:00 2021\nFrom: ${from}\nSubject: ${at}\n\nText ${at} by ${from}.\n\n`)
      .join('');

  test.each([
    ['an address in any case', ['ADA@Engines.Example']],
    ['a name', ['Ada Lovelace']],
    ['one of two addresses', ['x@y.example', 'ada@engines.example']],
  ])('is told by %s', async (_name, names) => {
    const { documents, skipped } = await readAll(
      {
        'all.mbox': box(
          'Ada Lovelace <ada@engines.example>',
          'bo@looms.example',
          '"Lovelace, Ada" <ada@engines.example>',
        ),
      },
      { me: names },
    );

    expect(documents.map(({ source }) => source.label)).toEqual(['all.mbox#1', 'all.mbox#3']);
    expect(skipped).toEqual([
      { kind: 'skipped', label: 'all.mbox#2', reason: 'other-author', detail: 'sent by somebody else' },
    ]);
  });

  test('needs no telling where one person sent everything', async () => {
    const { documents } = await readAll({ 'sent.mbox': box('ada@engines.example', 'Ada <ada@engines.example>') });

    expect(documents.map(({ source }) => source.label)).toEqual(['sent.mbox#1', 'sent.mbox#2']);
  });

  test('is asked where several did, the most frequent named', async () => {
    const senders = ['cy@mills.example', 'ada@engines.example', 'bo@looms.example', 'ada@engines.example'];

    await expect(readAll({ 'all.mbox': box(...senders) })).rejects.toMatchObject({
      code: 'invalid_input',
      message:
        'These texts are by several people: ada@engines.example (2), bo@looms.example (1), cy@mills.example (1). Say which of them is the person with --me, for example --me ada@engines.example.',
    });
  });

  test('is asked of a folder of mails, too', async () => {
    await expect(
      readAll({ 'd/1.eml': mail(''), 'd/2.eml': mail('', words, 'bo@looms.example') }, { paths: ['d'] }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('damaged mail', () => {
  test.each([
    ['no header', 'just some words\nand more', 'unreadable'],
    [
      'parts nested without end',
      `${mail('Content-Type: multipart/mixed; boundary=b0').toString()}\n${Array.from({ length: 300 }, (_, at) => `--b${at}\nContent-Type: multipart/mixed; boundary=b${at + 1}\n\n`).join('')}`,
      'unreadable',
    ],
  ])('with %s is passed over', async (_name, raw, reason) => {
    const { documents, skipped } = await readAll({ 'm.eml': raw }, { me: [] });

    expect([documents, skipped.map((one) => one.reason)]).toEqual([[], [reason]]);
  });

  test.each([
    [
      'a boundary that never closes',
      mail('Content-Type: multipart/mixed; boundary=b', `--b\nContent-Type: text/plain\n\n${words}\n`),
    ],
    ['a boundary that is not there', mail('Content-Type: text/plain; boundary=b')],
    ['an encoding nobody knows', mail('Content-Type: text/plain; charset=x-klingon\nContent-Transfer-Encoding: 9bit')],
    ['a date that is none', mail('Date: the day after tomorrow')],
    ['a header of a megabyte', mail(`X-Long: ${'x'.repeat(1_000_000)}`)],
  ])('with %s still gives its text', async (_name, raw) => {
    expect(await textOf(raw)).toEqual([words]);
  });
});
