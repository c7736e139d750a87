import { collectBytes } from '../byte-source.ts';
import { cutDetail, cutLongText, longestText } from '../cut-long-text.ts';
import { decodeBytes } from '../decode-text.ts';
import { type Findings, type NamedSource, type ReadContext, skipped } from '../read-context.ts';
import { htmlText } from './html-text.ts';
import { markdownText } from './markdown-text.ts';

// Enough bytes for the longest text in any encoding; a file of any size is read no further.
const mostBytes = 4 * longestText;

/** A file that is one text. */
export async function* readPlainText(source: NamedSource, _context: ReadContext): Findings {
  const { text, isCut } = await readBeginning(source);
  yield* oneDocument(source, { text, isCut, kind: 'text', writtenAt: null });
}

export async function* readMarkdown(source: NamedSource, _context: ReadContext): Findings {
  const { text, isCut } = await readBeginning(source);
  yield* oneDocument(source, { ...markdownText(text), isCut, kind: 'markdown' });
}

export async function* readHtml(source: NamedSource, _context: ReadContext): Findings {
  const { text, isCut } = await readBeginning(source);
  yield* oneDocument(source, { text: htmlText(text), isCut, kind: 'text', writtenAt: null });
}

async function readBeginning(source: NamedSource): Promise<{ readonly text: string; readonly isCut: boolean }> {
  const { bytes, isCut } = await collectBytes(source.bytes, mostBytes);
  const cut = cutLongText(decodeBytes(bytes));
  return { text: cut.text, isCut: cut.isCut || isCut };
}

interface Text {
  readonly text: string;
  readonly isCut: boolean;
  readonly kind: 'text' | 'markdown';
  readonly writtenAt: string | null;
}

async function* oneDocument({ label, unit, origin }: NamedSource, { text, isCut, kind, writtenAt }: Text): Findings {
  yield {
    kind: 'document',
    text,
    source: { kind: origin === 'stdin' ? 'stdin' : kind, label, unit },
    register: null,
    writtenAt,
    authorName: null,
  };
  if (isCut) yield skipped(label, 'too-large', cutDetail);
}
