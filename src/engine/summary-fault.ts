/** Words in a run that a summary may not share with its text. */
const runWords = 4;

export type SummaryFault = 'copies' | 'tells-style';

/**
 * What makes a summary unfit to be a task, or null: four words in a row of the text, other than names and numbers; words about style or tone
 * (evaluation.md 4).
 */
export function summaryFault(summary: string, text: string): SummaryFault | null {
  if (styleWords.test(summary)) return 'tells-style';
  const shared = sharedRuns(tokensOf(summary), tokensOf(text));
  return shared.some((run) => run.filter(isPlain).length > runWords / 2) ? 'copies' : null;
}

const styleWords =
  /\b(?:style|tone|formal(?:ly)?|informal(?:ly)?|casual(?:ly)?|polite(?:ly)?|friendly|warm(?:ly)?|concise(?:ly)?|brief(?:ly)?|humou?r(?:ous(?:ly)?)?|sarcas\w+|witty|emphatic(?:ally)?|exclamation|sentences?|punctuat\w+|abbreviat\w+)\b/i;

function tokensOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFC')
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}]+(?:'[\p{L}]+)*/gu) ?? []
  );
}

/** Runs of four in both, as they stand in the summary; case is not looked at. */
function sharedRuns(summary: readonly string[], text: readonly string[]): readonly (readonly string[])[] {
  const inText = new Set(runsOf(text).map(keyOf));
  return runsOf(summary).filter((run) => inText.has(keyOf(run)));
}

function runsOf(tokens: readonly string[]): readonly (readonly string[])[] {
  return tokens.slice(runWords - 1).map((_, at) => tokens.slice(at, at + runWords));
}

function keyOf(run: readonly string[]): string {
  return run.join(' ').toLowerCase();
}

/** Neither a name nor a number, as far as the summary's case tells. */
function isPlain(token: string): boolean {
  return /^\p{Ll}/u.test(token);
}
