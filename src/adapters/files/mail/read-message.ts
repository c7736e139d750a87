import PostalMime, { type Email } from 'postal-mime';
import { htmlText } from '../text/html-text.ts';
import { isCalendarAnswer } from './automatic-mail.ts';
import { dropUnreadParts } from './drop-unread-parts.ts';
import { unwrapLines } from './unwrap-lines.ts';

export type MessageText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'calendar-answer' }
  /** The parts contradict each other or nest too deep. */
  | { readonly kind: 'broken' };

/** The words of a mail: its plain text with the mail program's line breaks undone, or its HTML as text. Forwarded mails that are attached stay out. */
export async function readMessage(raw: Buffer): Promise<MessageText> {
  const email = await parse(dropUnreadParts(raw));
  if (email === null) return { kind: 'broken' };
  if (
    isCalendarAnswer(
      email.subject ?? '',
      email.attachments.map(({ mimeType }) => mimeType),
    )
  )
    return { kind: 'calendar-answer' };
  const text = textOf(email);
  if (!text.includes('\ufffd')) return { kind: 'text', text };
  const again = await parse(declareWindows(raw));
  const better = again === null ? text : textOf(again);
  return { kind: 'text', text: better.includes('\ufffd') ? text : better };
}

async function parse(raw: Buffer): Promise<Email | null> {
  try {
    return await PostalMime.parse(raw, { forceRfc822Attachments: true });
  } catch {
    // postal-mime fails on purpose where headers or nesting pass its limits; one such mail must not end a mailbox.
    return null;
  }
}

function textOf({ text, html }: Email): string {
  const plain = text ?? '';
  return plain.trim() === '' && html !== undefined ? htmlText(html) : unwrapLines(plain.replaceAll('\r\n', '\n'));
}

/** Old programs sent Windows-1252 and did not say so. Parts that name no charset are given that one. */
function declareWindows(raw: Buffer): Buffer {
  const text = raw.toString('latin1');
  const headerEnd = text.search(/\r?\n\r?\n/);
  const header = headerEnd < 0 ? text : text.slice(0, headerEnd);
  const named = /^content-type:/im.test(header) ? text : `Content-Type: text/plain; charset=windows-1252\n${text}`;
  return Buffer.from(
    named.replace(
      /^(content-type:[ \t]*text\/(?:plain|html))(?![^\r\n]*(?:\r?\n[ \t][^\r\n]*){0,3}charset)/gim,
      '$1; charset=windows-1252',
    ),
    'latin1',
  );
}
