// How mail programs announce another person's words. Table, one line a program or language.

/** A line that begins a forwarded or quoted message: everything below is not the writer's. */
export const separatorLine = new RegExp(
  `^[ \\t>*_]{0,4}(?:${[
    "-{2,} ?(?:original message|original appointment|forwarded message|forwarded by .{1,120}|message transféré|message d[’']origine|message original|ursprüngliche nachricht|originalnachricht|original-nachricht|weitergeleitete nachricht|weitergeleitet von .{1,120}|mensaje original|mensaje reenviado|forwarded mail|mensagem original|mensagem encaminhada|messaggio originale|messaggio inoltrato|oorspronkelijk bericht|doorgestuurd bericht|ursprungligt meddelande|oprindelig meddelelse) ?-{0,}(?: ?\\d{1,2}[/.].{0,40})?",
    'begin forwarded message ?:',
    'anfang der weitergeleiteten (?:nachricht|e-?mail) ?:',
    'début du message (?:réexpédié|transféré) ?:',
    'inicio del mensaje reenviado ?:',
    'inizio messaggio inoltrato ?:',
    'begin doorgestuurd bericht ?:',
  ].join('|')})[ *_-]{0,20}$`,
  'iu',
);

/** A first header line of a quoted block, such as `From:` in Outlook's. Bold marks of HTML and stars of plain text may stand around. */
export const fromLabel = /^[ \t*_|]{0,6}(?:from|von|de|da|van|från|fra|od|от)[*_]{0,2} ?:[*_]{0,2} {0,4}\S/iu;

/** Further header lines; two of them soon after `fromLabel` make a quoted block. */
export const headerLabel =
  /^[ \t*_|]{0,6}(?:sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado(?: el)?|fecha|para|asunto|inviato|data|a|oggetto|verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne)[*_]{0,2} ?:/iu;

/** Lotus Notes: `Ada Lovelace@ENGINES` or `"Ada" <…> on 01/02/2001 09:12:33 AM`, then `To:`, `cc:`, `Subject:`. */
export const notesLine = /^[ \t]{0,40}.{0,120}\d{1,2}\/\d{1,2}\/\d{2,4} \d{1,2}:\d{2}(?::\d{2})? ?(?:[AP]M)?$/i;

/** The line above it, where Notes breaks the two. */
export const notesName = /^[ \t]{0,40}[\p{L}"][^.!?:\n]{1,80}(?:@[\p{L}\p{N}_.-]{2,40}|\/[\p{L}\p{N}_/@-]{2,60})$/u;

/** A line or joined lines that announce a quotation with a date or an address: `On Mon, 3 May 2021 at 10:12, Ada <…> wrote:`. */
export const attribution = new RegExp(
  `^(?:${[
    'on .{4,240}(?:wrote|writes|said) ?:?',
    '(?:am|den) .{4,240}(?:schrieb|hat geschrieben|skrev) ?.{0,120}:?',
    'le .{4,240} a écrit ?:?',
    'el .{4,240}(?:escribió|ha escrito) ?:?',
    '(?:em|a) .{4,240} escreveu ?:?',
    'il .{4,240} ha scritto ?:?',
    'op .{4,240} (?:schreef|het volgende geschreven) ?.{0,120}:',
    '.{2,120} (?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|skrev) (?:on|am|um|le|el|il|op|den) .{4,120}:',
    '(?:quoting|zitat von|citando a|in a message dated) .{2,200}:?',
    '-{2,} ?on .{4,240} wrote ?-{2,}',
    '\\d{4}-\\d{2}-\\d{2} \\d{1,2}:\\d{2}(?: ?(?:gmt|utc)?[+-]?\\d{0,2}:?\\d{0,2})? .{2,160}:',
    '\\d{1,2}[./]\\d{1,2}[./]\\d{2,4},? \\d{1,2}:\\d{2}.{0,20} .{2,120}[<@].{2,120}:',
  ].join('|')})$`,
  'iu',
);

/** First words that make it worth joining lines to see an attribution. */
export const attributionStart =
  /^(?:on|am|den|le|el|em|il|op|a|-{2,} ?on|quoting|zitat|citando|in a message|\d{1,4}[-./]\d{1,2}[-./]\d{1,4})\b/i;

/** An attribution with neither date nor address, believed only where quoted lines follow. */
export const bareAttribution =
  /^.{2,100} (?:wrote|writes|said|schrieb|a écrit|escribió|ha scritto|schreef|skrev) ?:$/iu;

/** A quoted line; faces such as `>:(` are none. */
export const quotedLine = /^[ \t]{0,3}>(?![:;=8][-']?[()[\]DPpOo3/\\|<]|[_.]<)/;
