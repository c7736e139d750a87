import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMailboxSplitter } from './split-mailbox.ts';

const from = 'From ada@engines.example Mon May 03 10:12:00 2021\n';

/** Bodies of the wanted mails of a mailbox that arrives in pieces of `size` bytes. */
function bodies(
  mailbox: string,
  size: number,
  wants: (subject: string) => boolean = () => true,
): readonly (string | null)[] {
  const splitter = createMailboxSplitter((header) => wants(header.get('subject') ?? ''));
  const bytes = Buffer.from(mailbox, 'latin1');
  const messages = [];
  for (let at = 0; at < bytes.length; at += size) messages.push(...splitter.push(bytes.subarray(at, at + size)));
  messages.push(...splitter.end());
  return messages.map(({ raw }) => (raw === null ? null : bodyOf(raw.toString('latin1'))));
}

function bodyOf(raw: string): string {
  const normal = raw.replaceAll('\r\n', '\n');
  const end = normal.indexOf('\n\n');
  return end < 0 ? '' : normal.slice(end + 2).trimEnd();
}

describe.each([[1], [7], [100], [1_000_000]])('in pieces of %i bytes', (size) => {
  test.each([
    ['two mails', `${from}Subject: a\n\nOne.\n\n${from}Subject: b\n\nTwo.\n`, ['One.', 'Two.']],
    [
      'line ends of two bytes',
      `${from}Subject: a\n\nOne.\n\n${from}Subject: b\n\nTwo.\n`.replaceAll('\n', '\r\n'),
      ['One.', 'Two.'],
    ],
    [
      'an escaped line (mboxrd)',
      `${from}Subject: a\n\nOne.\n\n>From here\n>>From there\n\n${from}Subject: b\n\nTwo.\n`,
      ['One.\n\nFrom here\n>From there', 'Two.'],
    ],
    [
      'a line that was not escaped',
      `${from}Subject: a\n\nOne.\n\nFrom the mill at 10:12 in 2021 we walked.\nIt was far.\n\n${from}Subject: b\n\nTwo.\n`,
      ['One.\n\nFrom the mill at 10:12 in 2021 we walked.\nIt was far.', 'Two.'],
    ],
    [
      'a declared length over a whole mail (mboxcl2)',
      `${from}Subject: a\nContent-Length: ${5 + 8 + from.length + 16}\n\nOne.\n\nLook:\n\n${from}Subject: c\n\nIt.\n\n${from}Subject: b\n\nTwo.\n`,
      [`One.\n\nLook:\n\n${from}Subject: c\n\nIt.`, 'Two.'],
    ],
    [
      'a declared length that is false',
      `${from}Subject: a\nContent-Length: 7\n\nOne.\n\n${from}Subject: b\nContent-Length: 900\n\nTwo.\n\n${from}Subject: c\n\nThree.\n`,
      ['One.', 'Two.', 'Three.'],
    ],
    [
      'mails without bodies',
      `${from}Subject: a\n\n${from}Subject: b\n\n\n${from}Subject: c\n\nThree.\n`,
      ['', '', 'Three.'],
    ],
    ['a mail cut off in its header', `${from}Subject: a\nTo: x\n${from}Subject: b\n\nTwo.\n`, ['', 'Two.']],
    ['a last mail cut off', `${from}Subject: a\n\nOne.\n\n${from}Subject: b\nTo: x`, ['One.', '']],
    ['no line at the beginning', `Subject: a\n\nOne.\n\n${from}Subject: b\n\nTwo.\n`, ['One.', 'Two.']],
    [
      'the date of Thunderbird',
      `From - Mon May  3 10:12:00 2021\nX-Mozilla-Status: 0001\nSubject: a\n\nOne.\n\nFrom - Mon May  3 10:12:00 2021\nSubject: b\n\nTwo.\n`,
      ['One.', 'Two.'],
    ],
    ['nothing', '\n\n', []],
  ])('%s', (_name, mailbox, expected) => {
    expect(bodies(mailbox, size)).toEqual(expected);
  });
});

test('a body that is not wanted is not kept', () => {
  const mailbox = `${from}Subject: a\n\n${'x'.repeat(1000)}\n\n${from}Subject: b\n\nTwo.\n`;

  expect(bodies(mailbox, 64, (subject) => subject === 'b')).toEqual([null, 'Two.']);
});

test('a mail beyond four megabytes keeps its beginning', () => {
  const splitter = createMailboxSplitter(() => true);
  const line = Buffer.from(`${'x'.repeat(99)}\n`.repeat(10_000));
  splitter.push(Buffer.from(`${from}Subject: a\n\n`));
  for (let at = 0; at < 20; at += 1) splitter.push(line);

  expect(splitter.end().map(({ raw }) => raw?.length)).toEqual([4 * 1024 * 1024]);
});

test('every mailbox is cut the same, in whatever pieces it comes', () => {
  const piece = fc.constantFrom(
    from,
    'From ',
    'Subject: a\n',
    'Content-Length: 30\n',
    '\n',
    '\r\n',
    'words\n',
    '>From x\n',
    'From x 10:12 2021\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 60 }), (pieces, size) => {
      const mailbox = pieces.join('');

      expect(bodies(mailbox, size)).toEqual(bodies(mailbox, mailbox.length + 1));
    }),
    { seed: 9, numRuns: 1500 },
  );
});
