import { isClosingLine, nameAfterClosing } from './closing-lines.ts';

/** A stretch of a text where names stand, whatever their form. */
export interface NamePlace {
  readonly start: number;
  readonly end: number;
  /** `titled`: a word with a capital, whatever it means else. `sure`: every word that is no plain one. `likely`: such words with a capital, and given names. */
  readonly certainty: 'titled' | 'sure' | 'likely';
}

const greeting =
  /^[ \t>*_-]{0,4}(?:(?:hi|hiya|hey|heya|hello|dear|yo|howdy|greetings|welcome|hallo|servus|moin|liebe[rs]?|hola|estimad[oa]|querid[oa]|bonjour|bonsoir|salut|coucou|chère?s?|ciao|salve|car[oa]|gentile|egregio|olá|oi|prezad[oa]|beste|hoi|hej|hei|kjære|kära|kære|cześć|drog[ia]|szanown[ya])(?:,? (?:there|again|all|and|my|dear))?|sehr geehrte[rs]?|guten (?:tag|morgen|abend)|good (?:morning|afternoon|evening|day)|morning|afternoon|evening|happy birthday|congratulations|congrats|thank you|thanks|thx|cheers|sorry)[, ] ?/iu;
const endOfGreeting = /[,.!?:;–—\n]|\s-|$/u;
const introduction =
  /(?<![\p{L}])(?:my (?:full |real |first |last |middle |maiden )?name(?: is|['’]s|:)|(?:is|was|are|were|been) (?:called|named|christened)|(?:known|introduced) as|né[e]?|ich heiße|mein name ist|je m['’]appelle|me llamo|mi nombre es|mi chiamo|name:|signed,?|sincerely,?|yours,?|attn\.?:?|attention:) ?/giu;
const titled =
  /(?<![\p{L}])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Doctor|Sir|Dame|Lady|Lord|Rev|Reverend|Fr|Father|Sister|Brother|Uncle|Aunt|Auntie|Aunty|Grandma|Grandpa|Captain|Capt|Sgt|Lt|Judge|Senator|Mayor|Officer|Coach|Nurse|Herrn?|Frau|Fräulein|Monsieur|Madame|Mme|Mlle|Señora?|Srta?|Sra?|Don|Doña|Signora?|Sig|Senhora?|Dottor|Dhr|Mevr|Mevrouw|Meneer|Pan|Pani|mr|mrs|ms|dr|prof|uncle|aunt|auntie|herr|frau)\.? (?=\p{L})/gu;
const mostOfGreeting = 48;
const mostClosingLines = 4;

/** Where names stand by position: after a greeting, a title, an introduction, below a closing. Linear in the length of the text. */
export function namePlaces(text: string): readonly NamePlace[] {
  const places: NamePlace[] = [];
  for (const match of text.matchAll(introduction)) {
    const start = match.index + match[0].length;
    places.push({ start, end: start + firstWords(text.slice(start, start + 60), 1), certainty: 'sure' });
  }
  for (const match of text.matchAll(titled)) {
    const start = match.index + match[0].length;
    places.push({ start, end: start + firstWords(text.slice(start, start + 60), 1), certainty: 'titled' });
  }
  let at = 0;
  const lines = text.split('\n');
  const filled = lines.flatMap((line, number) => (line.trim() === '' ? [] : [number]));
  const tail = new Set(filled.slice(-mostClosingLines));
  for (const [number, line] of lines.entries()) {
    places.push(...placesOfLine(line, at, { first: number === filled[0], inTail: tail.has(number) }));
    const before = lines.slice(Math.max(0, number - 2), number).findLast((one) => one.trim() !== '');
    if (before !== undefined && isClosingLine(before) && line.trim() !== '' && wordsOf(line) <= 5)
      places.push({ start: at, end: at + line.length, certainty: 'sure' });
    at += line.length + 1;
  }
  return places;
}

function placesOfLine(
  line: string,
  at: number,
  { first, inTail }: { readonly first: boolean; readonly inTail: boolean },
): readonly NamePlace[] {
  const places: NamePlace[] = [];
  const greeted = greeting.exec(line.slice(0, 80));
  if (greeted !== null) {
    const start = greeted[0].length;
    const rest = line.slice(start, start + mostOfGreeting);
    const length = rest.search(endOfGreeting);
    const words = wordsOf(rest.slice(0, length));
    // A greeting that runs on into a sentence names somebody with its first word at most.
    if (words <= 6)
      places.push({ start: at + start, end: at + start + length, certainty: words <= 4 ? 'sure' : 'likely' });
  }
  const closed = nameAfterClosing(line);
  if (closed !== null && wordsOf(closed) <= 4)
    places.push({ start: at + line.lastIndexOf(closed), end: at + line.length, certainty: 'sure' });
  // `Sam,` alone above a letter, `- Ada` or `Ada` alone below one.
  const alone = line.trim();
  if (first && wordsOf(alone) <= 3 && /[,:!–—-]$/.test(alone))
    places.push({ start: at, end: at + line.length, certainty: 'likely' });
  if (inTail && wordsOf(alone) <= 4 && !/[.?!]$/.test(alone) && !first)
    places.push({ start: at, end: at + line.length, certainty: /^[-–—~*/]/.test(alone) ? 'sure' : 'likely' });
  return places;
}

function wordsOf(text: string): number {
  return (text.match(/\p{L}[\p{L}\p{M}'’.-]*/gu) ?? []).length;
}

/** Length of the first words of a text. */
function firstWords(text: string, words: number): number {
  return new RegExp(String.raw`^(?:[^\p{L}\n]*\p{L}[\p{L}\p{M}'’-]*){0,${words}}`, 'u').exec(text)?.[0].length ?? 0;
}
