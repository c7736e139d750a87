import type { ChatMessage } from './chat-message.ts';

// "31.12.23, 21:41 - Ada: Hi" (Android), "[31/12/2023, 9:41:09 PM] Ada: Hi" (iPhone), dates in any order.
const start =
  /^[\u200e\u200f\u202a-\u202e]*\[?(\d{1,4})([./-])(\d{1,2})\2(\d{1,4}),? (\d{1,2}):(\d{2})(?::(\d{2}))?[ \u202f\u00a0]?([ap]\.?[ \u00a0]?m\.?)?\]?(?: -| –|(?<=\])) ?(.*)$/iu;
const spoken = /^([^:\n]{1,80}): ?([\s\S]*)$/u;
const media = new RegExp(
  `^[\\u200e\\u200f]*(?:${[
    '<?(?:media omitted|medien ausgeschlossen|médias omis|multimedia omitido|archivo omitido|media weggelaten|media omessi)>?',
    '<(?:attached|anhang|pièce jointe|adjunto): .{1,200}>',
    '(?:image|video|audio|sticker|gif|document|contact card|bild|video|audio|sticker|dokument|kontaktkarte)[^\\n]{0,80} (?:omitted|weggelassen|ausgeschlossen)',
    '.{1,200} \\((?:file attached|datei angehängt|fichier joint|archivo adjunto)\\)',
    '(?:this message was deleted|you deleted this message|diese nachricht wurde gelöscht|du hast diese nachricht gelöscht|ce message a été supprimé|vous avez supprimé ce message|este mensaje fue eliminado|eliminaste este mensaje|se eliminó este mensaje|null)\\.?',
    '(?:missed (?:voice|video) call|verpasster (?:sprach|video)anruf|appel (?:vocal|vidéo) manqué|llamada perdida).{0,60}',
    '(?:location|live location shared|standort): ?.{0,200}',
  ].join('|')})$`,
  'iu',
);
const edited =
  /[ \u200e]*<(?:this message was edited|diese nachricht wurde bearbeitet|ce message a été modifié|se editó este mensaje)>$/iu;
const marks = /[\u200e\u200f\u202a-\u202e]/g;

/** Whether a text begins as an exported WhatsApp chat does: dated lines, at least one of them spoken by somebody. */
export function isWhatsAppExport(beginning: string): boolean {
  const lines = beginning.split(/\r?\n/, 12).filter((line) => line.trim() !== '');
  const dated = lines.flatMap((line) => start.exec(line.slice(0, 500))?.[9] ?? []);
  return dated.length >= 2 && start.test((lines[0] ?? '').slice(0, 500)) && dated.some((rest) => spoken.test(rest));
}

/** Messages of an exported chat: lines without a date belong to the message above; system lines, media and deleted messages are left out. */
export function* whatsAppMessages(text: string): Generator<ChatMessage> {
  const order = dateOrder(text);
  let open: { readonly message: ChatMessage; readonly lines: string[] } | null = null;
  for (const line of text.split(/\r?\n/)) {
    const parts = line.length < 20_000 ? start.exec(line) : start.exec(line.slice(0, 20_000));
    if (parts === null) {
      open?.lines.push(line);
      continue;
    }
    if (open !== null) yield* closed(open.message, open.lines);
    open = null;
    const words = spoken.exec(line.length < 20_000 ? (parts[9] ?? '') : `${parts[9] ?? ''}${line.slice(20_000)}`);
    if (words === null) continue;
    const name = (words[1] ?? '').replace(marks, '').trim();
    open = {
      message: { author: { shown: name, names: [name] }, ...momentOf(parts, order), text: '' },
      lines: [words[2] ?? ''],
    };
  }
  if (open !== null) yield* closed(open.message, open.lines);
}

function* closed(message: ChatMessage, lines: readonly string[]): Generator<ChatMessage> {
  const text = lines.join('\n').replace(edited, '').replace(marks, '').trim();
  if (text !== '' && !media.test(text)) yield { ...message, text };
}

type DateOrder = 'day-first' | 'month-first' | 'year-first';

/** An export writes dates one way. Points mean day first; else a number above 12 tells; else the clock of twelve hours does, as American phones write. */
function dateOrder(text: string): DateOrder {
  let hasTwelveHours = false;
  let checked = 0;
  for (const line of text.split('\n')) {
    const parts = start.exec(line.slice(0, 100));
    if (parts === null) continue;
    const [first, second] = [Number(parts[1]), Number(parts[3])];
    if ((parts[1] ?? '').length === 4) return 'year-first';
    if (parts[2] === '.' || first > 12) return 'day-first';
    if (second > 12) return 'month-first';
    if (parts[8] !== undefined) hasTwelveHours = true;
    checked += 1;
    if (checked > 20_000) break;
  }
  return hasTwelveHours ? 'month-first' : 'day-first';
}

function momentOf(
  parts: RegExpExecArray,
  order: DateOrder,
): { readonly day: string; readonly writtenAt: string | null } {
  const [a, b, c] = [Number(parts[1]), Number(parts[3]), Number(parts[4])];
  const [year, month, date] = order === 'year-first' ? [a, b, c] : order === 'day-first' ? [c, b, a] : [c, a, b];
  const hours = (Number(parts[5]) % (parts[8] === undefined ? 24 : 12)) + (/^p/i.test(parts[8] ?? '') ? 12 : 0);
  const time = Date.UTC(
    year < 100 ? 2000 + year : year,
    month - 1,
    date,
    hours,
    Number(parts[6]),
    Number(parts[7] ?? 0),
  );
  if (Number.isNaN(time) || month > 12 || date > 31)
    return { day: `${parts[1]}-${parts[3]}-${parts[4]}`, writtenAt: null };
  const iso = new Date(time).toISOString();
  return { day: iso.slice(0, 10), writtenAt: iso };
}
