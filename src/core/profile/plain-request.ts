import { registerNouns } from '../hypotheses/register-nouns.ts';

/** Words of a request's subject at most; single words cannot carry a sentence of the sample into an instruction. */
const mostSubjectWords = 6;

/**
 * The request a sample answers, made without a model: register and a few of the sample's longer words, so that the request gives the subject and the
 * sample only the way of writing. Of a letter it has the form of a task, with somebody to write to, something to tell and something to ask: under a bare
 * list of words a small model took the samples for no model of a letter (docs/experiments/LOG.md). Equal samples give equal requests.
 */
export function plainRequest({ text, register }: { readonly text: string; readonly register: string }): string {
  const { one } = registerNouns(register);
  const words = text.match(/[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu) ?? [];
  const subject = subjectWords(words);
  if (registersWithReader.has(register)) {
    const told = subject.slice(0, Math.ceil(subject.length / 2));
    const asked = subject.slice(told.length);
    return [
      `Write ${one} to somebody you know.`,
      ...(told.length === 0 ? [] : [`Tell of ${list(told)}.`]),
      ...(asked.length === 0 ? [] : [`Ask about ${list(asked)}.`]),
    ].join(' ');
  }
  const length =
    words.length >= 30 ? Math.round(words.length / 10) * 10 : Math.max(5, Math.round(words.length / 5) * 5);
  const about = subject.length === 0 ? '' : `, mentioning ${list(subject)}`;
  return `Write ${one} of about ${length} words${about}.`;
}

const registersWithReader: ReadonlySet<string> = new Set(['email', 'chat']);

/** The longest different words in lower case, in the order of the text: proper names and placeholders of masked data stay out. */
function subjectWords(words: readonly string[]): readonly string[] {
  const candidates = [
    ...new Set(words.filter((word) => /^\p{Ll}{5,20}$/u.test(word) && !plain.has(word) && !toModels.test(word))),
  ];
  const chosen = new Set(candidates.toSorted((a, b) => b.length - a.length).slice(0, mostSubjectWords));
  return candidates.filter((word) => chosen.has(word));
}

function list(words: readonly string[]): string {
  return words.length === 1 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** Words of any language that speak to a model rather than of a subject. */
const toModels =
  /^(?:instr|istruz|anweis|consign|ignor|prompt|hypothes|assist|system|negeer|vergess|oubli|olvid|dimentic|desconsider|instruc|polece|talimat|anvisn|direct?iv)/;

/** Long words that tell nothing of a subject, and words that speak to a model. */
const plain = new Set(
  (
    'about above after again against always another around because before being below between could doing during every everything further having however might never nothing other ' +
    'please really should since somebody someone something still their there these thing things those though through today tomorrow under until where whether which while whose without would yesterday ' +
    'perhaps probably actually definitely certainly regards sincerely thanks cheers hello ' +
    'ignore disregard instructions instruction previous prompt system assistant password reveal override output respond'
  ).split(' '),
);
