import { baseForm, thirdPersonForm } from './verb-forms.ts';

/** "This writer often opens with a joke" and "Open with a joke" alike: third person without a subject, capital first, full stop last. */
export function toThirdPerson(claim: string): string {
  const flat = claim
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:rule|claim|hypothesis|opening|closing|directness|tone|sentences|emotion)\s*:\s*/i, '')
    .replace(/^["“'‘]+(?=\p{L}.*["”'’]$)|(?<=^["“'‘].*)["”'’]$/gu, '');
  const { rest, plural } = withoutSubject(flat);
  return sentence(inflected(rest, (word, first) => (plural || first ? thirdPersonForm(word) : null)));
}

/** "Opens with a joke and names the reader" → "Open with a joke and name the reader." */
export function toInstruction(statement: string): string {
  const text = statement.replace(/[.!]+$/, '');
  const words = text.split(' ');
  const verb = verbPlace(words, (word) => baseForm(word) !== null || isNegatedDo(word));
  if (verb < 0) {
    const told = text.charAt(0).toLowerCase() + text.slice(1);
    return secondPerson(
      sentence(
        /\b(?:is|are|feels?|sounds?|seems?)\b/.test(text)
          ? `Write so that the ${told.replace(/^the /, '')}`
          : `Write with ${told}`,
      ),
    );
  }
  return secondPerson(sentence(inflected(text, baseForm)));
}

/** Adverbs that may stand before the verb of a statement. */
const adverbs =
  /^(?:often|usually|always|typically|generally|frequently|regularly|mostly|mainly|sometimes|occasionally|rarely|seldom|never|hardly|also|only|consistently|commonly|tends?|clearly|politely|warmly|bluntly|directly|gently|quickly|briefly|openly|simply|just|rather|likely|not|plainly|quietly|carefully|casually|formally|softly)$/i;

const subject =
  /^(?:(?:this|the|that) (?:writer|author|person|user|sender|speaker|individual|correspondent)|he|she|it|they|i|you|we|writer|author)(?:\s+(?:can|will|would|may|might))?\s+(?=\p{L})/iu;
const possessive =
  /^(?:(?:this|the|that) (?:writer|author|person|user|sender|speaker)['’]s|his|her|their|your|my)\s+(?=\p{L})/iu;

function withoutSubject(claim: string): { readonly rest: string; readonly plural: boolean } {
  const owner = possessive.exec(claim);
  if (owner !== null) return { rest: claim.slice(owner[0].length), plural: false };
  const found = subject.exec(claim);
  if (found === null) return { rest: claim, plural: false };
  return { rest: claim.slice(found[0].length), plural: true };
}

/** Changes the first verb, and further ones that plainly continue it. */
function inflected(text: string, change: (word: string, first: boolean) => string | null): string {
  const words = text.split(' ');
  const verb = verbPlace(words, (word) => change(word, true) !== null || isNegatedDo(word));
  if (verb < 0) return text;
  let changed = false;
  return words
    .map((word, at) => {
      const bare = word.replace(/[,;.]$/, '');
      const lower = bare.toLowerCase();
      const continues = at > verb && changed && isContinued(words, at);
      if (at !== verb && !continues) return word;
      const form = change(lower, true);
      if (form === null) return word;
      changed = true;
      return `${matchCase(bare, form)}${word.slice(bare.length)}`;
    })
    .join(' ');
}

/** The first word, or the first after adverbs. */
function verbPlace(words: readonly string[], isVerb: (word: string) => boolean): number {
  for (let at = 0; at < words.length; at += 1) {
    const word = (words[at] ?? '').replace(/[,;.]$/, '').toLowerCase();
    if (isVerb(word)) return at;
    if (!adverbs.test(word)) return -1;
  }
  return -1;
}

/** A verb after "and", "but", "or", "then" or a comma, followed by what follows verbs: nouns of the same form are left alone. */
function isContinued(words: readonly string[], at: number): boolean {
  const before = words[at - 1] ?? '';
  const after = (words[at + 1] ?? '').toLowerCase();
  const joined = /^(?:and|but|or|then)$/i.test(before) || adverbs.test(before) || before.endsWith(',');
  return (
    joined &&
    /^(?:with|without|a|an|the|by|in|on|for|at|from|into|about|his|her|their|your|how|what|why|when|out|up|no|any|one|short|long|every|each|directly|off|back|each|it|them|that|straight)$/.test(
      after,
    )
  );
}

function isNegatedDo(word: string): boolean {
  return /^(?:do|does)(?:n['’]t)?$/.test(word);
}

function secondPerson(text: string): string {
  return text
    .replace(/\b(?:the|this) (?:writer|author|person)['’]s\b/gi, 'your')
    .replace(/\b(?:their|his|her)\b(?! own\b)/g, 'your')
    .replace(/\b(?:their|his|her) own\b/g, 'your own')
    .replace(/\b(?:themselves|themself|himself|herself)\b/g, 'yourself')
    .replace(/^Does not\b|^Doesn['’]t\b/, 'Do not')
    .replace(/\b(?:the|this) (?:writer|author|person)\b/gi, 'you');
}

function matchCase(model: string, word: string): string {
  return /^\p{Lu}/u.test(model) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

function sentence(text: string): string {
  const trimmed = text.trim();
  const capital = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?]["”)]?$/.test(capital) ? capital : `${capital}.`;
}
