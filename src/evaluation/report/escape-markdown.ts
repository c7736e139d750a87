/** Text of a report as Markdown text on one line: what would be markup, a link, HTML or a cell's end is only itself. */
export function escapeMarkdown(text: string): string {
  return (
    withoutControls(text)
      .replace(/\s+/g, ' ')
      .replace(/[\\`*_{}[\]<>#|~!&]/g, '\\$&')
      .replace(/^(\s*)([-+=])/, '$1\\$2')
      .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')
      // GitHub makes links of bare addresses.
      .replace(/:\/\//g, ':\\//')
      .replace(/\bwww\./gi, 'www\\.')
  );
}

/** A block in which nothing is markup, fenced by more backticks than the text has in a row. */
export function fencedText(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${withoutControls(text).replace(/\s+$/, '')}\n${fence}`;
}

// Control characters but tab and line feed, and halves of surrogate pairs.
function withoutControls(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\u{20}-\u{7E}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ' ');
}

export interface MarkdownTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function markdownTable({ columns, rows }: MarkdownTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [line(columns), `|${columns.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}
