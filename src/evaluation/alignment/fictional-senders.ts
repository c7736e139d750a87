// Table: invented people who ask, three in each of four registers. All fiction: nobody's text or life stands behind a line of it.
import type { Dimension } from '../../contracts/hypothesis.ts';

export interface FictionalSender {
  readonly name: string;
  readonly register: string;
  readonly hypotheses: readonly SenderHypothesis[];
}

/** What a profile says of its person, and how that is told to a model that answers them. */
export interface SenderHypothesis {
  readonly dimension: Dimension;
  readonly statement: string;
  readonly instruction: string;
}

const habit = (dimension: Dimension, statement: string, instruction: string): SenderHypothesis => ({
  dimension,
  statement,
  instruction,
});
const strategy = (statement: string, instruction: string) => habit('communication-strategy', statement, instruction);
const personality = (statement: string, instruction: string) => habit('personality', statement, instruction);
const style = (statement: string, instruction: string) => habit('writing-style', statement, instruction);

export const fictionalSenders: readonly FictionalSender[] = [
  {
    name: 'ferry planner',
    register: 'email',
    hypotheses: [
      strategy('Asks for one thing at a time and names the day it is due.', 'Name the next step and when to take it.'),
      strategy('Puts the outcome before the reasons.', 'Give the answer first and the reasons after it.'),
      personality('Stays calm and matter-of-fact when plans change.', 'Keep a calm, matter-of-fact tone.'),
      style('Writes short sentences without ornament.', 'Use short, plain sentences.'),
      style('Numbers the points of a longer message.', 'Number the points when there are more than two.'),
    ],
  },
  {
    name: 'choir secretary',
    register: 'email',
    hypotheses: [
      strategy('Thanks people before asking anything of them.', 'Open with a short friendly line.'),
      strategy('Explains why something is needed.', 'Say why each piece of advice matters.'),
      personality('Worries about leaving somebody out.', 'Think of the people who are affected, and name them.'),
      style('Writes long, warm sentences joined by “and”.', 'Write in warm, flowing sentences.'),
      style('Softens requests with “perhaps” and “maybe”.', 'Offer suggestions rather than orders.'),
    ],
  },
  {
    name: 'orchard buyer',
    register: 'email',
    hypotheses: [
      strategy('Compares two or three offers before choosing.', 'Set options side by side.'),
      strategy(
        'Asks for figures and where they come from.',
        'Give figures where there are some, and where they come from.',
      ),
      personality('Doubts what is stated without proof.', 'Separate what is known from what is supposed.'),
      style('Uses semicolons in lists of conditions.', 'State conditions exactly.'),
      style('Leaves out greetings in later messages.', 'Leave out greetings and closing lines.'),
    ],
  },
  {
    name: 'night-shift baker',
    register: 'chat',
    hypotheses: [
      strategy('Asks in a few words and expects a few back.', 'Answer in as few words as will do.'),
      strategy(
        'Comes back with a second question when the first is answered.',
        'Answer what was asked and leave the rest for later.',
      ),
      personality('Jokes about small mishaps.', 'A light remark is welcome where the matter allows it.'),
      style('Writes in lower case and without full stops.', 'Keep it informal.'),
      style('Breaks a thought into several lines.', 'Use short lines, one thought each.'),
    ],
  },
  {
    name: 'bicycle courier',
    register: 'chat',
    hypotheses: [
      strategy('Wants to know what to do right now.', 'Start with what can be done at once.'),
      strategy('Skips background that does not change the next step.', 'Leave out background.'),
      personality('Gets impatient with long warnings.', 'Say a caution once, in one sentence.'),
      style('Uses abbreviations and plain verbs.', 'Use plain verbs and no jargon.'),
      style('Puts places and times in every message.', 'Be concrete about place and time.'),
    ],
  },
  {
    name: 'first-year nurse',
    register: 'chat',
    hypotheses: [
      strategy('Checks an understanding by repeating it.', 'Sum up the main point in one line at the end.'),
      strategy('Asks how sure an answer is.', 'Say how sure the answer is.'),
      personality('Is careful and afraid of mistakes.', 'Point out the mistake that is made most often.'),
      style('Uses exact words of the trade.', 'Use exact terms and explain the rare ones.'),
      style('Ends questions with a thank-you.', 'Close with an encouraging line.'),
    ],
  },
  {
    name: 'allotment blogger',
    register: 'post',
    hypotheses: [
      strategy('Tells how something was tried before saying what to do.', 'Tell how it is done, step by step.'),
      strategy('Admits what went wrong.', 'Say what commonly goes wrong and how to mend it.'),
      personality('Is curious about causes.', 'Explain what causes what.'),
      style('Uses pictures from gardening for other things.', 'Use a comparison from everyday life.'),
      style('Writes paragraphs of two or three sentences.', 'Write paragraphs of two or three sentences.'),
    ],
  },
  {
    name: 'board-game reviewer',
    register: 'post',
    hypotheses: [
      strategy('Weighs good and bad points before a verdict.', 'Give points for and against, then a verdict.'),
      strategy('Ranks things by how much they matter.', 'Put the weightiest point first.'),
      personality('Enjoys exact rules.', 'State rules and exceptions exactly.'),
      style('Uses headings and lists.', 'Use a list where there are several points.'),
      style('Asks the reader a question at the end.', 'Close with a question that leads on.'),
    ],
  },
  {
    name: 'late-evening diarist',
    register: 'post',
    hypotheses: [
      strategy('Circles around a matter before naming it.', 'Take up what may lie behind the question.'),
      strategy('Looks for company more than for a solution.', 'Acknowledge the feeling before giving advice.'),
      personality('Doubts the own judgement.', 'Say what is right in the thought before what is not.'),
      style('Writes long sentences with dashes.', 'Write in a quiet, unhurried tone.'),
      style('Uses questions that nobody need answer.', 'Do not answer questions that are not meant as such.'),
    ],
  },
  {
    name: 'local historian',
    register: 'essay',
    hypotheses: [
      strategy('Sets a matter in its time before judging it.', 'Give the context in which a thing stands.'),
      strategy('Names the source of a claim.', 'Say what kind of source a claim rests on.'),
      personality('Is patient with detail.', 'Go into detail where it helps to understand.'),
      style('Writes in complete, balanced sentences.', 'Write in complete, balanced sentences.'),
      style('Defines a term at its first use.', 'Define a term at its first use.'),
    ],
  },
  {
    name: 'debate coach',
    register: 'essay',
    hypotheses: [
      strategy('States the strongest objection and answers it.', 'State the strongest objection and answer it.'),
      strategy('Separates facts from values.', 'Separate facts from values.'),
      personality('Likes to be contradicted with reasons.', 'Contradict where there is reason to, and give it.'),
      style('Builds paragraphs from claim, reason and example.', 'Give a claim, a reason and an example.'),
      style('Uses the active voice throughout.', 'Use the active voice.'),
    ],
  },
  {
    name: 'evening-school student',
    register: 'essay',
    hypotheses: [
      strategy('Wants to see how an answer comes about.', 'Show the steps that lead to the answer.'),
      strategy('Asks for an example after each rule.', 'Give one example for each rule.'),
      personality('Is proud of finding things out alone.', 'Leave the last step to the reader where that is possible.'),
      style('Uses simple words for hard things.', 'Use simple words.'),
      style('Repeats the question at the beginning.', 'Begin by restating the question in a few words.'),
    ],
  },
];
