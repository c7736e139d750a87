// Rule with its tables: what a statement says, whatever its words.

/** Normal form of a statement: what it speaks of, and on which side it stands. */
export interface ClaimForm {
  /** Concepts, sorted, each once. */
  readonly concepts: readonly string[];
  /** 1, or −1 for "never", "without", "short", "cold" …; two of them cancel out. */
  readonly polarity: 1 | -1;
}

/** Key of a statement: equal for wordings that differ in synonyms, order and small words only. */
export function claimKey(statement: string): string {
  const { concepts, polarity } = claimForm(statement);
  return `${polarity > 0 ? '+' : '-'} ${concepts.join(' ')}`;
}

export function claimForm(statement: string): ClaimForm {
  const words = statement
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/(?<=\p{L})'s\b/gu, '')
    .replace(/\bsign(?:s|ing)?[- ]?offs?\b/g, 'closing')
    .replace(/\b(?:valediction|parting line|closing (?:line|phrase|formula|word))s?\b/g, 'closing')
    .replace(/\bto the point\b/g, 'directly')
    .replace(/(?<=\S )replies\b/g, 'text')
    .replace(/\be-?mails?\b/g, 'text')
    .replace(/\ball[- ]caps\b|\bcapital letters\b|\bupper-?case\b/g, 'capitals')
    .replace(/\bexclamation (?:marks?|points?)\b|\bexclamations?\b/g, 'exclamation')
    .replace(/\bfirst names?\b|\bgiven names?\b/g, 'firstname')
    .replace(/\bhold(?:s|ing)? back\b/g, 'withholds')
    .replace(/\bkeep(?:s|ing)? ((?:\p{L}+ ){1,3})out\b/gu, 'omits $1')
    .replace(/\bleaves? out\b|\bdoes without\b|\bdoes not use\b|\bdoesn't use\b/g, 'omits')
    .match(/[\p{L}]+(?:'[\p{L}]+)?/gu);
  const signs = new Map<string, Set<1 | -1>>();
  let polarity: 1 | -1 = 1;
  for (const word of words ?? []) {
    if (negators.has(word)) {
      polarity = polarity > 0 ? -1 : 1;
      continue;
    }
    if (small.has(word)) continue;
    const { concept, sign } = lookUp(word) ?? withoutPrefix(word);
    if (concept !== '') signs.set(concept, (signs.get(concept) ?? new Set()).add(sign));
  }
  const concepts: string[] = [];
  for (const [concept, found] of signs) {
    // Both ends at once ("praises, then criticises") are a concept of their own and take no side.
    const [sign] = found;
    if (found.size === 1 && sign === -1) polarity = polarity > 0 ? -1 : 1;
    concepts.push(found.size === 1 ? concept : `${concept} both`);
  }
  return { concepts: concepts.toSorted(), polarity };
}

/** Words whose presence turns a statement round. */
const negators = new Set(
  "no not never without rarely seldom hardly avoids avoid avoiding lacks lack omits omit omitting skips skip skipping few fewer little neither nor don't doesn't isn't aren't minimal sparingly refrains none scarcely withholds absent drops drop dropping".split(
    ' ',
  ),
);

/** Words that say nothing of the habit. */
const small = new Set(
  (
    'a an the this that these those them people you it its their his her your they he she is are be been being am has have had having do does did ' +
    'and or but with in on of for to from by as at into onto through when while who what which how where than then so such very quite rather too also only just own ' +
    'any all some each every other more most much many lot lots few often usually frequently typically generally always commonly regularly mostly mainly sometimes tends tend consistently ' +
    'keeps keep keeping tells tell voices towards toward each writer author person way ways manner kind sort bit little one two first last before after over about out up off down'
  )
    .split(' ')
    .filter((word) => !negators.has(word)),
);

interface Concept {
  readonly concept: string;
  readonly sign: 1 | -1;
}

/** Concept: words that say it, after a bar words that say its opposite. An empty concept: words left out. */
const synonyms: Readonly<Record<string, string>> = {
  '': 'uses use using used employs employing utilizes writes write writing written makes make gives give puts put shows show showing tone style voice language habit likes prefers favours favors expresses express conveys features says say saying draws draw adds add adding includes include including sounds sound',
  text: 'text texts message messages letter letters note notes post posts mail mails',
  open: 'opens open opening begins begin beginning starts start starting launches leads',
  close: 'closes close closing ends end ending finishes finish finishing concludes conclude signs sign',
  answer: 'answers answer answering replies reply replying responds respond responses response',
  greet: 'greets greet greeting greetings salutation salutations hello',
  length:
    'long lengthy extended elaborate sprawling winding | short brief concise terse curt clipped compact laconic succinct',
  formal: 'formal formally formality stiff ceremonious | informal informally casual casually colloquial relaxed chatty',
  warm: 'warm warmly warmth friendly kind kindly cordial affectionate tender | cold coldly distant cool detached impersonal aloof',
  direct:
    'direct directly directness blunt bluntly bluntness straightforward frank frankly forthright straight plainly | indirect indirectly roundabout circumspect evasive obliquely',
  ask: 'asks ask asking requests request requesting requested question questions questioning',
  demand: 'demands demand demanding orders order commands insists',
  polite: 'polite politely courteous courteously courtesy | rude rudely impolite brusque',
  humour:
    'humour humor humorous jokes joke joking funny wit witty playful playfully playfulness teasing teases tease banter puns pun',
  irony: 'irony ironic ironically sarcasm sarcastic sarcastically dry',
  hedge:
    'hedges hedge hedging softens soften softening tentative tentatively qualifies qualify cautious cautiously caution',
  sure: 'certain certainty confident confidently assertive assured categorical | uncertain unsure doubtful hesitant',
  thank: 'thanks thank thanking gratitude grateful appreciation appreciates appreciate appreciative',
  apologise: 'apologises apologise apologizes apologize apology apologies apologetic sorry',
  emotion:
    'emotion emotions emotional feeling feelings enthusiasm enthusiastic excitement excited excitedly | unemotional flat',
  reason:
    'reason reasons reasoning explains explain explanation explanations justifies justify justification why because',
  list: 'list lists bullets bullet bulleted numbered enumerates enumeration itemises itemizes',
  dash: 'dash dashes em',
  bracket: 'parentheses parenthesis parenthetical brackets bracketed',
  aside: 'aside asides digression digressions digresses tangent tangents',
  dots: 'ellipsis ellipses dots trailing',
  fragment: 'fragment fragments fragmentary incomplete clippedly',
  address: 'addresses address addressing',
  reader: 'reader readers recipient recipients addressee',
  name: 'name names naming firstname mentions mention mentioning cites',
  number: 'number numbers figures figure statistics amounts digits',
  date: 'date dates deadline deadlines day days',
  example: 'example examples instance instances illustration illustrates anecdote anecdotes story stories',
  problem: 'problem problems trouble issue issues difficulty',
  solution:
    'solution solutions fix fixes remedy offers offer proposes propose suggests suggest suggestion suggestions proposal',
  praise:
    'praises praise compliments compliment complimentary | criticises criticizes criticising criticizing criticism complains complain complaining complaint complaints',
  emoji: 'emoji emojis emoticon emoticons smiley smileys',
  vary: 'varies vary varied varying variety mixes mixture alternates | even uniform monotonous equally',
  simple: 'simple simply plain easy everyday | complex complicated intricate ornate',
  i: 'i me myself first-person',
  main: 'main key point news conclusion matter request subject-matter',
  contraction: 'contraction contractions contracted contracts',
};

const lookup: ReadonlyMap<string, Concept> = new Map(
  Object.entries(synonyms).flatMap(([concept, words]) =>
    words
      .split(' | ')
      .flatMap((side, at) =>
        side.split(' ').map((word) => [word, { concept, sign: at === 0 ? 1 : -1 } as Concept] as const),
      ),
  ),
);

/** The word itself, or what is left of it without an ending: "dryly" speaks of "dry". */
function lookUp(word: string): Concept | null {
  return lookup.get(word) ?? lookup.get(word.replace(/(?:ly|ness|ing|ed|s)$/, '')) ?? null;
}

/** "Impatient" is the other side of "patient". */
function withoutPrefix(word: string): Concept {
  const rest = /^(?:un|im(?=[mp])|dis|non-?)(?=\p{L}{4})(.+)$/u.exec(word)?.[1];
  return rest === undefined ? { concept: stem(word), sign: 1 } : { concept: stem(rest), sign: -1 };
}

function stem(word: string): string {
  return word.length <= 4
    ? word.replace(/(?<=\p{L}{3})s$/u, '')
    : word.replace(/(?:ingly|edly|ings?|ies|ed|es|ly|s)$/u, '');
}
