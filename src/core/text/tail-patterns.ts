// What software and lawyers add below a text. Table.

/** A line a device or a mail service adds. */
export const deviceLine = new RegExp(
  `^[ \\t>*_(–—-]{0,4}(?:${[
    '(?:sent|written|typed) (?:from|via|with|using|by) (?:my |an? |the )?(?:i ?phone|i ?pad|i ?pod|i ?os|android|samsung|galaxy|blackberry|nokia|huawei|pixel|mobile|phone|smartphone|tablet|wireless|windows phone|mail for|outlook|yahoo|gmail|aol|proton|hey|spark|superhuman|thunderbird|nylas|mailbird|airmail|boomerang|tutanota|fastmail|a mobile).{0,80}',
    'sent securely .{0,60}',
    'get outlook for .{2,40}',
    'get (?:your )?(?:free|the) .{2,40}(?:app|download).{0,80}',
    'do you yahoo!?\\??.{0,80}',
    'von meinem (?:i ?phone|i ?pad|handy|smartphone|samsung|android|mobiltelefon|blackberry).{0,60}',
    '(?:diese nachricht wurde )?(?:gesendet|versendet|geschickt) (?:von|mit|über|aus) (?:meine[mr]? |der |dem |outlook|gmx|web\\.de|mail|blackberry|android|telekom|i ?phone).{0,60}',
    'holen sie sich outlook für .{2,20}',
    'outlook für (?:ios|android).{0,40}',
    'envoyé (?:de|depuis|à partir de|avec) (?:mon|ma|un|outlook|yahoo|la messagerie).{0,60}',
    'télécharger outlook pour .{2,20}',
    'enviado (?:desde|con|de|do|a partir do) (?:mi|meu|un|outlook|yahoo|correo|mail).{0,60}',
    'obtener outlook para .{2,20}',
    'inviato (?:da|dal|con) (?:i ?phone|mio|outlook|yahoo|libero).{0,60}',
    'verstuurd (?:vanaf|met|via) (?:mijn|outlook|mail).{0,60}',
    'verzonden (?:vanaf|met|via) (?:mijn|outlook|mail).{0,60}',
    'skickat från min .{2,40}',
    'sendt fra min .{2,40}',
  ].join('|')})\\.?[ )*_–—-]{0,4}$`,
  'iu',
);

/** Beginning of a paragraph that is a legal notice by itself. */
export const noticeHeading =
  /^[ \t*_\-=#[(]{0,40}(?:confidentiality (?:notice|note|statement)|confidential(?:ity)?[ :-]+this|legal (?:notice|disclaimer)|disclaimer|important notice|haftungsausschluss|vertraulichkeitshinweis|rechtlicher hinweis|wichtiger hinweis|avis de confidentialité|clause de confidentialité|avertissement|aviso (?:legal|de confidencialidad)|cláusula de confidencialidad|avviso di riservatezza|please consider the environment|think before you print|bitte (?:denken|prüfen) sie .{0,60}(?:umwelt|drucken|ausdruck)|pensez à l['’]environnement|antes de imprimir)/iu;

/** Stems one of which every legal notice holds: most paragraphs are told by these alone, at a tenth of the cost. */
export const noticeStems: readonly string[] = [
  'onfiden',
  'ertraulich',
  'rivileg',
  'ntended',
  'ecipient',
  'estinat',
  'mpfänger',
  'nauthor',
  'rohibi',
  'nterdit',
  'ddressee',
  'CONFIDEN',
  'INTENDED',
  'PRIVILEG',
];

/** Words of legal notices; a paragraph at the end with three different ones is one. */
export const noticeWords: readonly RegExp[] = [
  /\b(?:this|the) (?:e-?mail|message|communication|transmission|electronic mail)\b|\bthe information (?:contained|transmitted)\b|\bdiese (?:e-?mail|nachricht)\b|\b(?:ce|cet) (?:message|courriel|e-?mail)\b|\beste (?:mensaje|correo)\b/iu,
  /\b(?:confidential|vertrauliche?|confidentiel(?:le)?s?|confidencial(?:es)?)/iu,
  /\b(?:privileged|rechtlich geschützte|privilegiad[ao])/iu,
  /\b(?:intended (?:only|solely|for)|sole use|intended recipient|named (?:addressee|recipient)|nicht der richtige adressat|bestimmte[rn]? (?:empfänger|adressat)|exclusivement|destinataire|destinatario)/iu,
  /\b(?:unauthori[sz]ed|prohibited|nicht gestattet|unbefugte|interdite?|prohibid[ao])/iu,
  /\b(?:notify (?:the|us)|in error|delete (?:it|this|the)|irrtümlich|vernichten|informieren sie|par erreur|détruire|por error|elimin[ae])/iu,
  /\b(?:viruses|virus-free|liability|disclos(?:e|ure)|dissemination|copying|weitergabe|haftung|divulgation|responsabilité|divulgación|responsabilidad)/iu,
];

/** A line that is nothing but a rule. */
export const ruleLine = /^[ \t]{0,10}(?:[-_=*~#+•.]{3,}[ \t]{0,10})+$/u;

/** The line Usenet agreed on, with or without its space, and a long dash used for it. */
export const signatureLine = /^(?:-- ?|—|––)$/;

/** Something one reaches a person by; masked tokens count, so that masked text reads the same. */
export const contactMark =
  /\[(?:EMAIL|PHONE|URL|ADDRESS|NUMBER)\]|^[ \t]{0,10}(?:tel|phone|fax|telefax|mobile?|mobil|cell|office|direct|telefon|handy|téléphone|portable|móvil|teléfono|skype|linkedin|twitter|web|e-?mail|[tmfpe])\.? ?[:|.] ?\S/iu;

/** Below a mailing list's mail. */
export const listFooter =
  /\bmailing list\b|\bto unsubscribe\b|\bunsubscribe (?:from|here)\b|\byou received this message because\b/i;

/** An afterthought is the writer's own. */
export const postscript = /^(?:p\.? ?s\.?|ps)\b/i;
