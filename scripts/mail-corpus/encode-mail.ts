import type { SeededRandom } from '../../src/core/numerics/index.ts';

/** How a text travels. `wrapped` breaks lines at 72 characters without saying so, the one that loses something. */
export const transports = [
  'plain',
  'utf-8',
  'quoted-printable',
  'windows-1252',
  'windows-1252-quoted',
  'base64',
  'alternative',
  'html',
  'flowed',
  'attachment',
  'wrapped',
] as const;
export type Transport = (typeof transports)[number];

export interface MailToEncode {
  readonly person: { readonly name: string; readonly address: string };
  readonly number: number;
  readonly subject: string;
  readonly body: string;
  readonly transport: Transport;
}

/** A whole mail, one byte a character, lines ended by line feeds. */
export function encodeMail(random: SeededRandom, { person, number, subject, body, transport }: MailToEncode): string {
  const [first = '', last = ''] = person.name.split(' ');
  const ascii = /^[ -~]*$/.test(person.name);
  const froms = [
    `${ascii ? person.name : encodedWord(person.name)} <${person.address}>`,
    person.address,
    `${ascii ? `"${last}, ${first}"` : encodedWord(person.name)} <${person.address.toUpperCase()}>`,
  ];
  const head = [
    `Received: from mail.engines.example by mx.looms.example; Mon, 3 May 2021 10:12:00 +0000`,
    `Message-ID: <${number}@engines.example>`,
    `Date: Mon, 3 May 2021 10:${String(Math.floor(number) % 60).padStart(2, '0')}:00 +0000`,
    `From: ${froms[random.integer(froms.length)]}`,
    'To: Zoe Anvil <zoe@anvils.example>',
    `Subject: ${encodedWord(subject)}`,
    'MIME-Version: 1.0',
  ].join('\n');
  return `${head}\n${content(transport, body, `b${Math.floor(number)}`)}`;
}

function content(transport: Transport, body: string, boundary: string): string {
  const windows = toWindows(body);
  switch (transport) {
    case 'plain':
    case 'utf-8':
      return `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${toUtf8(body)}`;
    case 'quoted-printable':
      return `Content-Type: text/plain; charset="UTF-8"\nContent-Transfer-Encoding: quoted-printable\n\n${quotedPrintable(toUtf8(body))}`;
    case 'windows-1252':
      return windows === null
        ? content('utf-8', body, boundary)
        : `Content-Type: text/plain; charset=windows-1252\n\n${windows}`;
    case 'windows-1252-quoted':
      return windows === null
        ? content('quoted-printable', body, boundary)
        : `Content-Type: text/plain; charset=Windows-1252\nContent-Transfer-Encoding: quoted-printable\n\n${quotedPrintable(windows)}`;
    case 'base64':
      return `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${base64(toUtf8(body))}`;
    case 'alternative':
      return `Content-Type: multipart/alternative; boundary="${boundary}"\n\n--${boundary}\n${content('quoted-printable', body, '')}\n--${boundary}\n${htmlPart(body)}\n--${boundary}--\n`;
    case 'html':
      return htmlPart(body);
    case 'flowed':
      return `Content-Type: text/plain; charset=utf-8; format=flowed\n\n${toUtf8(body.split('\n').map(flow).join('\n'))}`;
    case 'attachment':
      return `Content-Type: multipart/mixed; boundary="${boundary}"\n\n--${boundary}\n${content('utf-8', body, '')}\n--${boundary}\nContent-Type: application/octet-stream; name="drawing.bin"\nContent-Disposition: attachment; filename="drawing.bin"\nContent-Transfer-Encoding: base64\n\n${base64('drawing '.repeat(900))}\n--${boundary}--\n`;
    case 'wrapped':
      return `Content-Type: text/plain; charset=utf-8\n\n${toUtf8(
        body
          .split('\n')
          .map((line) => breakLine(line, ''))
          .join('\n'),
      )}`;
  }
}

function htmlPart(body: string): string {
  const lines = body
    .split('\n')
    .map((line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
  const html = `<html><head><style>p { margin: 0 }</style></head><body><div>${lines.join('<br>\n')}</div></body></html>`;
  return `Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${quotedPrintable(toUtf8(html))}`;
}

/** RFC 3676: soft breaks end in a space, lines that begin with a space, `>` or "From " are stuffed. The signature line keeps its space. */
function flow(line: string): string {
  if (line === '-- ') return line;
  return breakLine(line, ' ')
    .split('\n')
    .map((one) => (/^(?: |>|From )/.test(one) && !line.startsWith('>') ? ` ${one}` : one))
    .join('\n');
}

function breakLine(line: string, soft: string): string {
  if (line.startsWith('>')) return line;
  const broken: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > 72) {
      broken.push(current + soft);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...broken, current].join('\n');
}

function quotedPrintable(bytes: string): string {
  return bytes
    .split('\n')
    .map((line) => {
      const encoded = line.replace(/[^ -<>-~]/g, hex).replace(/ $/, '=20');
      return encoded.replace(/(?:[^=]|=[0-9A-F]{2}){1,70}(?=(?:[^=]|=[0-9A-F]{2}))/g, (piece) =>
        encoded.length > 74 ? `${piece}=\n` : piece,
      );
    })
    .join('\n');
}

function hex(byte: string): string {
  return `=${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

function base64(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('base64').replace(/.{76}/g, '$&\n');
}

function encodedWord(text: string): string {
  return /^[ -~]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;
}

function toUtf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** Windows-1252 bytes, or null where a character has none. */
function toWindows(text: string): string | null {
  const special: Readonly<Record<string, number>> = {
    '€': 0x80,
    '‚': 0x82,
    '„': 0x84,
    '…': 0x85,
    '‘': 0x91,
    '’': 0x92,
    '“': 0x93,
    '”': 0x94,
    '•': 0x95,
    '–': 0x96,
    '—': 0x97,
  };
  let bytes = '';
  for (const character of text) {
    const code = special[character] ?? character.charCodeAt(0);
    if (code > 255 || character.length > 1) return null;
    bytes += String.fromCharCode(code);
  }
  return bytes;
}
