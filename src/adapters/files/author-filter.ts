import { HyperalignError } from '../../errors.ts';

/** Who wrote a mail or a chat message, under every name the source gives. */
export interface Author {
  /** How errors name the author: an address, or a name where there is none. */
  readonly shown: string;
  /** Addresses, names and ids. */
  readonly names: readonly string[];
}

/** Tells the person's own mails and messages from others' over a whole reading. */
export interface AuthorFilter {
  /** Whether a text of this author is the person's. Where `me` is empty, everything is until a second author turns up; a text without author is, too. */
  isOwn(author: Author): boolean;
  /** True when nobody was named, several authors were seen, and enough of them to say who writes most. */
  readonly hasSeenEnough: boolean;
  /** Fails with `invalid_input` when nobody was named and there are several authors, or when none of the texts is by those named. */
  check(): void;
}

interface SeenAuthor {
  readonly shown: string;
  texts: number;
}

const mostAuthors = 20_000;
const enoughTexts = 5_000;
const shownAuthors = 5;

export function createAuthorFilter(me: readonly string[]): AuthorFilter {
  const own = new Set(me.map(normalizeName).filter((name) => name.length > 0));
  const counts = new Map<string, SeenAuthor>();
  let texts = 0;
  let ownTexts = 0;
  let textsAtConflict = 0;

  const isOwn = (author: Author): boolean => {
    if (author.names.length === 0) return own.size === 0;
    texts += 1;
    const key = author.shown.toLowerCase();
    const seen = counts.get(key);
    if (seen !== undefined) seen.texts += 1;
    else if (counts.size < mostAuthors) counts.set(key, { shown: author.shown, texts: 1 });
    const isTheirs = own.size === 0 ? counts.size === 1 : author.names.some((name) => own.has(normalizeName(name)));
    if (isTheirs) ownTexts += 1;
    else if (textsAtConflict === 0) textsAtConflict = texts;
    return isTheirs;
  };

  return {
    isOwn,
    get hasSeenEnough() {
      return own.size === 0 && textsAtConflict > 0 && texts - textsAtConflict >= enoughTexts;
    },
    check() {
      if (texts === 0) return;
      const frequent = mostFrequent(counts);
      if (own.size === 0 && counts.size > 1) {
        throw new HyperalignError(
          'invalid_input',
          `These texts are by several people: ${listed(frequent)}. Say which of them is the person with --me, for example --me ${quoted(frequent[0]?.shown ?? '')}.`,
          {
            details: { authors: frequent.map(({ shown }) => shown) },
          },
        );
      }
      if (own.size > 0 && ownTexts === 0) {
        throw new HyperalignError(
          'invalid_input',
          `None of the ${texts} texts is by ${me.join(' or ')}. They are by ${listed(frequent)}. Check the address or name given with --me.`,
          {
            details: { authors: frequent.map(({ shown }) => shown) },
          },
        );
      }
    },
  };
}

/** One form for names: case, width, spaces, WhatsApp's `~` and `Last, First` do not tell people apart. */
export function normalizeName(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200e\u200f\u202a-\u202e~"]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const parts = plain.split(', ');
  return parts.length === 2 && !plain.includes('@') ? `${parts[1]} ${parts[0]}` : plain;
}

function mostFrequent(counts: ReadonlyMap<string, SeenAuthor>): readonly SeenAuthor[] {
  return [...counts.values()]
    .toSorted((a, b) => b.texts - a.texts || (a.shown < b.shown ? -1 : 1))
    .slice(0, shownAuthors);
}

function listed(authors: readonly SeenAuthor[]): string {
  return authors.map(({ shown, texts }) => `${shown} (${texts})`).join(', ');
}

function quoted(name: string): string {
  return /\s/.test(name) ? `"${name}"` : name;
}
