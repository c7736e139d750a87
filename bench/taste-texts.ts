import type { SeededRandom } from '../src/core/numerics/index.ts';

/** A text of a fictional mail with what was chosen for it. */
export interface KnobbedText {
  readonly text: string;
  /** What was turned: how far the text has it, −1 to 1 where it is graded, else 0 or 1. */
  readonly knobs: Readonly<Record<Knob, number>>;
}

export type Knob = 'length' | 'greeting' | 'closing' | 'contractions' | 'exclamations' | 'hedges' | 'list' | 'thanks';

const subjects = ['the boiler', 'the invoice', 'our stand at the fair', 'the spare key', 'the Friday bus', 'the mast'];
const names = ['Robin', 'Kim', 'Sascha', 'Noor', 'Jules'];

/** Sentences of one matter: plain, contracted, hedged. Each is said in one of three ways. */
const sentences: readonly (readonly [string, string, string])[] = [
  ['I am writing about %.', "I'm writing about %.", 'I am perhaps writing about %.'],
  ['We do not have % ready yet.', "We don't have % ready yet.", 'We probably do not have % ready yet.'],
  ['It will take until Monday.', "It'll take until Monday.", 'It might take until Monday.'],
  ['You are free to come by at ten.', "You're free to come by at ten.", 'You could maybe come by at ten.'],
  [
    'The old one has not worked since May.',
    "The old one hasn't worked since May.",
    'The old one has possibly not worked since May.',
  ],
  ['That is why the price went up.', "That's why the price went up.", 'That is perhaps why the price went up.'],
  ['We have talked to the landlord.', "We've talked to the landlord.", 'We have maybe talked to the landlord.'],
  ['They are sending two people.', "They're sending two people.", 'They might be sending two people.'],
  ['I cannot lift it alone.', "I can't lift it alone.", 'I probably cannot lift it alone.'],
  [
    'The shop is closed on Sunday, as before.',
    "The shop isn't open on Sunday, as before.",
    'The shop is possibly closed on Sunday, as before.',
  ],
];

/** A mail whose knobs are turned at random, each on its own. */
export function drawText(random: SeededRandom): KnobbedText {
  const on = () => (random.next() < 0.5 ? 1 : 0);
  const knobs = {
    ...{ greeting: on(), closing: on(), contractions: on(), exclamations: on(), hedges: on(), list: on() },
    ...{ thanks: on(), length: 2 * random.next() - 1 },
  };
  const count = 3 + Math.round(2.5 * (knobs.length + 1));
  const subject = subjects[random.integer(subjects.length)] ?? '';
  const name = names[random.integer(names.length)] ?? '';
  const body = random.choose(sentences, count).map(([plain, contracted, hedged]) => {
    const said = knobs.hedges === 1 && random.next() < 0.5 ? hedged : knobs.contractions === 1 ? contracted : plain;
    const sentence = said.replace('%', subject);
    return knobs.exclamations === 1 && random.next() < 0.4 ? sentence.replace(/\.$/, '!') : sentence;
  });
  const lines =
    knobs.list === 1
      ? `${body.slice(0, -2).join(' ')}\n\n${body
          .slice(-2)
          .map((line) => `- ${line}`)
          .join('\n')}`
      : body.join(' ');
  const text = [
    ...(knobs.greeting === 1 ? [`Hello ${name},`] : []),
    lines,
    ...(knobs.thanks === 1 ? ['Thank you for your patience, and please call me.'] : []),
    ...(knobs.closing === 1 ? [`Best regards,\n${names[random.integer(names.length)] ?? ''}`] : []),
  ].join('\n\n');
  return { text, knobs };
}
