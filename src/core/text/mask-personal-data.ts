import { maskAddresses } from './mask-addresses.ts';
import { maskHandles } from './mask-handles.ts';
import { maskNumbers } from './mask-numbers.ts';

/** What is taken out of a text before anything is kept of it. */
export const maskKinds = ['email', 'phone', 'url', 'number', 'address', 'handle', 'birth'] as const;
export type MaskKind = (typeof maskKinds)[number];
export type MaskCounts = Readonly<Record<MaskKind, number>>;

export interface MaskedText {
  readonly text: string;
  readonly counts: MaskCounts;
}

/** Counts one masked item of a kind and gives the token that takes its place. */
export type Mask = (kind: MaskKind) => string;

export const noMasks: MaskCounts = { email: 0, phone: 0, url: 0, number: 0, address: 0, handle: 0, birth: 0 };

// Every pattern here steps over each character a bounded number of times: quantifiers are bounded or the
// classes beside them are disjoint, so hostile text costs no more than any other.
const webAddress =
  /(?:(?:https?|ftp):\/\/|(?<![\w\]])www\.(?=[a-z0-9]))[^\s<>"“”[\]]+|(?<![\w.\]-])[a-z0-9-]{2,63}\.(?:com|org|net|edu|gov|io|info|de|fr|es|uk|eu)\/[^\s<>"“”[\]]+/gi;
const mayBeDomain = /\.(?:com|org|net|edu|gov|info|biz|io|dev|app|de|fr|es|uk|eu|nl|ch|pl|se|dk|ca|au)(?![a-z0-9])/;
/** A domain alone, of endings that are no words; `example.it` could be two sentences. */
const bareDomain =
  /(?<![\w@.\]-])(?:[a-z0-9-]{2,63}\.){1,3}(?:com|org|net|edu|gov|info|biz|io|dev|app|de|fr|es|uk|eu|nl|ch|pl|se|dk|ca|au)(?![\w[@-]|\.[a-z0-9])/g;
const mailAddress = /(?<![\w.%+-])(?:mailto:)?[\w.%+'-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/gi;
const endOfSentence = /[.,;:!?…)'’]+$/;
const mostRounds = 4;

/**
 * Replaces e-mail addresses, phone numbers, web addresses, street addresses, account and card numbers, any run of seven or more digits, names on
 * the net and dates of birth by `[EMAIL]`, `[PHONE]`, `[URL]`, `[ADDRESS]`, `[NUMBER]`, `[HANDLE]`, `[BIRTH]`. Tokens that stand already stay.
 * Names are no part of it (docs/decisions/0009-masking-names.md). Linear in the length of the text; masking twice changes nothing.
 */
export function maskPersonalData(text: string): MaskedText {
  const counts = { ...noMasks };
  const mask: Mask = (kind) => {
    counts[kind] += 1;
    return `[${kind.toUpperCase()}]`;
  };
  let masked = text;
  // A token in place of what stood there can free its neighbour; the second round nearly always finds nothing.
  for (let round = 0; round < mostRounds; round += 1) {
    const next = maskOnce(masked, mask);
    if (next === masked) break;
    masked = next;
  }
  return { text: masked, counts };
}

function maskOnce(text: string, mask: Mask): string {
  let masked = text;
  if (masked.includes('/') || /www\./i.test(masked))
    masked = masked.replace(webAddress, (found) => maskUrl(found, mask));
  if (masked.includes('@')) masked = masked.replace(mailAddress, () => mask('email'));
  if (mayBeDomain.test(masked)) masked = masked.replace(bareDomain, () => mask('url'));
  masked = maskHandles(masked, mask);
  return /\d/.test(masked) ? maskAddresses(maskNumbers(masked, mask), mask) : masked;
}

/** Marks that end the sentence, not the address, are left standing. */
function maskUrl(found: string, mask: Mask): string {
  const tail = endOfSentence.exec(found.slice(-8))?.[0] ?? '';
  const closes = tail.startsWith(')') && found.includes('(') ? tail.slice(1) : tail;
  return `${mask('url')}${closes}`;
}
