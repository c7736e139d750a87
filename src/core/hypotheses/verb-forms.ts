// Table: verbs that say how somebody writes.
const verbs =
  'use write open start begin close end finish sign greet address thank apologise apologize ask answer reply respond request invite offer ' +
  'suggest propose recommend explain justify describe state tell say give add put set make keep let leave avoid skip omit drop ' +
  'repeat return refer mention name list quote cite compare contrast weigh hedge soften stress emphasise emphasize underline exaggerate ' +
  'understate joke tease mock praise compliment complain criticise criticize warn urge push insist demand plead beg promise commit decline ' +
  'refuse agree disagree concede admit confess acknowledge appreciate show express share reveal hide mask convey signal mark ' +
  'prefer favour favor tend like love hate rely lean build break split join link chain vary mix combine alternate switch jump drift ' +
  'stay remain become sound read feel seem appear look come get go turn move take bring hold lead follow shift ' +
  'speak talk chat address comment reflect muse wonder think reason argue persuade convince reassure comfort encourage support ' +
  'structure organise organize arrange order number punctuate capitalise capitalize abbreviate contract shorten stretch trail interrupt ' +
  'frame phrase word spell include contain maintain create establish employ utilise utilize choose pick select place ' +
  'check confirm clarify summarise summarize conclude introduce preface announce report narrate recount illustrate ' +
  'avoid exclaim swear curse gush ramble digress wander hurry rush wait need want expect assume credit blame own qualify balance anticipate ' +
  'personalise personalize welcome wish hope treat try work focus limit reduce exclude rarely';

const irregular: ReadonlyMap<string, string> = new Map([
  ['be', 'is'],
  ['are', 'is'],
  ['have', 'has'],
  ['do', 'does'],
]);

const bases = new Set(verbs.split(' ').filter((verb) => verb !== 'rarely'));
const baseOf = new Map([...bases].map((base) => [inflect(base), base]));

/** "uses" of "use", or null for a word that is no such verb. */
export function thirdPersonForm(word: string): string | null {
  return irregular.get(word) ?? (bases.has(word) ? inflect(word) : null);
}

/** "use" of "uses", or null for a word that is no such verb in the third person. */
export function baseForm(word: string): string | null {
  if (word === 'is') return 'be';
  if (word === 'has') return 'have';
  if (word === 'does') return 'do';
  return baseOf.get(word) ?? null;
}

function inflect(base: string): string {
  if (/(?:s|x|z|ch|sh|o)$/.test(base)) return `${base}es`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}
