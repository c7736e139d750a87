// Table: the closed list of English function words, version 1. Changing a word means a new version.

const rows: readonly string[] = [
  'a an the this that these those such same other another each every either neither both all any some no none few many much more most several enough',
  'i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its itself they them their theirs themselves one oneself',
  'who whom whose which what whoever whatever whichever someone somebody something anyone anybody anything everyone everybody everything nobody nothing',
  'about above across after against along among around as at before behind below beneath beside between beyond by despite down during except for from in inside into like near of off on onto out outside over past per since through throughout till to toward towards under until unto up upon with within without via',
  'and but or nor so yet because although though while whereas whether if unless than lest',
  'am is are was were be been being have has had having do does did doing can could will would shall should may might must ought',
  "not n't never only just even also too very quite rather almost still already again ever else",
  'then there here now thus hence therefore however moreover nevertheless indeed perhaps instead otherwise when where why how whenever wherever once',
  "don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't i'm i've i'll i'd it's that's",
];

/** Words that hold sentences together and name nothing: articles, pronouns, prepositions, conjunctions, auxiliaries, particles, a few adverbs. */
export const englishFunctionWords: readonly string[] = [...new Set(rows.flatMap((row) => row.split(' ')))];
