// Table: groups of words whose wording is not "Uses many …".
import { wordings } from './wording.ts';

export const groupWordings = wordings([
  ['pronouns-i', 'Writes much in the first person (I, me, my)', 'Rarely writes in the first person (I, me, my)', 'Write in the first person (I, me, my): about {often}.', 'Write about the matter rather than about yourself.'],
  ['pronouns-we', 'Writes much as "we"', 'Rarely writes as "we"', 'Write as "we" (we, us, our): about {often}.', 'Write for yourself alone, as "I".'],
  ['pronouns-you', 'Addresses the reader often (you, your)', 'Rarely addresses the reader (you, your)', 'Address the reader (you, your): about {times}.', 'Write about the matter rather than about the reader.'],
  ['negations', "Uses many negations (not, no, never, n't)", 'Uses few negations (not, no, never)', 'Use negations (not, no, never): about {often}.', 'Say things positively: what is, what can be done.'],
  ['hedges', 'Hedges often (maybe, perhaps, probably)', 'Rarely hedges (maybe, perhaps, probably)', 'Hedge (maybe, perhaps, probably): about {times}.', 'State things as certain.'],
  ['boosters', 'Shows certainty often (definitely, certainly, clearly)', 'Rarely stresses certainty (definitely, certainly)', 'Stress certainty (definitely, certainly): about {times}.', 'State things plainly, without stressing them.'],
  ['intensifiers', 'Intensifies often (very, really, so)', 'Rarely intensifies (very, really)', 'Intensify (very, really, so): about {times}.', 'Let adjectives stand alone.'],
  ['downtoners', 'Softens often (just, a little, slightly)', 'Rarely softens (just, slightly)', 'Soften (just, a little, slightly): about {times}.', 'Say things at full strength.'],
  ['thanks', 'Says thanks often', 'Rarely says thanks', 'Say thanks: about {times}.', 'Go straight to the matter, with little thanks.'],
  ['please', 'Says "please" often', 'Rarely says "please"', 'Say "please": about {times}.', 'Make requests as plain questions or statements.'],
  ['apologies', 'Apologises often', 'Rarely apologises', 'Apologise (sorry): about {times}.', 'Go straight to the matter, with no apology.'],
  ['feeling-positive', 'Uses many warm words (glad, happy, great)', 'Uses few warm words (glad, happy, great)', 'Use warm words (glad, happy, great): about {often}.', 'Keep a cool, even tone.'],
  ['feeling-negative', 'Voices displeasure often (sad, hate, awful)', 'Rarely voices displeasure', 'Voice displeasure (sad, awful, annoying): about {times}.', 'Keep an even tone, also about bad news.'],
  ['number-words', 'Writes many numbers as words', 'Writes few numbers as words', 'Write numbers as words: about {often}.', 'Write numbers in digits.'],
  ['vague-words', 'Uses many vague words (thing, stuff, somehow)', 'Uses few vague words (thing, stuff)', 'Use vague words (thing, stuff, somehow): about {often}.', 'Name things exactly.'],
  ['informal-forms', 'Uses many informal forms (gonna, wanna, kinda)', 'Uses few informal forms (gonna, wanna)', 'Use informal forms (gonna, wanna, kinda): about {often}.', 'Write every word in its standard form.'],
  ['chat-abbreviations', 'Uses many chat abbreviations (lol, btw, imo)', 'Uses few chat abbreviations (lol, btw)', 'Use chat abbreviations (lol, btw, imo): about {often}.', 'Write words out in full.'],
  ['interjections', 'Uses many interjections (oh, wow, haha)', 'Uses few interjections (oh, wow)', 'Use interjections (oh, wow, haha): about {often}.', 'Start sentences with the matter itself.'],
  ['opinion-verbs', 'Uses many opinion verbs (think, believe, feel)', 'Uses few opinion verbs (think, believe)', 'Say what you think, believe or feel: about {times}.', 'State things as facts.'],
  ['requests', 'Asks for things with questions ("could you", "can you")', 'Rarely asks for things with questions', 'Make requests as questions ("could you", "can you"): about {times}.', 'State plainly what is needed.'],
  ['phrase-hope-you', 'Sends good wishes often ("hope all is well")', 'Rarely sends good wishes', 'Send a good wish ("hope all is well") about {times}.', 'Start with the matter itself.'],
  ['phrase-on-the-other-hand', 'Weighs two sides often ("on the other hand")', 'Rarely weighs two sides ("on the other hand")', 'Weigh two sides ("on the other hand") about {times}.', 'Argue for one side.'],
]);
