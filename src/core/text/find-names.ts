import { everydayNames, givenNames } from './given-names.ts';
import { namePlaces } from './name-places.ts';
import { type NameToken, nameTokens } from './name-token.ts';
import { monthNames, neverNames, ordinaryWords } from './ordinary-words.ts';

/** What several texts of one person show of their words. */
export interface NameKnowledge {
  readonly names: ReadonlySet<string>;
  /** Names that stand after a greeting or title or below a closing somewhere: names in lower case too. */
  readonly called: ReadonlySet<string>;
  /** Words that are written in lower case more often than with a capital inside a sentence. */
  readonly plain: ReadonlySet<string>;
}

/** Languages that write nouns with a capital: there a capital alone shows no name. */
const capitalNouns: ReadonlySet<string> = new Set(['deu', 'ltz', 'nds', 'bar']);

/** Which words of a text are names of people, places or firms that are in no list of public ones. Linear in its length. */
export function findNames(text: string, language: string, knowledge: NameKnowledge): readonly NameToken[] {
  const tokens = nameTokens(text);
  return namesAmong({ text, tokens, language, isName: byPosition(text, tokens) }, knowledge);
}

/** Reads what texts show of their words: what is a name in one text is one in all. */
export function learnNames(texts: readonly { readonly text: string; readonly language: string }[]): NameKnowledge {
  const capitals = new Map<string, number>();
  const lowers = new Map<string, number>();
  const read = texts.map((one) => ({ ...one, tokens: nameTokens(one.text) }));
  for (const { tokens } of read)
    for (const { key, form, opens } of tokens) {
      if (form === 'lower') lowers.set(key, (lowers.get(key) ?? 0) + 1);
      else if (!opens) capitals.set(key, (capitals.get(key) ?? 0) + 1);
    }
  const plain = new Set([...lowers].flatMap(([key, count]) => (count > (capitals.get(key) ?? 0) ? [key] : [])));
  const names = new Set<string>();
  const called = new Set<string>();
  for (const { text, language, tokens } of read) {
    const isName = byPosition(text, tokens);
    for (const [at, { key }] of tokens.entries())
      if (isName[at] === true && !isOrdinary(key) && !everydayNames.has(key)) called.add(key);
    const found = namesAmong({ text, tokens, language, isName }, { names: nothing, called: nothing, plain });
    for (const { key } of found) names.add(key);
  }
  return { names, called, plain };
}

const nothing: ReadonlySet<string> = new Set();

interface Placed {
  readonly text: string;
  readonly tokens: readonly NameToken[];
  readonly language: string;
  /** By position; what else is told is added. */
  readonly isName: boolean[];
}

function namesAmong({ text, tokens, language, isName }: Placed, knowledge: NameKnowledge): readonly NameToken[] {
  byCapital(tokens, isName, language, knowledge);
  byNeighbour(text, tokens, isName, knowledge);
  return tokens.filter((_, at) => isName[at] === true);
}

function byPosition(text: string, tokens: readonly NameToken[]): boolean[] {
  const isName = tokens.map(() => false);
  for (const { start, end, certainty } of namePlaces(text)) {
    for (let at = firstFrom(tokens, start); at < tokens.length; at += 1) {
      const token = tokens[at];
      if (token === undefined || token.start >= end) break;
      if (token.word.length === 1) continue;
      const named =
        (certainty === 'titled' && token.form !== 'lower' && !neverNames.has(token.key)) ||
        (isGiven(token.key) && (token.form !== 'lower' || !everydayNames.has(token.key)));
      if (named || (!isOrdinary(token.key) && (certainty === 'sure' || token.form !== 'lower'))) isName[at] = true;
    }
  }
  return isName;
}

/** Place of the first token that begins at `start` or later. */
function firstFrom(tokens: readonly NameToken[], start: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byCapital(tokens: readonly NameToken[], isName: boolean[], language: string, knowledge: NameKnowledge): void {
  const trusted = !capitalNouns.has(language);
  for (const [at, token] of tokens.entries()) {
    if (isName[at] === true || token.word.length === 1) continue;
    const { key, form, opens, inHeading } = token;
    const ordinary = isOrdinary(key) || knowledge.plain.has(key);
    const called = isGiven(key) || knowledge.called.has(key);
    const known = called || (knowledge.names.has(key) && !ordinary);
    if (form === 'lower') isName[at] = called && !everydayNames.has(key) && !isOrdinary(key);
    else if (form === 'capitals') isName[at] = known && !everydayNames.has(key);
    else if (opens || inHeading) isName[at] = known && !everydayNames.has(key);
    else if (monthNames.has(key)) isName[at] = !isMonth(tokens, at);
    else isName[at] = known || (trusted && !ordinary);
  }
}

const beforeMonths =
  /^(?:in|of|on|by|last|next|early|late|mid|since|until|till|this|every|each|from|to|for|and|or|the|through|during|before|after|around|about|end|mid-|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|a|an|one|any)$/;

/** After a word of time a month is a month: "in June", but "ask June". Where nothing tells, a month is no name: most are not. */
function isMonth(tokens: readonly NameToken[], at: number): boolean {
  const before = tokens[at - 1];
  return before === undefined || beforeMonths.test(before.key) || !beforeNames.test(before.key);
}

const beforeNames =
  /^(?:ask|asked|tell|told|call|called|see|saw|met|meet|thank|thanked|invite|invited|remind|reminded|with|sent|send|gave|give|show|showed|love|loved|miss|missed|email|e-mail|phone|phoned|text|texted|wrote|married|hi|hello|dear|sister|brother|wife|husband|friend|mother|father|aunt|uncle|daughter|son|cousin|boss|colleague)$/;

/** What people do, so that its subject is one. */
const deeds =
  /^(?:said|says|say|thinks|thought|wants|wanted|told|tells|asked|asks|called|calls|wrote|writes|knows|knew|agreed|agrees|came|comes|went|lives|lived|loves|loved|hates|hated|promised|sent|sends|replied|replies|phoned|emailed|texted|married|smiled|laughed|laughs|cried|nodded|shouted|drove|drives|suggested|suggests|prefers|likes|liked|forgot|remembers|remembered|bought|brought|met|left|and|was|has|had|is|will|would|cannot|can|does|did|got|gets|signed|gave|keeps|kept|cooked|owes|owns|runs|ran|plays|played|works|worked|insisted|insists|apologised|apologized)$/;

/** Names come in company: "Zdravko Petrov", "Zdravko and Mara", "Zdravko’s boat", "J. Petrov". Two rounds reach the neighbour's neighbour. */
function byNeighbour(text: string, tokens: readonly NameToken[], isName: boolean[], knowledge: NameKnowledge): void {
  const joined = (one: NameToken, other: NameToken, between: RegExp) =>
    other.start - one.end <= 6 && between.test(text.slice(one.end + one.ending.length, other.start));
  for (let round = 0; round < 2; round += 1) {
    for (const [at, token] of tokens.entries()) {
      if (isName[at] === true || token.form === 'lower' || neverNames.has(token.key)) continue;
      const [before, after] = [tokens[at - 1], tokens[at + 1]];
      const ordinary = isOrdinary(token.key) || knowledge.plain.has(token.key);
      const follows =
        before !== undefined &&
        isName[at - 1] === true &&
        (!ordinary || isGiven(before.key)) &&
        before.form !== 'lower' &&
        before.ending === '' &&
        joined(before, token, /^ (?:\p{Lu}\.? ?)?$/u);
      const precedes =
        after !== undefined &&
        isName[at + 1] === true &&
        after.form !== 'lower' &&
        !ordinary &&
        joined(token, after, /^\.? ?(?:\p{Lu}\.? ?)?$/u);
      const acts =
        token.form === 'capital' &&
        after !== undefined &&
        acting(token, after.key, ordinary) &&
        joined(token, after, /^ $/);
      if (token.word.length === 1) {
        isName[at] = token.key !== 'i' && precedes && joined(token, after, /^\. ?$/u);
      } else
        isName[at] =
          (follows && !token.opens) ||
          precedes ||
          acts ||
          owns(token, ordinary) ||
          paired(tokens, isName, at, ordinary);
    }
  }
}

/** "Zdravko said": unknown words before what people do; everyday names where only people do it ("Will said"). */
function acting({ key, opens }: NameToken, next: string, ordinary: boolean): boolean {
  if (!opens || !deeds.test(next)) return false;
  return !ordinary || (everydayNames.has(key) && !ambiguousDeeds.test(next));
}

const ambiguousDeeds =
  /^(?:and|was|has|had|is|will|would|cannot|can|does|did|got|gets|keeps|kept|works|worked|runs|ran|left|plays|played)$/;

function owns({ ending, key, opens }: NameToken, ordinary: boolean): boolean {
  return /^['’]s$/i.test(ending) && opens && (!ordinary || (everydayNames.has(key) && !neverNames.has(key)));
}

/** "Zdravko and Mara", "Zdravko, Mara". */
function paired(tokens: readonly NameToken[], isName: readonly boolean[], at: number, ordinary: boolean): boolean {
  if (ordinary && !everydayNames.has(tokens[at]?.key ?? '')) return false;
  const joins = (place: number) => /^(?:and|or|und|et|y|e|with)$/.test(tokens[place]?.key ?? '');
  return (joins(at + 1) && isName[at + 2] === true) || (joins(at - 1) && isName[at - 2] === true);
}

/** Whether a word in lower case is a given name and nothing else. */
export function isPlainlyName(key: string): boolean {
  return isGiven(key) && !everydayNames.has(key) && !isOrdinary(key);
}

function isGiven(key: string): boolean {
  return key.split(/-/).some((part) => givenNames.has(part)) && !(neverNames.has(key) && !everydayNames.has(key));
}

/** In the list, or an inflection of a word that is. */
function isOrdinary(key: string): boolean {
  // Kisses below a letter are style.
  if (ordinaryWords.has(key) || /^x[xo]*$/.test(key)) return true;
  if (key.includes('-')) return key.split('-').every((part) => part.length < 3 || isOrdinary(part));
  if (
    /(?:tion|tions|sion|sions|ness|ously|ively|ally|ically|ology|ability|isms?|ized|ised|izing|ising)$/.test(key) &&
    key.length > 6
  )
    return true;
  const stem = /^(.{3,}?)(?:s|es|ed|d|ing|ly|er|ers|ally|ment|ments|ful|less)$/.exec(key)?.[1];
  if (stem === undefined) return false;
  return [stem, `${stem}e`, stem.replace(/i$/, 'y'), stem.replace(/(.)\1$/, '$1')].some((one) =>
    ordinaryWords.has(one),
  );
}
