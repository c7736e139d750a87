import type { FeatureDefinition } from '../stylometry/feature.ts';
import { featureDefinitions } from '../stylometry/feature-definitions.ts';
import type { TextMeasure } from '../stylometry/measure-text.ts';
import { exhibits } from './predicate.ts';

/** Whether a text holds a feature at all, as a plain yes/no question that a careful reader answers as counting does; null where readers may differ. */
export function countedQuestion(featureId: string): string | null {
  return questions.get(featureId) ?? null;
}

/** What counting answers; null where the text gives too little occasion. */
export function countedAnswer(featureId: string, measure: TextMeasure): boolean | null {
  return exhibits({ featureId, direction: 'more', threshold: 0, unit: '' }, measure);
}

/** A question that names more forms than this is hard to read; one that names fewer than are counted would have another answer. */
const mostForms = 5;

/** Marks that nobody takes for something else. */
const plainMarks = new Set(
  (
    'semicolons colons parentheses square-brackets double-quotes ampersands asterisks exclamation-marks question-marks ' +
    'ellipses repeated-marks emoji numerals'
  ).split(' '),
);

const questions = new Map(
  featureDefinitions.flatMap((feature) => {
    const question = questionOf(feature);
    return question === null ? [] : [[feature.id, question] as const];
  }),
);

function questionOf({ id, family, label, match }: FeatureDefinition): string | null {
  switch (match.by) {
    case 'word':
      return asked(match.words, (forms) => `Does the text use the word ${forms}?`);
    case 'phrase':
      return asked(match.phrases, (forms) => `Does the text use the words ${forms}?`);
    case 'opener':
      return asked(match.words.map(capitalised), (forms) => `Does a sentence of the text open with ${forms}?`);
    default:
      return family === 'punctuation' && plainMarks.has(id) ? `Does the text contain ${label}?` : null;
  }
}

function asked(forms: readonly string[], question: (forms: string) => string): string | null {
  if (forms.length > mostForms || !forms.every(isPlain)) return null;
  const quoted = forms.map((form) => `"${form.replace(/\bi\b/g, 'I')}"`);
  return question(quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`);
}

/** Words only: an abbreviation taken apart into letters is no word to ask for. */
function isPlain(form: string): boolean {
  return form.split(' ').every((word) => /^(?:[ai]|[a-z'-]{2,})$/i.test(word));
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
