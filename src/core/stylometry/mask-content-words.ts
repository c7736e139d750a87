import { functionWords } from './function-words.ts';
import type { Token, Tokens } from './tokenize.ts';

/**
 * The comparison copy with every content word replaced by `x` in the length class of the word (1–2, 3–5, 6–8, 9 and more letters; a first capital
 * stays) and every number by `0`: what is left tells how somebody writes, not about what. Function words, marks and spacing stay.
 */
export function maskContentWords({ copy, tokens }: Tokens): string {
  const parts: string[] = [];
  let end = 0;
  for (const token of tokens) {
    parts.push(copy.text.slice(end, token.copyStart), masked(token));
    end = token.copyEnd;
  }
  parts.push(copy.text.slice(end));
  return parts.join('');
}

function masked(token: Token): string {
  if (token.kind === 'number') return '0';
  if (token.kind !== 'word' || functionWords.has(token.lower)) return token.text;
  const first = token.text.charAt(0) === token.lower.charAt(0) ? 'x' : 'X';
  return first + 'x'.repeat(Math.min(3, Math.floor(token.text.length / 3)));
}
