const fence = /^[ \t]{0,6}(`{3,}|~{3,})/;

/** Takes out fenced code blocks: code is not how a person writes prose. A fence that is never closed takes the rest. */
export function dropCodeBlocks(text: string): string {
  if (!text.includes('```') && !text.includes('~~~')) return text;
  const kept: string[] = [];
  let open: string | null = null;
  for (const line of text.split('\n')) {
    const mark = fence.exec(line.slice(0, 100))?.[1];
    if (open === null) {
      if (mark === undefined) kept.push(line);
      else if (!line.trim().slice(3).includes('```')) open = mark;
    } else if (mark?.startsWith(open)) open = null;
  }
  return kept.join('\n');
}
