import type { TokenCount } from '../upstream.ts';

/**
 * What an answer says that it cost, from its end: the member `usage` of a body or of an event, in the words of chat completions, embeddings or responses. Null
 * where it says nothing. Of several the largest, so that nothing a client has put into an answer, such as metadata, makes it cheaper.
 */
export function usageIn(text: string): TokenCount | null {
  let most: TokenCount | null = null;
  // Quotes inside of strings are escaped in JSON, so a text that speaks of "usage" is not taken for it.
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    const usage = countOf(objectAfter(text, at + name.length));
    if (usage !== null && (most === null || totalOf(usage) >= totalOf(most))) most = usage;
  }
  return most;
}

const name = '"usage"';

/** Longer than any usage object. */
const longest = 4000;

/** The object that is the value after a member's name; null where it is none, or ends nowhere near. */
function objectAfter(text: string, from: number): unknown {
  const start = /^\s*:\s*(?=\{)/.exec(text.slice(from, from + 20));
  if (start === null) return null;
  const begin = from + start[0].length;
  let depth = 0;
  for (let at = begin; at < Math.min(text.length, begin + longest); at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return parsed(text.slice(begin, at + 1));
  }
  return null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function countOf(value: unknown): TokenCount | null {
  if (typeof value !== 'object' || value === null) return null;
  // Any object of JSON has string keys.
  const usage = value as Readonly<Record<string, unknown>>;
  const inputTokens = count(usage['prompt_tokens'] ?? usage['input_tokens']);
  const outputTokens = count(usage['completion_tokens'] ?? usage['output_tokens'] ?? 0);
  return inputTokens === null || outputTokens === null ? null : { inputTokens, outputTokens };
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function totalOf({ inputTokens, outputTokens }: TokenCount): number {
  return inputTokens + outputTokens;
}
