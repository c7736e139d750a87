import type { Token } from './llama-runtime.ts';

export interface TextStream {
  /** Takes the next token; gives the text that is now certain, and whether a stop sequence ended it. */
  push(token: Token): StreamedText;
  /** Gives what was held back, when no further token comes. */
  end(): string;
}

export interface StreamedText {
  readonly text: string;
  readonly stopped: boolean;
}

export interface TextStreamOptions {
  readonly detokenize: (tokens: readonly Token[], before: readonly Token[]) => string;
  /** Last tokens before the first, from which some tokenizers tell whether a space belongs between. */
  readonly before: readonly Token[];
  readonly stopSequences: readonly string[];
}

/**
 * Turns tokens to text as they come. A character whose bytes are spread over tokens is held until whole, and text that may be the beginning of a
 * stop sequence until it is not; so a stop sequence is cut exactly, wherever token borders fall.
 */
export function openTextStream({ detokenize, before, stopSequences }: TextStreamOptions): TextStream {
  const stops = stopSequences.filter((stop) => stop !== '');
  let context = before.slice(-contextTokens);
  let pending: readonly Token[] = [];
  let held = '';
  const release = (): StreamedText => {
    const cut = firstStop(held, stops);
    if (cut !== null) {
      const text = held.slice(0, cut);
      held = '';
      return { text, stopped: true };
    }
    const keep = longestBeginning(held, stops);
    const text = held.slice(0, held.length - keep);
    held = held.slice(held.length - keep);
    return { text, stopped: false };
  };
  const flushTokens = () => {
    held += detokenize(pending, context);
    context = [...context, ...pending].slice(-contextTokens);
    pending = [];
  };
  return {
    push: (token) => {
      pending = [...pending, token];
      const unfinished = detokenize(pending, context).endsWith('\u{FFFD}');
      if (unfinished && pending.length < longestCharacter) return { text: '', stopped: false };
      flushTokens();
      return release();
    },
    end: () => {
      if (pending.length > 0) flushTokens();
      const { text } = release();
      const rest = text + held;
      held = '';
      return rest;
    },
  };
}

const contextTokens = 4;

/** Tokens after which an unfinished character counts as broken: no character takes more bytes. */
const longestCharacter = 5;

function firstStop(text: string, stops: readonly string[]): number | null {
  const found = stops.map((stop) => text.indexOf(stop)).filter((index) => index >= 0);
  return found.length === 0 ? null : Math.min(...found);
}

function longestBeginning(text: string, stops: readonly string[]): number {
  const longest = Math.max(0, ...stops.map((stop) => stop.length - 1));
  for (let length = Math.min(longest, text.length); length > 0; length -= 1) {
    const tail = text.slice(-length);
    if (stops.some((stop) => stop.length > length && stop.startsWith(tail))) return length;
  }
  return 0;
}
