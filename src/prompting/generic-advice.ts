// Table: what any guide to good writing says, ten lines a register: as many and as long as the hypotheses of a profile, and true of nobody.

/** Raised whenever a word changes: another advice is another control. */
export const genericAdviceVersion = 1;

/** Ten lines in the second person that hold for good texts of the register by anybody. */
export function genericAdvice(register: string): readonly string[] {
  return [...(byRegister[register] ?? ofAnyText), ...shared];
}

const shared: readonly string[] = [
  'Say the most important thing first and the rest after it.',
  'Prefer short, common words to long or rare ones.',
  'Keep one idea to a sentence, and one matter to a paragraph.',
  'Leave out every word that the reader would not miss.',
  'Use the active voice where you can say who does what.',
];

const ofAnyText: readonly string[] = [
  'Write for a reader who knows nothing of the matter yet.',
  'Give an example wherever a statement stays abstract.',
  'Keep the same tone from the first line to the last.',
  'Join your sentences so that each follows from the one before.',
  'End when everything has been said, without repeating it.',
];

const byRegister: Readonly<Record<string, readonly string[]>> = {
  email: [
    'Open with a greeting that suits how well you know the reader.',
    'Say in the first two lines why you write.',
    'Ask for what you need in a sentence of its own.',
    'Stay polite and friendly, also when you have to refuse.',
    'Close with the next step and a short line of goodbye.',
  ],
  chat: [
    'Come to the point in the first message line.',
    'Keep the whole message to a few short lines.',
    'Write as you would speak to the reader.',
    'Ask one question at a time, so that it can be answered.',
    'Leave out greetings and closings that carry no meaning.',
  ],
  post: [
    'Open with a sentence that makes readers curious.',
    'Tell what you saw and felt, with details of your own.',
    'Write as you would talk to a friend.',
    'Change between longer and shorter paragraphs to keep the pace.',
    'End with a thought that stays with the reader.',
  ],
  essay: [
    'State your question or claim in the first paragraph.',
    'Support each claim with a reason or an example.',
    'Take up the strongest objection and answer it fairly.',
    'Use linking words so that the argument can be followed.',
    'Conclude with what follows from what you have shown.',
  ],
  news: [
    'Answer who, what, when and where in the opening sentence.',
    'Give facts and figures with their source.',
    'Let the people concerned speak in short quotations.',
    'Keep your own opinion out of the report.',
    'Put background and lesser details towards the end.',
  ],
  speech: [
    'Address your listeners directly from the first sentence.',
    'Use sentences that can be said in one breath.',
    'Repeat the main thought so that it is remembered.',
    'Give a picture or a story for each argument.',
    'Close with what you ask of your listeners.',
  ],
  fiction: [
    'Begin in the middle of something that happens.',
    'Show what people do and say, rather than tell what they are.',
    'Use details that can be seen, heard or touched.',
    'Let the people talk in voices that differ.',
    'Keep something unsaid until the end of the story.',
  ],
};
