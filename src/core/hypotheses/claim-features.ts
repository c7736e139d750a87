// Table: what a statement in words claims of counted features.

export interface ClaimedFeature {
  readonly featureId: string;
  readonly direction: 'more' | 'less';
  /** False where the statement only suggests the feature ("formal" and contractions): it may be refuted by it, but is not the same claim. */
  readonly named: boolean;
}

/** Counted features that a statement speaks of, with the direction it claims. Empty when it speaks of none. */
export function claimedFeatures(statement: string): readonly ClaimedFeature[] {
  const text = statement.toLowerCase().replaceAll('’', "'").replace(/[“”]/g, '"');
  const found = new Map<string, ClaimedFeature>();
  for (const [pattern, featureId, direction, suggested] of table) {
    const match = pattern.exec(text);
    if (match === null || found.has(featureId)) continue;
    const negated =
      negatorBefore.test(clauseBefore(text, match.index)) ||
      negatorAfter.test(text.slice(match.index + match[0].length));
    found.set(featureId, {
      featureId,
      direction: negated ? opposite(direction) : direction,
      named: suggested === undefined,
    });
  }
  return [...found.values()];
}

type Row = readonly [pattern: RegExp, featureId: string, direction: 'more' | 'less', suggested?: 'suggested'];

const texts = '(?:e-?mails?|messages?|texts?|posts?|letters?|replies|notes?|essays?)';
const short = '(?:short|brief|concise|terse|curt|clipped|compact|laconic)';
const long = '(?:long|lengthy|extended|sprawling|elaborate|winding|run-on)';

const table: readonly Row[] = [
  [/\bexclamation (?:marks?|points?)|\bexclamations?\b|\bexclaims?\b/, 'exclamation-marks', 'more'],
  [
    /\bquestion marks?|\brhetorical questions?|\basks? (?:\w+ ){0,2}questions?|\b(?:uses?|many|frequent|with|poses?) (?:\w+ ){0,1}questions?/,
    'questions',
    'more',
  ],
  [/\b(?:ends?|closes?|finishes) (?:\w+ ){0,3}with (?:a|one) (?:\w+ )?question\b/, 'ends-with-question', 'more'],
  [/\bcontractions?\b|\bcontracted forms?\b/, 'contractions', 'more'],
  [/\bfull forms?\b|\buncontracted\b/, 'contractions', 'less'],
  [/\b(?:informal|casual|colloquial|chatty)(?:ly|ity)?\b/, 'contractions', 'more', 'suggested'],
  [/\bformal(?:ly|ity)?\b/, 'contractions', 'less', 'suggested'],
  [/\bemojis?\b/, 'emoji', 'more'],
  [/\bemoticons?\b|\bsmileys?\b/, 'emoticons', 'more'],
  [/\bsemi-?colons?\b/, 'semicolons', 'more'],
  [/(?<!semi-?)\bcolons?\b/, 'colons', 'more'],
  [/\b(?:em |en )?dash(?:es)?\b/, 'dashes', 'more'],
  [/\bellips[ie]s\b|\btrailing dots\b|\btrails? off\b/, 'ellipses', 'more'],
  [/\bparenthes[ie]s\b|\bparenthetical\b|\bbrackets\b/, 'parentheses', 'more'],
  [/\bcommas?\b/, 'commas', 'more'],
  [/\ball[- ]caps\b|\bcapital letters\b|\bcapitals\b|\bupper-?case\b/, 'all-caps-words', 'more'],
  [/\blower-?case\b/, 'lower-case-starts', 'more'],
  [
    new RegExp(String.raw`\b${short}\b[^,;.]{0,30}\bsentences?\b|\bsentences? (?:are|is) (?:\w+ )?${short}\b`),
    'words-per-sentence',
    'less',
  ],
  [
    new RegExp(String.raw`\b${long}\b[^,;.]{0,30}\bsentences?\b|\bsentences? (?:are|is) (?:\w+ )?${long}\b`),
    'words-per-sentence',
    'more',
  ],
  [new RegExp(String.raw`\b${short}\b[^,;.]{0,12}\bparagraphs?\b`), 'words-per-paragraph', 'less'],
  [new RegExp(String.raw`\b${long}\b[^,;.]{0,12}\bparagraphs?\b`), 'words-per-paragraph', 'more'],
  [
    new RegExp(
      String.raw`\b${short}\b[^,;.]{0,12}\b${texts}\b|\b${texts} (?:(?:are|is) )?(?:\w+ )?${short}\b|\bkeeps? (?:\w+ ){0,2}${short}\b|\bwrites? briefly\b`,
    ),
    'words-per-text',
    'less',
  ],
  [
    new RegExp(
      String.raw`\b${long}\b[^,;.]{0,12}\b${texts}\b|\b${texts} (?:(?:are|is) )?(?:\w+ )?${long}\b|\bwrites? at length\b`,
    ),
    'words-per-text',
    'more',
  ],
  [/\bhedg(?:es?|ing)\b|\btentative(?:ly)?\b|\b"?(?:maybe|perhaps|probably)"?\b/, 'hedges', 'more'],
  [/\bintensifiers?\b/, 'intensifiers', 'more'],
  [/\bthanks?\b(?! soon)|\bgratitude\b|\bgrateful\b|\bappreciation\b/, 'thanks', 'more'],
  [/\bapolog\w+/, 'apologies', 'more'],
  [/"please"|\bsays please\b/, 'please', 'more'],
  [/\bfirst[- ]person plural\b|"we"/, 'pronouns-we', 'more'],
  [/\bfirst[- ]person\b(?! plural)/, 'pronouns-i', 'more'],
  [/\bsecond[- ]person\b|\baddress(?:es)? the (?:reader|recipient)\b/, 'pronouns-you', 'more'],
  [/\b(?:greetings?|salutations?)\b|\bgreets\b/, 'greeting-none', 'less'],
  [/\b(?:sign-?offs?|closing (?:line|formula|phrase)s?|valedictions?)\b|\bsigns off\b/, 'closing-none', 'less'],
  [/"hi\b/, 'greeting-hi', 'more'],
  [/"hello\b/, 'greeting-hello', 'more'],
  [/"hey\b/, 'greeting-hey', 'more'],
  [/"dear\b/, 'greeting-dear', 'more'],
  [/"cheers\b/, 'closing-cheers', 'more'],
  [/"best regards\b/, 'closing-best-regards', 'more'],
  [/"kind regards\b/, 'closing-kind-regards', 'more'],
  [/\bbullet(?:ed)?(?: points?| lists?)?\b|\b(?:numbered|itemi[sz]ed) lists?\b|\buses? lists\b/, 'uses-list', 'more'],
  [/\bpost-?scripts?\b|\bp\.s\.?\b/, 'postscript', 'more'],
  [/\binterjections?\b/, 'interjections', 'more'],
  [/\bslang\b|\babbreviations\b/, 'chat-abbreviations', 'more'],
];

const negator = String.raw`\b(?:no|never|not|without|rarely|seldom|few|fewer|little|hardly|minimal|sparing(?:ly)?|scarce|avoids?|avoiding|lacks?|omits?|skips?|drops?|leaves? out|refrains?|doesn't|don't|isn't|free of|absence of)\b`;
const negatorBefore = new RegExp(`${negator}[^,;.]{0,40}$`);
/** "Exclamation marks are rare". */
const negatorAfter =
  /^(?:\w| ){0,12}\b(?:are|is) (?:rare|rarely|absent|avoided|never|missing|not|scarce|few)\b|^ (?:rarely|sparingly|never)\b/;

/** The part of the clause before a place: a negation of another clause does not count. */
function clauseBefore(text: string, at: number): string {
  return (
    text
      .slice(0, at)
      .split(/[,;.]| but | and (?!exclam)/)
      .at(-1) ?? ''
  );
}

export function opposite(direction: 'more' | 'less'): 'more' | 'less' {
  return direction === 'more' ? 'less' : 'more';
}
