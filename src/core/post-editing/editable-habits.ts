// Table: counted habits whose two forms say the same.
import { bodyOf } from '../stylometry/body-sentences.ts';
import { endsMarked } from '../stylometry/find-shapes.ts';
import { functionWords } from '../stylometry/function-words.ts';
import { type Token, type TokenSpan, type Tokens, tokenize } from '../stylometry/tokenize.ts';
import { choice, choicesIn, type EditableHabit, type Place } from './editable-habit.ts';

/** Words that a comma may be put after wherever they open a sentence: not "Next" or "No", which may belong to what follows. */
const openAlone = new Set(
  'then now finally also maybe perhaps sometimes actually anyway meanwhile luckily unfortunately'.split(' '),
);

/** Shares from here on are of people who write hardly any capitals: a name at the start of a sentence is small with them, too. */
const hardlyAnyCapitals = 0.9;

/** From one "and" of a list to the next: three words and a comma stand between at most. */
const farthestAnd = 5;

export const editableHabits: readonly EditableHabit[] = [
  choice('comma-before-but', ({ first, lastToken, taken }, text) =>
    taken ? withoutComma(text, lastToken - 1) : withComma(first),
  ),
  {
    featureId: 'comma-before-and',
    // A comma is only taken away: where one may be put needs a parser. Those of "a, and b, and c" are another habit.
    places: (text) => {
      const lists = choicesIn(text, 'serial-commas').map(({ lastToken }) => lastToken);
      return choicesIn(text, 'comma-before-and').map(({ first, lastToken, taken }) => {
        const ofList = lists.some((at) => at >= lastToken && at - lastToken <= farthestAnd);
        return { ...(taken && !ofList ? withoutComma(text, lastToken - 1) : kept(first)), named: taken };
      });
    },
  },
  choice('comma-after-opener', ({ first, lastToken, taken }, text) => {
    if (taken) return withoutComma(text, lastToken);
    return openAlone.has(first.lower) ? withComma(first) : kept(first);
  }),
  endMark('exclamations', ['exclamation-marks'], { is: /^!+$/, mark: '!' }),
  endMark('trailing-off', ['ellipses'], { is: /^\.{2,}$/, mark: '...' }),
  {
    featureId: 'lower-case-starts',
    alsoCounted: ['lower-case-after-stop', 'lower-case-lines'],
    places: (text, rate) => sentencesByMarks(text).flatMap((sentence) => startOf(text, sentence, rate) ?? []),
  },
  choice('lower-case-i', ({ first, taken }) => ({
    ...{ start: first.start, end: first.start + 1 },
    instead: taken ? 'I' : 'i',
  })),
  {
    ...choice('double-space-after-sentence', ({ first, lastToken, taken }, text) => ({
      ...{ start: first.end, end: text.tokens[lastToken + 1]?.start ?? first.end },
      instead: taken ? ' ' : '  ',
    })),
    alsoCounted: ['double-spaces'],
  },
  {
    featureId: 'ends-without-mark',
    places: (text) => {
      const { lastToken } = bodyOf(text);
      const last = text.tokens[lastToken];
      if (last === undefined) return [];
      if (!endsMarked(text, lastToken)) return [{ ...kept(last), named: true }];
      // Only a full stop goes without being missed; none is put, for what ends without one may be cut off.
      const mayGo = last.text === '.' && isWord(text, lastToken - 1) && !isShortLine(text, lastToken);
      return [{ ...(mayGo ? removed(last) : kept(last)), named: false }];
    },
  },
];

type Edit = Omit<Place, 'named'>;

function kept({ start, end }: Pick<Token, 'start' | 'end'>): Edit {
  return { start, end, instead: null };
}

function removed({ start, end }: Token): Edit {
  return { start, end, instead: '' };
}

function withComma({ end }: Token): Edit {
  return { start: end, end, instead: ',' };
}

/** A comma that stands in a row of marks stays. */
function withoutComma(text: Tokens, at: number): Edit {
  const comma = text.tokens[at];
  if (comma === undefined) return kept({ start: 0, end: 0 });
  return isWord(text, at - 1) && isWord(text, at + 1) && !startsLine(text, at) ? removed(comma) : kept(comma);
}

function isWord({ tokens }: Tokens, at: number): boolean {
  return tokens[at]?.kind === 'word';
}

/** "Hi Sam!", "Thanks." and a name: with another mark they would pass for something else. */
function isShortLine({ lines }: Tokens, at: number): boolean {
  const line = lines.find(({ lastToken }) => lastToken >= at);
  return at - (line?.firstToken ?? 0) < 3;
}

/** Ends of sentences. The mark may give way to a full stop and a full stop to the mark; any other end stays. */
function endMark(
  featureId: string,
  alsoCounted: readonly string[],
  { is, mark }: { readonly is: RegExp; readonly mark: string },
): EditableHabit {
  return {
    ...{ featureId, alsoCounted },
    places: (text) =>
      bodyOf(text).sentences.flatMap(({ lastToken }): readonly Place[] => {
        const last = text.tokens[lastToken];
        if (last === undefined) return [];
        const named = is.test(last.text);
        if ((!named && last.text !== '.') || isShortLine(text, lastToken)) return [{ ...kept(last), named }];
        return [{ start: last.start, end: last.end, named, instead: named ? '.' : mark }];
      }),
  };
}

/** Sentences by marks alone: cutting a text otherwise looks at its capitals, which are about to change. */
function sentencesByMarks(text: Tokens): readonly TokenSpan[] {
  const small = tokenize(text.original.toLowerCase());
  return bodyOf(small.tokens.length === text.tokens.length ? small : text).sentences;
}

function startOf(text: Tokens, { firstToken, lastToken }: TokenSpan, rate: number): Place | null {
  let at = firstToken;
  while (at < lastToken && text.tokens[at]?.kind !== 'word') at += 1;
  const word = text.tokens[at];
  // "I" has a habit of its own.
  if (word?.kind !== 'word' || /^i(?:'|$)/i.test(word.text)) return null;
  const [first = ''] = text.original.slice(word.start, word.end);
  const place = { start: word.start, end: word.start + first.length, named: first !== first.toUpperCase() };
  // "NASA" and "iPhone" are written so wherever they stand.
  if (/\p{Lu}/u.test(word.text.slice(first.length))) return { ...place, instead: null };
  // After other marks a sentence may well go on: "Wait... what", "Oh no!" he said.
  const begins = startsLine(text, at) || text.tokens[at - 1]?.text === '.';
  if (place.named) return { ...place, instead: begins ? first.toUpperCase() : null };
  const ordinary = functionWords.has(word.lower) || text.words.some((other) => other.text === word.lower);
  return { ...place, instead: ordinary || rate >= hardlyAnyCapitals ? first.toLowerCase() : null };
}

function startsLine({ original, tokens }: Tokens, at: number): boolean {
  const before = tokens[at - 1];
  return before === undefined || original.slice(before.end, tokens[at]?.start).includes('\n');
}
