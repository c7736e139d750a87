import type { DropReason } from '../../contracts/sample.ts';
import { countWords } from './count-words.ts';
import { detectLanguage } from './detect-language.ts';
import { signOffOf } from './find-signature.ts';
import { type MaskCounts, maskPersonalData } from './mask-personal-data.ts';
import { normalizeText, tidyLines } from './normalize-text.ts';
import { stripQuotes } from './strip-quotes.ts';
import { stripTail } from './strip-tail.ts';

export interface DocumentToClean {
  readonly text: string;
  /** `email` brings the rules for mail: quotes as Outlook makes them, signatures, notices. */
  readonly register: string;
  /** Name of the author where a header tells it; helps to find the name a text is signed with. */
  readonly authorName: string | null;
}

export interface CleanOptions {
  /** Texts with fewer words are dropped as `too-short`. Default 5. */
  readonly minimumWords?: number;
  /** ISO 639-3 codes to keep; others are dropped as `other-language`. Default: every language is kept and reported. */
  readonly languages?: readonly string[] | null;
}

export type CleanedDocument =
  | {
      readonly kind: 'kept';
      readonly text: string;
      readonly words: number;
      /** ISO 639-3, or `und` where it could not be told. */
      readonly language: string;
      readonly masked: MaskCounts;
      /** The name this text is signed with, or null. */
      readonly signature: string | null;
    }
  | { readonly kind: 'dropped'; readonly reason: DropReason; readonly detail: string };

const defaultMinimumWords = 5;
const mostRounds = 6;

/**
 * Leaves what the person wrote themselves: without quotes, forwards, signature blocks, notices and personal data; with greeting, closing and
 * name, paragraphs and punctuation as they were. Deterministic, linear in the length of the text; cleaning a cleaned text changes nothing.
 */
export function cleanDocument(document: DocumentToClean, options: CleanOptions = {}): CleanedDocument {
  const minimum = options.minimumWords ?? defaultMinimumWords;
  const normal = normalizeText(document.text);
  if (normal === '') return { kind: 'dropped', reason: 'empty', detail: 'no text' };
  const own = ownWords(normal, document.register === 'email' ? 'mail' : 'plain');
  if (own.text === '')
    return { kind: 'dropped', reason: 'quoted-only', detail: 'nothing but quoted text, signature or notice' };
  const words = countWords(own.text);
  if (words < minimum) return { kind: 'dropped', reason: 'too-short', detail: `${words} of at least ${minimum} words` };
  const language = detectLanguage(own.text);
  if (options.languages && !options.languages.includes(language)) {
    return { kind: 'dropped', reason: 'other-language', detail: `${language}, not ${options.languages.join(' or ')}` };
  }
  return { kind: 'kept', ...own, words, language, signature: signOffOf(own.text, document.authorName) };
}

/** Taking one thing out can bring another to light, so the steps repeat until nothing changes; more than two rounds are rare. */
function ownWords(normal: string, form: 'mail' | 'plain'): { readonly text: string; readonly masked: MaskCounts } {
  let text = normal;
  let masked: MaskCounts | null = null;
  for (let round = 0; round < mostRounds; round += 1) {
    const { lines } = stripQuotes(text.split('\n'), form);
    const own = tidyLines((form === 'mail' ? stripTail(lines) : lines).join('\n'));
    const unmarked = maskPersonalData(own);
    const changed = unmarked.text !== text;
    masked = masked === null ? unmarked.counts : addCounts(masked, unmarked.counts);
    text = unmarked.text;
    if (!changed) break;
  }
  return { text, masked: masked ?? maskPersonalData('').counts };
}

function addCounts(a: MaskCounts, b: MaskCounts): MaskCounts {
  return {
    email: a.email + b.email,
    phone: a.phone + b.phone,
    url: a.url + b.url,
    number: a.number + b.number,
    address: a.address + b.address,
    handle: a.handle + b.handle,
    birth: a.birth + b.birth,
  };
}
