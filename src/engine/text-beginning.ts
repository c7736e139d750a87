import { estimateTokens } from '../core/text/index.ts';

/** The text itself, or as much of its beginning as `tokens` hold, cut between words: what a prompt shows of a long text. */
export function beginningOf(text: string, tokens: number): string {
  let cut = text;
  while (estimateTokens(cut) > tokens && cut !== '') cut = cutBefore(text, Math.floor(cut.length * 0.85));
  return cut;
}

/** Scripts without spaces are cut between characters. */
function cutBefore(text: string, length: number): string {
  const piece = text.slice(0, length);
  const space = piece.search(/\s\S*$/);
  return (space > length * 0.8 ? piece.slice(0, space) : piece.replace(/[\uD800-\uDBFF]$/, '')).trimEnd();
}
