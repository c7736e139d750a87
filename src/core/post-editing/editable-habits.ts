// Table: counted habits whose two forms say the same.
import { functionWords } from '../stylometry/function-words.ts';
import { type EditableHabit, matchPlaces } from './editable-habit.ts';

const abbreviation = '\\b(?:Mr|Mrs|Ms|Dr|Prof|St|Inc|Ltd|Co|vs|etc|\\p{L}\\.\\p{L})';

/** The end of a sentence that is not an abbreviation's. */
const ending = new RegExp(`(?<!${abbreviation})(?<=[\\p{L}\\p{Nd}%)"'’])(\\.{3}|…|[.!])(?=\\s|$)`, 'gu');

/** "Hi Sam!", "Thanks!" and a name are no sentences: as many words must stand before on the line. */
const fewestWords = 3;

function endsSentence(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return line.trim().split(/\s+/u).length >= fewestWords;
}

/** Ends of sentences with this mark or a full stop. Ends with another mark, a question's too, are no places. */
function endMark(featureId: string, alsoCounted: readonly string[], mark: string): EditableHabit {
  return {
    ...{ featureId, alsoCounted },
    places: (text) =>
      matchPlaces(text, ending, ([, found = ''], at) => {
        const end = found === '…' ? '...' : found;
        if ((end !== mark && end !== '.') || !endsSentence(text, at)) return null;
        return { named: end === mark, instead: end === mark ? '.' : mark };
      }),
  };
}

/** Not after an abbreviation, an ellipsis or the end of a quotation, where a sentence may well go on. */
const sentenceStart = new RegExp(`(?<=^|(?<!${abbreviation}|\\.)[.!?]\\s+|\\n\\s*)(\\p{L})(\\p{L}*)`, 'gu');

/** Shares from here on are of people who write hardly any capitals: a name at the start of a sentence is small with them, too. */
const hardlyAnyCapitals = 0.9;

export const editableHabits: readonly EditableHabit[] = [
  {
    featureId: 'comma-before-but',
    places: (text) =>
      matchPlaces(text, /(?<=[\p{L}\p{Nd}])(,?) but(?= )/gu, ([, comma = '']) => ({
        named: comma !== '',
        instead: comma === '' ? ', but' : ' but',
      })),
  },
  {
    // A comma is only taken away: where one may be put needs a parser. That of "a, b, and c" is another habit.
    featureId: 'comma-before-and',
    places: (text) =>
      matchPlaces(text, /(?<=[\p{L}\p{Nd}])(?<!, [\p{L}'-]+(?: [\p{L}'-]+){0,2})(,?) and(?= )/gu, ([, comma = '']) => ({
        named: comma !== '',
        instead: comma === '' ? null : ' and',
      })),
  },
  {
    featureId: 'comma-after-opener',
    places: (text) =>
      matchPlaces(
        text,
        /(?<=^|[.!?]\s+|\n)(Then|Now|Today|Finally|Also|Maybe|Perhaps|Yesterday|Sometimes|Actually|Anyway)(,?)(?= \p{L})/gu,
        ([, word = '', comma = '']) => ({ named: comma !== '', instead: comma === '' ? `${word},` : word }),
      ),
  },
  endMark('exclamations', ['exclamation-marks'], '!'),
  endMark('trailing-off', ['ellipses'], '...'),
  {
    featureId: 'lower-case-starts',
    alsoCounted: ['lower-case-after-stop', 'lower-case-lines'],
    places: (text, rate) =>
      matchPlaces(text, sentenceStart, ([match = '', first = '', rest = '']) => {
        // "I" has a habit of its own; "NASA" and "iPhone" are written so wherever they stand.
        if (match === 'I' || /\p{Lu}/u.test(rest)) return null;
        const small = first.toLowerCase();
        if (first === small) return { named: true, instead: first.toUpperCase() + rest };
        const ordinary = functionWords.has(small + rest) || new RegExp(`\\b${small}${rest}\\b`, 'u').test(text);
        return ordinary || rate >= hardlyAnyCapitals ? { named: false, instead: small + rest } : null;
      }),
  },
  {
    featureId: 'lower-case-i',
    places: (text) =>
      matchPlaces(
        text,
        /(?<![\p{L}\p{Nd}.'’-])[iI](?=['’](?:m|ve|ll|d)\b|[\s,?!;:]|\.(?:\s|$)|$)/gu,
        ([match = '']) => ({
          named: match === 'i',
          instead: match === 'i' ? 'I' : 'i',
        }),
      ),
  },
  {
    featureId: 'double-space-after-sentence',
    alsoCounted: ['double-spaces'],
    places: (text) =>
      matchPlaces(text, /(?<=\S[.!?]["')]?)( +)(?=\S)/gu, ([, gap = '']) => ({
        named: gap.length > 1,
        instead: gap.length > 1 ? ' ' : '  ',
      })),
  },
  {
    featureId: 'ends-without-mark',
    places: (text) =>
      // A mark is only taken away: what ends without one may be a name, or cut off.
      matchPlaces(text, /(?<=[\p{L}\p{Nd}])(\.?)$/gu, ([, mark = ''], at) =>
        endsSentence(text, at) ? { named: mark === '', instead: mark === '' ? null : '' } : null,
      ),
  },
];
