import { hijacksModel, readings } from './model-takeover.ts';
import type { SampleWords } from './sample-words.ts';
import { isSentence } from './statement-grammar.ts';

/** Why a statement may not reach a prompt. */
export type StatementFault =
  | 'length'
  | 'characters'
  | 'grammar'
  | 'personal-data'
  | 'instruction'
  | 'protected'
  | 'third-person'
  | 'name'
  | 'copied';

/** Longest and shortest statements that are kept. */
const fewestCharacters = 12;
const mostCharacters = 200;

/** The whole filter of hypotheses.md 6.14 for a statement or a check, or null when nothing is wrong with it. */
export function statementFault(statement: string, samples: SampleWords): StatementFault | null {
  const form = formFault(statement);
  if (form !== null && form !== 'instruction') return form;
  // What runs wild is no instruction, though it may read like one.
  if (!isSentence(statement.normalize('NFKC'))) return 'grammar';
  if (form !== null) return form;
  if (protectedAttribute.test(statement)) return 'protected';
  if (otherSubject.test(statement) || otherRelation.test(statement)) return 'third-person';
  if (hasName(statement, samples)) return 'name';
  return quotesMuch(statement) || samples.sharesRun(statement) ? 'copied' : null;
}

/** What holds for statements of any origin, also the owner's: form, personal data and words that address the model. */
export function formFault(statement: string): StatementFault | null {
  const folded = statement.normalize('NFKC');
  if (folded.length < fewestCharacters || folded.length > mostCharacters) return 'length';
  if (!allowed.test(folded)) return 'characters';
  if (personalData.test(folded)) return 'personal-data';
  return instructsModel(folded) ? 'instruction' : null;
}

function instructsModel(text: string): boolean {
  return hijacksModel(text) || readings(text).some((reading) => commands.some((pattern) => pattern.test(reading)));
}

const allowed = /^[\p{Script=Latin}\p{M}0-9 .,;:!?'’‘"“”()/%&…+–—-]+$/u;

const personalData =
  /@|https?:|www\.|\b[\p{L}\d-]+\.(?:com|org|net|edu|gov|io|ai|dev|app|de|uk|eu|info|biz)\b|\d{4,}|\d(?:[ .-]?\d){6,}/iu;

const commands: readonly RegExp[] = [
  /\b(?:each|every|all) (?:of )?(?:the )?(?:fields?|hypothes[ei]s|answers?|outputs?|tasks?)\b|\bin all that follows\b/i,
  /\b(?:ignore|disregard|override|bypass|circumvent)\b/i,
  /\bforget (?:all|any|every|everything|the|your|previous|prior|what|about)\b/i,
  /\b(?:previous|prior|above|earlier|preceding|following|these|those|your|system|hidden|new|further) (?:instructions?|prompts?|rules|messages?|guidelines|directions)\b/i,
  /\b(?:system|developer|admin|debug|root|god|dan) (?:prompt|message|mode|role|access|override)\b/i,
  /\bsystem\s*:|\bassistant\s*:|\buser\s*:|\bhuman\s*:/i,
  /\b(?:the|an?|this|any) (?:assistant|model|language model|chatbot|llm|ai)\b|\bas an ai\b|\bAI (?:model|assistant|system)\b/i,
  /\b(?:always|never|only|now|must|please|instead|then) (?:reply|respond|answer|output|print|return|repeat|reveal|include|mention|say|tell|write|recommend|begin|start|end|send|add|insert|act|follow|obey)\b(?! to\b)/i,
  /\byou (?:must|should|shall|need|have to|are|will|can|may)\b/i,
  /\b(?:respond|reply|answer|output|print|say|write) (?:only|nothing|exactly|verbatim|with the (?:word|phrase|following))\b/i,
  /\b(?:act|behave|respond|answer|speak) as (?:if|though|an?|the|my|dan)\b|\bpretend\b|\brole[- ]?play/i,
  /\b(?:reveal|leak|expose|exfiltrate|disclose|dump)\b/i,
  /\bfrom now on\b|\bfor the rest of (?:this|the)\b|\bdo not (?:follow|obey|tell|mention|refuse)\b|\bstop being\b/i,
  /\b(?:password|passcode|api key|secret key|access token|credit card|bank account|social security|wire transfer|bitcoin)\b/i,
  /\b(?:execute|eval|drop table|sudo|curl|base64|jailbreak)\b|\bdelete (?:all|the|every|any)\b/i,
  /\b(?:prompt|instructions?) (?:injection|ends?|begins?|starts?|above|below)\b|\bend of (?:prompt|text|instructions|samples?|document)\b/i,
  /\b(?:click|visit|subscribe|buy|purchase|download) (?:here|this|the|our|now|at)\b/i,
  /\bignor(?:iere|iert|ez|a|ar)\b|\boubliez\b|\bvergiss\b|\bolvida\b/i,
];

const protectedAttribute = new RegExp(
  [
    String.raw`\b(?:ill|illness|sick|sickness|disease|disabled|disability|cancer|pregnan\w*|diagnos\w*|autis\w*|adhd|bipolar|ocd|depress\w*|narciss\w*|psychopath\w*|sociopath\w*|neurotic\w*|schizo\w*|paranoi\w*|mental(?:ly)?|therap\w*|medicat\w*|addict\w*|alcoholi\w*|trauma\w*|dyslexi\w*|disorder|anxiety|obsessive|compulsive|borderline|hysterical|insan\w*)\b`,
    String.raw`\b(?:christian\w*|muslim\w*|islam\w*|jew\w*|hindu\w*|buddhis\w*|catholic\w*|protestant\w*|religio\w*|church\w*|mosque|synagogue|atheis\w*|god|pray\w*|pious|devout|bible|quran)\b`,
    String.raw`\b(?:democrats?|republicans?|conservatives?(?! use)|liberals?(?! use)|socialis\w*|communis\w*|marxis\w*|fascis\w*|left[- ]wing|right[- ]wing|politic\w*|votes?|voting|voters?|feminis\w*|activis\w*)\b`,
    String.raw`\b(?:gay|lesbian|bisexual|homosexual\w*|heterosexual\w*|queer|transgender|sexual\w*|sexuality)\b`,
    String.raw`\b(?:ethnic\w*|racial\w*|race|african|asian|hispanic|latin[oax]|arab\w*|caucasian|immigrant\w*|refugee\w*|nationality|foreigner\w*|non[- ]native|native speaker|indian|chinese|german|french|mexican|jamaican)\b|\b(?:white|black|brown) (?:person|people|writer|origin|background|heritage|american|british)\b`,
    String.raw`\b(?:trade union\w*|labou?r union\w*|union member\w*|unionis\w*)\b`,
    String.raw`\b(?:criminal\w*|convict\w*|prison\w*|jail\w*|felon\w*|arrest\w*|on parole)\b`,
    String.raw`\b(?:male|female|woman|women|man|men|girl|boy|teenage\w*|elderly|middle[- ]aged|years? old|gender|pensioner|uneducated|low intelligence|iq)\b`,
  ].join('|'),
  'i',
);

/** A statement may show a greeting or a turn of phrase, not a sentence. */
function quotesMuch(statement: string): boolean {
  return [...statement.matchAll(/[“"]([^”"]*)[”"]/gu)].some(([, quoted = '']) => quoted.trim().split(/\s+/).length > 4);
}

/** Kin and the like, which stand after greetings in some texts. */
const generalWords =
  /^(?:mom|mum|dad|friends?|team|folks|guys|reader|readers|writer|buddy|dude|mate|man|girl|boy|honey|darling|sweetheart|babe|love|pal|boss|sir|madam|names?)$/;

/** A statement is of the writer; these open one about somebody else. */
const otherSubject =
  /^(?:the |a |an |his |her |their |my |your |our )?(?:recipients?|readers?|addressees?|wife|husband|spouse|partner|boss|manager|supervisor|friends?|colleagues?|co-?workers?|mother|father|mom|mum|dad|parents?|brother|sister|son|daughter|children|kids|clients?|customers?|team|company|neighbou?rs?|teacher|doctor|landlord|other people|everyone|everybody|people) (?:is|are|was|were|has|have|had|does|do|did|will|writes?|wants?|needs?|likes?|hates?|thinks?|works?|owes?|seems?|gets?|receives?|says?|said)\b/i;

const otherRelation =
  /\b(?:his|her|their|the writer['’]s|the person['’]s) (?:wife|husband|spouse|ex|boss|mother|father|mom|mum|dad|parents|brother|sister|son|daughter|child|children|kids|girlfriend|boyfriend|landlord|doctor|lawyer)\b/i;

/** Capitalised words that are no names: greetings, closings, openers, languages, abbreviations. */
const knownCapitals = new Set(
  (
    'I I’m I’ve I’ll I’d Hi Hello Hey Dear Good Morning Afternoon Evening Thanks Thank Cheers Best Kind Warm Regards Sincerely Yours Love Talk See Take Care ' +
    'And But So Also Or Plus However Well If When The This That There It We You Please First Then Finally Oh Yes No Ok Okay OK ' +
    'English British American Latin Oxford FYI ASAP BTW LOL OMG IMO TBH PS P.S EOD ETA TL DR All-caps CAPS'
  ).split(' '),
);

function hasName(statement: string, samples: SampleWords): boolean {
  const words = [...statement.matchAll(/[\p{L}][\p{L}\p{M}'’.-]*/gu)];
  return words.some((match, at) => {
    const word = match[0]
      .replace(/['’]s$/u, '')
      .replace(/[.'’-]+$/u, '')
      .replaceAll("'", '’');
    if (!/^\p{Lu}/u.test(word)) return !generalWords.test(word) && samples.isName(word);
    const known = knownCapitals.has(word);
    const opens = at === 0 || /[.!?:]["”)]?\s+$/.test(statement.slice(0, match.index));
    if (opens) return !known && (/['’]s$/u.test(match[0]) || samples.isName(word));
    return !known;
  });
}
