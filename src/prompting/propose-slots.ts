import { fenceTexts, type QuotedText } from './fenced-texts.ts';
import type { Prompt } from './prompt.ts';
import { registerWords } from './register-words.ts';

/**
 * Asks a small model for six habits in fixed slots, each with one quote; the reply (`slotReplySchema`) becomes proposals.
 * Fixed slots, because small models cut an open list off or repeat one statement (docs/experiments/LOG.md).
 */
export function proposeSlots({
  samples,
  register,
}: {
  readonly samples: readonly QuotedText[];
  readonly register: string;
}): Prompt {
  const { many } = registerWords(register);
  return {
    id: 'propose-slots',
    version: 1,
    system: `You describe how one person writes ${many}.`,
    messages: [
      {
        role: 'user',
        text: [
          fenceTexts('text', samples),
          `These are ${many} by one writer. Fill in this JSON form about the habits of this writer:`,
          slots.map(([slot, question]) => `${slot}: ${question}`).join('\n'),
          'For each key give "rule", one short sentence that begins with "This writer"; "quote", four to twelve words copied exactly from one text; ' +
            '"secondQuote", the same from another text. Describe the writing, not the topics.',
        ].join('\n\n'),
      },
    ],
    stableMessages: 0,
  };
}

const slots: readonly (readonly [slot: string, question: string])[] = [
  ['opening', 'How does this writer begin?'],
  ['closing', 'How does this writer end?'],
  ['directness', 'How does this writer ask for things or say no?'],
  ['tone', 'Is this writer warm, dry, formal, playful, blunt?'],
  ['sentences', 'Are the sentences long, short, broken, joined?'],
  ['emotion', 'How do feelings show in this writing?'],
];
