import { hashText } from '../numerics/hash-text.ts';

export type Admission = 'new' | 'duplicate' | 'near-duplicate';

/** Tells texts that were seen before, exactly or nearly. */
export interface DuplicateFilter {
  /** A `new` text is remembered; the others are not, so a chain of small edits stays near its first. */
  admit(text: string): Admission;
}

/** Words in a shingle. */
const shingleWords = 8;
/** Polynomial rolling hash, modulo 2³². */
const base = 0x01000193;
const topPower = Array.from({ length: shingleWords - 1 }).reduce<number>((power) => Math.imul(power, base), 1);
/** Share of a text's shingles that stand in one earlier text, from which it is the same text. */
const containment = 0.8;
/** Texts of more shingles than this sample one of `samplingRate` by their hash, so that every text samples the same ones. */
const fullShingles = 100;
const samplingRate = 4;
/** A shingle remembers this many texts: phrases everybody repeats must not make the work quadratic. */
const mostTextsOfShingle = 8;
/** At most this many shingles are remembered, some 100 MB; later texts are compared with what is there and by their exact form. */
const mostShingles = 2_000_000;

/** Shingle → texts that hold it; most have one, which stands alone to save memory. */
type ShingleIndex = Map<number, number | number[]>;

interface Shingles {
  readonly hashes: readonly number[];
  readonly sampled: boolean;
}

/** Keeps hashes, never texts. The cost is linear in the text it is given (`hypotheses.md` 6.1: letters-only hash, 8-gram containment). */
export function createDuplicateFilter(known: readonly string[]): DuplicateFilter {
  const exact = new Set<string>();
  const texts: ShingleIndex = new Map();
  const isSampled: boolean[] = [];

  const remember = ({ hashes, sampled }: Shingles): void => {
    const text = isSampled.push(sampled) - 1;
    for (const hash of hashes) {
      const holders = texts.get(hash);
      if (holders === undefined) {
        if (texts.size < mostShingles) texts.set(hash, text);
      } else if (typeof holders === 'number') texts.set(hash, [holders, text]);
      else if (holders.length < mostTextsOfShingle) holders.push(text);
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
  const sampled = words.length - shingleWords + 1 > fullShingles;
  const hashes = new Set<number>();
  let rolling = 0;
  for (let at = 0; at < words.length; at += 1) {
    const leaving = Math.imul(words[at - shingleWords] ?? 0, topPower);
    rolling = (Math.imul(rolling - leaving, base) + (words[at] ?? 0)) | 0;
    if (at < shingleWords - 1) continue;
    const hash = Math.imul(rolling ^ (rolling >>> 15), 0x2c1b3c6d) >>> 0;
    if (!sampled || isInSample(hash)) hashes.add(hash);
  }
  return { hashes: [...hashes], sampled };
}

function isInSample(hash: number): boolean {
  return (hash >>> 16) % samplingRate === 0;
}

/** A pair is compared on all shingles where both texts keep all, else on those that both sample. */
function isContained({ hashes, sampled }: Shingles, texts: ShingleIndex, isSampled: readonly boolean[]): boolean {
  const shared = new Map<number, number>();
  let sampledHashes = 0;
  for (const hash of hashes) {
    const inSample = isInSample(hash);
    if (inSample) sampledHashes += 1;
    const holders = texts.get(hash);
    if (holders === undefined) continue;
    for (const text of typeof holders === 'number' ? [holders] : holders) {
      if (inSample || (!sampled && !isSampled[text])) shared.set(text, (shared.get(text) ?? 0) + 1);
    }
  }
  for (const [text, count] of shared) {
    const of = sampled || isSampled[text] ? sampledHashes : hashes.length;
    if (of > 0 && count >= containment * of && (of >= 3 || count === hashes.length)) return true;
  }
  return false;
}
