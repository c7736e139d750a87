import { dropCodeBlocks } from '../../../core/text/index.ts';

export interface MarkdownText {
  readonly text: string;
  /** `date:` of the front matter, ISO 8601, or null. */
  readonly writtenAt: string | null;
}

const frontMatter = /^\ufeff?(---|\+\+\+)[ \t]*\r?\n([\s\S]*?)\r?\n\1[ \t]*(?:\r?\n|$)/;
const longestFrontMatter = 20_000;
const comment = /<!--[\s\S]{0,5000}?-->/g;
const picture = /!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)/g;
const link = /\[([^\]\n]{1,500})\]\((?:[^)\n]{0,2000})\)/g;
const tableRow = /^[ \t]{0,3}\|.*\|[ \t]*$/;
const linkDefinition = /^[ \t]{0,3}\[[^\]\n]{1,200}\]:[ \t]+\S/;

/** What a person wrote in a Markdown file: without front matter, code, tables, pictures, comments; links by their words. Marks of emphasis and lists stay. */
export function markdownText(markdown: string): MarkdownText {
  const head = frontMatter.exec(markdown.slice(0, longestFrontMatter));
  const body = head === null ? markdown : markdown.slice(head[0].length);
  const prose = dropCodeBlocks(body.replaceAll('\r\n', '\n'))
    .split('\n')
    .filter((line) => line.length > 2000 || !(tableRow.test(line) || linkDefinition.test(line)))
    .join('\n')
    .replace(comment, '')
    .replace(picture, '')
    .replace(link, '$1');
  return { text: prose, writtenAt: dateIn(head?.[2] ?? '') };
}

function dateIn(front: string): string | null {
  const value = /^date\s{0,5}[:=]\s{0,5}["']?([^"'\n]{4,40})/im.exec(front)?.[1];
  const time = value === undefined ? Number.NaN : Date.parse(value.trim());
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
