import type { Mask } from './mask-personal-data.ts';

/** `@ada_l`, but not the end of an address of mail or a lone `@`. */
const atName =
  /(?<![\p{L}\p{N}._%+@\]-])@(?=[a-z0-9_.]{0,29}[a-z])[a-z0-9_](?:[a-z0-9_.]{0,28}[a-z0-9_])?(?![\p{L}\p{N}@[])/giu;
/** `ada#1234`. */
const tagged = /(?<![p{L}p{N}_.#\]-])[a-z][\w.]{1,31}#\d{4}(?![\w[])/gi;
/** "my Insta is ada_l", "Skype: ada.l": a service, then a word that is no plain one. */
const ofService =
  /(?<![\p{L}\p{N}])((?:twitter|instagram|insta|skype|telegram|snapchat|snap|discord|tiktok|wechat|signal|github|facebook|threads|mastodon)(?: (?:handle|id|name|user ?name|account|nick))?(?: is|:| =) ?)(?!\[)((?=[\w.-]{0,40}(?:[\d_]|\.\w))[\w-][\w.-]{1,38}[\w])/giu;
/** "ada at example dot com", "ada (at) example (dot) com". */
const spelledAddress =
  /(?<![\w.+-])[\w.+-]{1,40} ?(?:\(at\)|\[at\]|\{at\}| at ) ?[\w-]{1,40}(?: ?(?:\(dot\)|\[dot\]|\{dot\}| dot ) ?[\w-]{2,20}){1,4}(?![\w-])/gi;

const months =
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|januar|februar|märz|mai|juni|juli|okt|dez|janvier|février|mars|avril|juin|juillet|août|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre)[a-zé]{0,8}';
const day = String.raw`(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}(?:st|nd|rd|th|er|\.)?(?: of| de)? ${months}\.?(?:,? (?:de |del )?\d{2,4})?|${months}\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{2,4})?|(?:19|20)\d{2})`;
/** A date is personal where it is said to be of a birth; other dates stay. */
const birth = new RegExp(
  String.raw`(?<![\p{L}])((?:(?:date of birth|d\.?o\.?b\.?|birth ?date|birthday|geburtsdatum|geburtstag|date de naissance|fecha de nacimiento|data di nascita)(?: is| was| ist| est| es|:)?(?: on| am| le| el| il)?|(?:was |were |i['’]m |am )?born(?: on| in)?(?: the)?|geb(?:oren|\.)(?: am| im)?|née? (?:le|en)|nacid[oa] (?:el|en)|nací (?:el|en)|nat[oa] (?:il|nel)) ?:? ?)(?!\[)${day}(?![\p{L}\p{N}[])`,
  'giu',
);

/** A text without any of these needs no slow pattern. */
const services =
  /(?:twitter|instagram|insta|skype|telegram|snapchat|snap|discord|tiktok|wechat|signal|github|facebook|threads|mastodon)[ :=]/i;
const births = /\b(?:birth|born|dob\b|d\.o\.b|geb|né|naissance|nac|nasc|nat[oa] )/i;

/** Masks names people go by on the net, spelled-out addresses of mail, and dates of birth. Linear in the length of the text. */
export function maskHandles(text: string, mask: Mask): string {
  let masked = text;
  if (masked.includes('@')) masked = masked.replace(atName, () => mask('handle'));
  if (/#\d{4}/.test(masked)) masked = masked.replace(tagged, () => mask('handle'));
  if (services.test(masked))
    masked = masked.replace(ofService, (_found, before: string) => `${before}${mask('handle')}`);
  if (/[ ([{]dot[ )\]}]/i.test(masked)) masked = masked.replace(spelledAddress, () => mask('email'));
  return /\d/.test(masked) && births.test(masked)
    ? masked.replace(birth, (_found, before: string) => `${before}${mask('birth')}`)
    : masked;
}
