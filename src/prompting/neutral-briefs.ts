// Table: what a model is asked in order to hear how it writes for nobody in particular.
import { type Prompt, promptName } from './prompt.ts';
import { writeAs } from './write-as.ts';

/** A request that asks for content and for no manner: neither length, tone nor form. */
export interface NeutralBrief {
  /** `email-01`: unlike any id of a sample or of a person. */
  readonly id: string;
  readonly register: string;
  readonly task: string;
}

/** Raised whenever a word of a brief changes; part of what a default voice is known by. */
export const neutralBriefsVersion = 1;

const tasks: Readonly<Record<string, readonly string[]>> = {
  email: [
    'Write an e-mail to Kim that the tyre delivery moves from Thursday to Monday, and ask her for the key of the shed.',
    'Write an e-mail to Mr Okoye that the invoice of March is still open, and ask when it will be paid.',
    'Write an e-mail to Lena that you cannot come to the meeting on Wednesday because of a dentist appointment.',
    'Write an e-mail to the caretaker that the light on the second floor has been out since Friday.',
    'Write an e-mail to Tom that you have read his draft and that the third section needs newer figures.',
    'Write an e-mail to the library, asking whether the reading room opens on Saturdays.',
    'Write an e-mail to Priya, thanking her for lending the projector, and say when you will bring it back.',
    'Write an e-mail to the team that the office moves to the fourth floor in June and that boxes are in the hall.',
    'Write an e-mail to Jonas that you do not agree with raising the fee, because members would leave.',
    'Write an e-mail to the hotel to change a booking from two nights to three.',
    'Write an e-mail to Aunt Rosa about the new flat: two rooms, near the canal, rent not yet agreed.',
    'Write an e-mail to Sam, apologising that the report went out with the wrong cover page.',
  ],
  chat: [
    'Write a chat message to Kim that you are ten minutes late.',
    'Write a chat message to Lena, asking whether she has the spare charger.',
    'Write a chat message to Tom that the match was moved to eight.',
    'Write a chat message to Priya that the test build failed on the login page.',
    'Write a chat message to Jonas that you cannot help on Saturday.',
    'Write a chat message to Sam, asking what to bring to the picnic.',
    'Write a chat message to the neighbours that the water is off until noon.',
    'Write a chat message to Mia that her parcel is at your place.',
    'Write a chat message to the team that lunch is at one.',
    'Write a chat message to Noor, thanking her for the notes.',
    'Write a chat message to Ben that you liked the film but not its ending.',
    'Write a chat message to Ana, asking which train she takes tomorrow.',
  ],
  post: [
    'Write a post about learning to bake bread in a small kitchen.',
    'Write a post about a rainy weekend at home.',
    'Write a post about moving from a large city to a small town.',
    'Write a post about the first week with a bicycle instead of a car.',
    'Write a post about an old camera found in the attic.',
    'Write a post about waiting at the doctor’s office.',
    'Write a post about a film that was a disappointment.',
    'Write a post about growing tomatoes on a balcony.',
    'Write a post about changing jobs after ten years.',
    'Write a post about a noisy neighbour.',
    'Write a post about running a first race.',
    'Write a post about a family dinner on a holiday.',
  ],
  news: [
    'Write a news report about a bank that closes forty of its branches.',
    'Write a news report about a strike at a car factory.',
    'Write a news report about a new bridge across a river.',
    'Write a news report about a rise in the price of wheat.',
    'Write a news report about two telephone companies that merge.',
    'Write a news report about a storm that closed a port.',
    'Write a news report about a city council vote on parking fees.',
    'Write a news report about an airline that orders new planes.',
    'Write a news report about a mine that reports lower output.',
    'Write a news report about a museum that opens a new wing.',
    'Write a news report about a central bank that leaves its rate unchanged.',
    'Write a news report about a school that switches to a four-day week.',
  ],
  essay: [
    'Write an essay about whether cities should close their centres to cars.',
    'Write an essay about what makes a good teacher.',
    'Write an essay about the use of silence.',
    'Write an essay about whether homework helps pupils.',
    'Write an essay about how maps change the way people see a place.',
    'Write an essay about keeping a diary.',
    'Write an essay about the difference between a house and a home.',
    'Write an essay about why people collect things.',
    'Write an essay about whether museums should be free.',
    'Write an essay about a book that is read again after many years.',
    'Write an essay about what sport teaches.',
    'Write an essay about the work of translators.',
  ],
  speech: [
    'Write a speech about the opening of a public library.',
    'Write a speech about the state of the country’s roads.',
    'Write a speech about the retirement of a colleague.',
    'Write a speech about a year of drought and its cost.',
    'Write a speech about peace with a neighbouring country.',
    'Write a speech about the budget of the coming year.',
    'Write a speech about the hundredth year of a school.',
    'Write a speech about volunteers after a flood.',
    'Write a speech about trade and the ports.',
    'Write a speech about the health of children.',
    'Write a speech about a new law on forests.',
    'Write a speech about the end of a building project.',
  ],
  fiction: [
    'Write a story about a letter that arrives twenty years late.',
    'Write a story about a lighthouse keeper and a stranger.',
    'Write a story about two sisters who divide a garden.',
    'Write a story about a clock that stops in a shop.',
    'Write a story about a journey by coach in winter.',
    'Write a story about a boy who finds a key on the beach.',
    'Write a story about a dinner at which one guest is missing.',
    'Write a story about a doctor called out at night.',
    'Write a story about an inheritance nobody wants.',
    'Write a story about a ship that waits for wind.',
    'Write a story about a portrait in an empty house.',
    'Write a story about a schoolmistress in a new village.',
  ],
};

export const neutralBriefs: readonly NeutralBrief[] = Object.entries(tasks).flatMap(([register, ofRegister]) =>
  ofRegister.map((task, place) => ({ id: `${register}-${String(place + 1).padStart(2, '0')}`, register, task })),
);

/** Asks for a brief's text exactly as `write` asks without a profile. */
export function writeNeutral({ register, task }: NeutralBrief): Prompt {
  return writeAs({ register, task, instructions: [], turns: [], signature: null });
}

/** `neutral-briefs@1 write-as@3`: which words a default voice answers; other words are another voice. */
export const neutralPromptName: string = (() => {
  const [first] = neutralBriefs;
  const asked = first === undefined ? '' : ` ${promptName(writeNeutral(first))}`;
  return `neutral-briefs@${neutralBriefsVersion}${asked}`;
})();
