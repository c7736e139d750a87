import { expect, test } from 'vitest';
import { oppositeClaim, sameClaim } from './same-claim.ts';

/** Statements in pairs that say the same. */
const paraphrases: readonly (readonly [string, string])[] = [
  ['Opens e-mails without a greeting.', 'Starts messages with no salutation.'],
  ['Ends with a question.', 'Closes messages by asking a question.'],
  ['Writes short sentences.', 'Keeps sentences brief.'],
  ['Uses dry humour.', 'Shows humour that is dry and ironic.'],
  ['Asks directly for what is needed.', 'Makes direct requests for what is needed.'],
  ['Thanks the reader at the end.', 'Closes by thanking the recipient.'],
  ['Avoids exclamation marks.', 'Rarely uses exclamation points.'],
  ['Signs off with the first name alone.', 'Ends with just a first name.'],
  ['Explains the reasons for every request.', 'Gives a reason with each request.'],
  ['Softens requests with hedges.', 'Hedges when asking for something.'],
  ['Uses lists to order points.', 'Puts points into bulleted lists.'],
  ['Apologises for small things.', 'Makes apologies for small things.'],
  ['Interrupts sentences with asides in parentheses.', 'Puts parenthetical asides into sentences.'],
  ['Writes in a casual tone.', 'Uses informal language.'],
  ['Expresses enthusiasm with exclamation marks.', 'Shows excitement through exclamation points.'],
  ['Teases the reader playfully.', 'Uses playful teasing towards the reader.'],
  ['Mentions deadlines in every request.', 'Names a deadline with each request.'],
  ['Begins with the main point.', 'Opens with the key point.'],
  ['Addresses the reader by first name.', 'Uses the recipient’s first name when addressing them.'],
  ['Never uses emoji.', 'Writes without emojis.'],
  ['Uses dashes to join thoughts.', 'Joins thoughts with em dashes.'],
  ['Writes long, winding sentences.', 'Uses lengthy sentences that are elaborate.'],
  ['Complains openly about delays.', 'Openly voices complaints about delays.'],
  ['Offers a solution with every problem.', 'Suggests a fix for each problem.'],
  ['Trails off with ellipses.', 'Lets sentences trail off in dots.'],
  ['Is blunt.', 'Writes bluntly and to the point.'],
  ['Keeps paragraphs short.', 'Uses brief paragraphs.'],
  ['Tells anecdotes to make a point.', 'Makes points through short anecdotes.'],
  ['Repeats the request at the end.', 'Closes by repeating the request.'],
  ['Uses sentence fragments.', 'Writes in fragmentary sentences.'],
  ['Gives exact numbers and dates.', 'Includes exact figures and dates.'],
  ['Writes warmly to the reader.', 'Has a warm tone towards the recipient.'],
  ['Delays the request until the last line.', 'Puts the request in the final line.'],
  ['Uses nautical metaphors.', 'Draws metaphors from the sea.'],
  ['Lists pros and cons.', 'Weighs advantages and disadvantages.'],
  ['Ends with a joke.', 'Closes on a humorous note.'],
  ['Rarely says thank you.', 'Seldom thanks people.'],
  ['Gives orders rather than asking.', 'Commands instead of requesting.'],
  ['Starts mid-thought.', 'Begins in the middle of a thought.'],
  ['Leaves out subjects of sentences.', 'Drops the subject of sentences.'],
  ['Praises before criticising.', 'Compliments first, then criticises.'],
  ['Writes in one long paragraph.', 'Uses a single long paragraph.'],
  ['Uses the word "honestly" a lot.', 'Often says "honestly".'],
  ['Asks for confirmation at the end.', 'Closes by asking for confirmation.'],
  ['Keeps emotions out.', 'Shows no emotion.'],
  ['Answers with one line.', 'Replies in a single line.'],
  ['Makes self-deprecating jokes.', 'Uses self-deprecating humour.'],
  ['Sounds impatient.', 'Is impatient in tone.'],
  ['Explains technical terms.', 'Gives explanations of technical terms.'],
  ['Never greets the reader.', 'Starts without greeting the recipient.'],
  ['Asks rhetorical questions.', 'Uses rhetorical questions.'],
  ['Adds a postscript.', 'Puts a postscript at the end.'],
];

/** Statements of the same things on opposite sides. */
const opposites: readonly (readonly [string, string])[] = [
  ['Writes short sentences.', 'Writes long sentences.'],
  ['Opens with a greeting.', 'Opens without a greeting.'],
  ['Uses exclamation marks often.', 'Never uses exclamation marks.'],
  ['Asks directly for what is needed.', 'Asks indirectly for what is needed.'],
  ['Writes in a formal tone.', 'Writes in an informal tone.'],
  ['Has a warm tone.', 'Has a cold tone.'],
  ['Explains the reasons for a request.', 'Gives no reasons for a request.'],
  ['Uses emoji.', 'Avoids emoji.'],
  ['Signs off with a name.', 'Ends without a sign-off.'],
  ['Hedges requests.', 'Rarely hedges requests.'],
  ['Praises the reader.', 'Criticises the reader.'],
  ['Is confident about plans.', 'Is uncertain about plans.'],
];

/** Different habits, some of them near each other. */
const different: readonly (readonly [string, string])[] = [
  ['Opens with a question.', 'Ends with a question.'],
  ['Opens with the weather.', 'Opens with the main point.'],
  ['Writes short sentences.', 'Writes short paragraphs.'],
  ['Uses dashes to join thoughts.', 'Uses semicolons to join thoughts.'],
  ['Thanks the reader at the end.', 'Thanks the reader at the beginning.'],
  ['Teases the reader.', 'Praises the reader.'],
  ['Gives exact dates.', 'Gives exact prices.'],
  ['Uses lists to order points.', 'Uses numbers to order points.'],
  ['Softens requests with humour.', 'Softens requests with apologies.'],
  ['Signs off with a single letter.', 'Signs off with a joke.'],
  ['Asks after the family.', 'Asks for a reply.'],
  ['Trails off with ellipses.', 'Breaks off with dashes.'],
  ['Quotes song lyrics.', 'Quotes the rules.'],
  ['Uses sentence fragments.', 'Uses long sentences.'],
  ['Complains openly about delays.', 'Jokes openly about delays.'],
  ['Writes in lower case.', 'Writes in the first person.'],
  ['Mentions deadlines in requests.', 'Mentions food in requests.'],
  ['Is blunt.', 'Is playful.'],
  ['Addresses the reader by first name.', 'Refers to colleagues by first name.'],
  ['Puts the request last.', 'Puts the reasons last.'],
  ['Ends with a joke.', 'Ends with an apology.'],
  ['Explains technical terms.', 'Avoids technical terms.'],
  ['Sounds impatient.', 'Sounds patient.'],
  ['Uses nautical metaphors.', 'Uses cooking metaphors.'],
  ['Asks rhetorical questions.', 'Asks direct questions.'],
  ['Answers with one line.', 'Opens with one line.'],
  ['Praises before criticising.', 'Criticises without praise.'],
  ['Writes in one long paragraph.', 'Writes one long sentence.'],
  ['Adds a postscript.', 'Adds a list.'],
  ['Leaves out subjects of sentences.', 'Leaves out greetings.'],
  ['Thanks in advance.', 'Apologises in advance.'],
  ['Names the time of day.', 'Names the weather.'],
  ['Keeps emotions out.', 'Shows emotion openly.'],
  ['Makes self-deprecating jokes.', 'Makes jokes about others.'],
  ['Gives deadlines.', 'Gives reasons.'],
  ['Is cautious with promises.', 'Is generous with promises.'],
  ['Lists pros and cons.', 'Lists next steps.'],
  ['Rarely says thank you.', 'Often says thank you.'],
  ['Sounds formal with strangers.', 'Sounds informal with friends.'],
  ['Starts mid-thought.', 'Ends mid-thought.'],
];

test('H16: 30 paraphrase pairs are merged with precision of at least 0.95 and recall of at least 0.8', () => {
  const missed = paraphrases.filter(([one, other]) => !sameClaim(one, other));
  const wrong = [...different, ...opposites].filter(([one, other]) => sameClaim(one, other));
  const merged = paraphrases.length - missed.length;

  expect(paraphrases.length).toBeGreaterThanOrEqual(30);
  expect({ recall: merged / paraphrases.length, missed }).toEqual({
    recall: expect.toSatisfy((recall: number) => recall >= 0.8),
    missed,
  });
  expect({ precision: merged / (merged + wrong.length), wrong }).toEqual({
    precision: expect.toSatisfy((precision: number) => precision >= 0.95),
    wrong,
  });
});

test.each(opposites)('H16: "%s" is never merged with "%s"', (one, other) => {
  expect(sameClaim(one, other)).toBe(false);
});

test('most opposite pairs are known to be opposites', () => {
  expect(opposites.filter(([one, other]) => oppositeClaim(one, other)).length).toBeGreaterThanOrEqual(10);
});

test('sameness does not depend on the order of two statements', () => {
  for (const [one, other] of [...paraphrases, ...different, ...opposites]) {
    expect(sameClaim(one, other)).toBe(sameClaim(other, one));
  }
});
