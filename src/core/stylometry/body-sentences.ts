import { closingOf, greetingOf } from './letter-form.ts';
import type { TokenSpan, Tokens } from './tokenize.ts';

export interface Body {
  /** Sentences without a greeting or a closing on lines of their own: "Hi Kim," is no short sentence. */
  readonly sentences: readonly TokenSpan[];
  /** Paragraphs that hold one of them. */
  readonly paragraphs: number;
  /** The last token before the closing. */
  readonly lastToken: number;
}

const known = new WeakMap<Tokens, Body>();

/** What a letter says between greeting and closing; of any other text, all of it. */
export function bodyOf(text: Tokens): Body {
  const seen = known.get(text);
  if (seen !== undefined) return seen;
  const body = findBody(text);
  known.set(text, body);
  return body;
}

function findBody(text: Tokens): Body {
  const [firstLine] = text.lines;
  const greeting = greetingOf(text);
  const greets = greeting !== null && firstLine !== undefined && firstLine.lastToken - greeting.lastToken <= 1;
  const from = greets ? firstLine.lastToken + 1 : 0;
  const to = (closingOf(text)?.firstToken ?? text.tokens.length) - 1;
  const sentences = text.sentences.filter(({ firstToken, lastToken }) => firstToken <= to && lastToken >= from);
  if (sentences.length === 0)
    return { sentences: text.sentences, paragraphs: text.paragraphs.length, lastToken: text.tokens.length - 1 };
  // One walk along both, which are in order: a search for each paragraph took a minute for a megabyte of short lines.
  let next = 0;
  const holdsOne = ({ firstToken, lastToken }: TokenSpan) => {
    while ((sentences[next]?.lastToken ?? Number.POSITIVE_INFINITY) < firstToken) next += 1;
    return (sentences[next]?.firstToken ?? Number.POSITIVE_INFINITY) <= lastToken;
  };
  return { sentences, paragraphs: text.paragraphs.filter(holdsOne).length, lastToken: to };
}
