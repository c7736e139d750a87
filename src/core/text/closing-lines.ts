// Words a letter is closed with, as whole lines or before a name. Longer phrases first.
const phrases = [
  '(?:with )?(?:best|kind|kindest|warm|warmest|friendly|many)(?: (?:regards|wishes|thanks))',
  '(?:with )?(?:all )?(?:my |the )?best(?: wishes| regards)?(?: from [\\p{L} ]{2,20})?',
  'regards',
  'rgds',
  'cheers',
  '(?:many )?thanks(?: (?:again|so much|very much|a lot|a million|in advance|for (?:all )?your help))?',
  'thank you(?: (?:again|so much|very much|in advance|for your help))?',
  'thx',
  'ta',
  '(?:yours )?(?:sincerely|faithfully|truly|respectfully|cordially)(?: yours)?',
  'yours',
  'ciao',
  'love',
  'hugs',
  'xo(?:xo)*',
  'talk soon',
  'see you(?: soon| then| there)?',
  'take care',
  'mit (?:freundlichen|besten|herzlichen|lieben|vielen|schönen) grüßen',
  'mit (?:freundlichem|bestem|herzlichem|lieben) gruß',
  '(?:freundliche|beste|herzliche|liebe|viele|schöne) (?:grüße|grüsse)',
  '(?:bester|herzlicher|lieber|schöner|freundlicher) gruß',
  'gruß',
  'grüße',
  'lg',
  'vg',
  'mfg',
  'bis (?:dann|bald|später|morgen)',
  '(?:bien )?(?:cordialement|amicalement)(?: vôtre)?',
  'bien à (?:vous|toi)',
  '(?:meilleures|sincères|bonnes) salutations',
  'bises|bisous',
  'à (?:bientôt|plus|demain)',
  '(?:un )?(?:cordial saludo|saludo|abrazo)(?: cordial)?',
  '(?:muchos |cordiales )?saludos(?: cordiales)?',
  'atentamente',
  '(?:muchas )?gracias(?: por todo)?',
  'besos',
  'cordiali saluti|saluti|un caro saluto|a presto|grazie(?: mille)?',
  'atenciosamente|abraços?|obrigad[oa]',
  'met vriendelijke groet(?:en)?|groet(?:en|jes)?|mvg',
  'hälsningar|med vänliga? hälsning(?:ar)?|mvh|hilsen|venlig hilsen|med venlig hilsen',
].join('|');

const wholeLine = new RegExp(`^(?:${phrases})[ ]?[,.!–—-]{0,3}$`, 'iu');
const withName = new RegExp(`^(?:${phrases})[ ]?[,.!–—-]{1,2} ?(.{1,40})$`, 'iu');

/** A line that closes a letter and holds nothing else, such as `Best regards,`. */
export function isClosingLine(line: string): boolean {
  return line.length <= 60 && wholeLine.test(line.trim());
}

/** The rest of a line that begins with a closing, such as `Ada` of `Thanks, Ada`; null where the line is none. */
export function nameAfterClosing(line: string): string | null {
  if (line.length > 80) return null;
  const rest = withName.exec(line.trim())?.[1]?.trim();
  return rest === undefined || rest === '' ? null : rest;
}
