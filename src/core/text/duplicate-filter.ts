import { hashText } from '../numerics/hash-text.ts';

export type Admission = 'new' | 'duplicate' | 'near-duplicate';

/** Tells texts that were seen before, exactly or nearly. */
export interface DuplicateFilter {
  /** A `new` text is remembered; the others are not, so a chain of small edits stays near its first. */
  admit(text: string): Admission;
}

/** Words in a shingle. */
const shingleWords = 8;
/** Share of a text's shingles that stand in one earlier text, from which it is the same text. */
const containment = 0.8;
/** Shingles of longer texts are sampled: one of `samplingRate` by their hash, so every text samples the same ones. */
const fullShingles = 200;
const samplingRate = 8;
/** A shingle remembers this many texts: phrases everybody repeats must not make the work quadratic. */
const mostTextsOfShingle = 8;
/** At most this many shingles are remembered, some 100 MB; later texts are compared with what is there and by their exact form. */
const mostShingles = 2_000_000;

interface Shingles {
  readonly hashes: readonly number[];
  readonly sampled: boolean;
}

/** Keeps hashes, never texts. The cost is linear in the text it is given (`hypotheses.md` 6.1: letters-only hash, 8-gram containment). */
export function createDuplicateFilter(known: readonly string[]): DuplicateFilter {
  const exact = new Set<string>();
  const texts = new Map<number, number[]>();
  const isSampled: boolean[] = [];

  const remember = ({ hashes, sampled }: Shingles): void => {
    const text = isSampled.push(sampled) - 1;
    for (const hash of hashes) {
      const holders = texts.get(hash);
      if (holders === undefined) {
        if (texts.size < mostShingles) texts.set(hash, [text]);
      } else if (holders.length < mostTextsOfShingle && holders.at(-1) !== text) holders.push(text);
    }
  };

  const admit = (text: string): Admission => {
    const letters = lettersOf(text);
    const key = `${hashText(letters)}.${hashText(letters, 0x9747b28c)}.${letters.length}`;
    if (exact.has(key)) return 'duplicate';
    const shingles = shinglesOf(text);
    if (isContained(shingles, texts, isSampled)) return 'near-duplicate';
    exact.add(key);
    remember(shingles);
    return 'new';
  };

  for (const text of known) admit(text);
  return { admit };
}

/** The letters of a text in lower case, or the text itself where it has none. */
function lettersOf(text: string): string {
  const letters = text.toLowerCase().replace(/\P{L}+/gu, '');
  return letters === '' ? text : letters;
}

function shinglesOf(text: string): Shingles {
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => hashText(word));
  const count = words.length - shingleWords + 1;
  const sampled = count > fullShingles;
  const hashes = new Set<number>();
  for (let at = 0; at < count; at += 1) {
    let hash = 0;
    for (let next = at; next < at + shingleWords; next += 1) hash = Math.imul(hash, 0x01000193) + (words[next] ?? 0);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
    if (!sampled || hash % samplingRate === 0) hashes.add(hash);
  }
  return { hashes: [...hashes], sampled };
}

/** A pair is compared on all shingles where both texts keep all, else on those that both sample. */
function isContained(
  { hashes, sampled }: Shingles,
  texts: ReadonlyMap<number, readonly number[]>,
  isSampled: readonly boolean[],
): boolean {
  const shared = new Map<number, number>();
  let sampledHashes = 0;
  for (const hash of hashes) {
    const inSample = hash % samplingRate === 0;
    if (inSample) sampledHashes += 1;
    for (const text of texts.get(hash) ?? []) {
      if (inSample || (!sampled && !isSampled[text])) shared.set(text, (shared.get(text) ?? 0) + 1);
    }
  }
  for (const [text, count] of shared) {
    const of = sampled || isSampled[text] ? sampledHashes : hashes.length;
    if (of > 0 && count >= containment * of && (of >= 3 || count === hashes.length)) return true;
  }
  return false;
}
