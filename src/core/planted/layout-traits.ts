// Table: traits of layout and letter form, and questions that open a text.
import { addOnce, editPlaces } from './edit-places.ts';
import type { PlantedTrait } from './planted-trait.ts';

const more = (...ids: readonly string[]) => ids.map((id) => ({ id, direction: 'more' }) as const);
const less = (...ids: readonly string[]) => ids.map((id) => ({ id, direction: 'less' }) as const);

const questions = [
  'Why does this matter?',
  'What does this mean for us?',
  'Who would have thought so?',
  'What should we make of it?',
  'How did it come to this?',
];
const postscripts = [
  'More on this next week.',
  'The figures may change.',
  'There will be news on Friday.',
  'All of this is from memory.',
  'One more word on this soon.',
];

const pickFrom = (list: readonly string[], pick: () => number): string => list[Math.floor(pick() * list.length)] ?? '';

/** Between two sentences of one line. */
const sentenceGap = /(?<=[\p{Ll}\p{Nd}][.!?]["')]?) +(?=["'(]?\p{Lu})/gu;

/** What stands around a text. */
export const frameTraits: readonly PlantedTrait[] = [
  {
    id: 'question-opener',
    label: 'a question opens the text',
    features: more('questions', 'question-marks', 'opens-with-question', 'opener-question-word'),
    group: ['ends-with-question'],
    slot: 'question',
    fullDose: 1,
    edit: (text, takes, pick) => addOnce(text, takes, (body) => `${pickFrom(questions, pick)} ${body}`),
  },
  ...(
    [
      ['greeting-hi', 'Hi all,'],
      ['greeting-dear', 'Dear friends,'],
      ['greeting-hello', 'Hello everyone,'],
    ] as const
  ).map(
    ([id, words]): PlantedTrait => ({
      id,
      label: `greeting "${words}"`,
      features: [...more(id), ...less('greeting-none')],
      group: ['greeting-comma', 'paragraphs-per-text', 'one-paragraph'],
      slot: 'greeting',
      fullDose: 1,
      edit: (text, takes) => addOnce(text, takes, (body) => `${words}\n\n${body}`),
    }),
  ),
  ...(
    [
      ['closing-cheers', 'Cheers,'],
      ['closing-best-regards', 'Best regards,'],
      ['closing-thanks', 'Thanks,'],
    ] as const
  ).map(
    ([id, words]): PlantedTrait => ({
      id,
      label: `closing "${words}"`,
      features: [...more(id), ...less('closing-none')],
      group: ['ends-without-mark', 'paragraphs-per-text', 'one-paragraph'],
      slot: 'closing',
      fullDose: 1,
      edit: (text, takes) => addOnce(text, takes, (body) => `${body}\n\n${words}\nRobin`),
    }),
  ),
  {
    id: 'postscript',
    label: 'a postscript',
    features: more('postscript'),
    group: ['paragraphs-per-text'],
    slot: 'postscript',
    fullDose: 1,
    edit: (text, takes, pick) => addOnce(text, takes, (body) => `${body}\n\nP.S. ${pickFrom(postscripts, pick)}`),
  },
];

/** How a text is cut into paragraphs. */
export const paragraphTraits: readonly PlantedTrait[] = [
  {
    id: 'one-line-paragraphs',
    label: 'paragraphs of one sentence',
    features: [
      ...more('paragraphs-per-text', 'one-sentence-paragraphs'),
      ...less('words-per-paragraph', 'sentences-per-paragraph', 'one-paragraph'),
    ],
    group: [],
    slot: 'paragraph',
    fullDose: 1,
    edit: (text, takes) => editPlaces(text, sentenceGap, takes, () => '\n\n'),
  },
  {
    id: 'bullet-lists',
    label: 'sentences set as list items',
    features: more('list-lines', 'uses-list'),
    group: ['paragraphs-per-text', 'words-per-paragraph', 'one-paragraph', 'open-lines'],
    slot: 'paragraph',
    fullDose: 0.5,
    edit: (text, takes) =>
      editPlaces(text, /(?<=[\p{Ll}\p{Nd}][.!?]["')]?)[ \n]+(?=["'(]?\p{Lu})/gu, takes, () => '\n- '),
  },
];
