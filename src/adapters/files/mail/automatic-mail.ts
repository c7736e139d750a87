import { decodeWords } from 'postal-mime';
import type { MailAuthor, MailHeader } from './mail-header.ts';

const robots =
  /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|notifications?|auto-?reply)(?:[+.-].*)?@/i;
const subjects = new RegExp(
  `^(?:${[
    '(?:automatic reply|auto(?:matic)? ?response|auto-?reply|autoreply|out of (?:the )?office|ooo) ?[:(-]',
    'out of (?:the )?office$',
    '(?:automatische antwort|abwesenheitsnotiz|abwesend|abwesenheitsbenachrichtigung) ?:?',
    '(?:réponse automatique|absence du bureau) ?:?',
    '(?:respuesta automática|fuera de la oficina) ?:?',
    '(?:risposta automatica|automatisch antwoord|autosvar) ?:?',
    '(?:undeliverable|undelivered mail|mail delivery (?:failed|failure|status)|delivery status notification|returned mail|failure notice|unzustellbar)\\b',
    '(?:read|not read|gelesen|lu|leído) ?: ',
  ].join('|')})`,
  'iu',
);
const answers =
  /^(?:accepted|declined|tentative(?:ly accepted)?|canceled|cancelled|zugesagt|abgelehnt|abgesagt|mit vorbehalt|accepté|refusé|provisoire|annulé|aceptada|rechazada|provisional|cancelada) ?: /iu;

/** Why a mail was written by a program (an answer out of office, a bounce, a receipt), or null where a human wrote it. */
export function automaticMail(header: MailHeader, author: MailAuthor | null): string | null {
  const submitted = header.get('auto-submitted');
  if (submitted !== undefined && !/^no\b/i.test(submitted)) return 'marked as sent by a program';
  if (header.has('x-autoreply') || header.has('x-autorespond') || header.has('x-auto-reply-from'))
    return 'an automatic reply';
  if (/^auto_reply/i.test(header.get('precedence') ?? '')) return 'an automatic reply';
  if (header.has('x-failed-recipients') || /^multipart\/report/i.test(header.get('content-type') ?? ''))
    return 'a delivery report or receipt';
  if (/^text\/calendar/i.test(header.get('content-type') ?? '')) return 'a calendar entry';
  if (author?.names.some((name) => robots.test(name))) return 'sent by a program';
  return subjects.test(subjectOf(header)) ? 'an automatic reply or report, by its subject' : null;
}

/** Answers to invitations carry a calendar part besides their subject. */
export function isCalendarAnswer(subject: string, mimeTypes: readonly string[]): boolean {
  return answers.test(subject) && mimeTypes.some((type) => type === 'text/calendar' || type === 'application/ics');
}

function subjectOf(header: MailHeader): string {
  const subject = header.get('subject') ?? '';
  return subject.includes('=?') ? decodeWords(subject) : subject;
}
