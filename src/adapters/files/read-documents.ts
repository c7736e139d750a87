import { dirname, join } from 'node:path';
import { HyperalignError } from '../../errors.ts';
import type { DocumentReader, ReadOptions } from '../../ports/document-reader.ts';
import { createAuthorFilter } from './author-filter.ts';
import { collectBytes, openByteSource } from './byte-source.ts';
import { readJson, readWhatsApp } from './chat/read-chat.ts';
import { type SlackPeople, slackPeople } from './chat/slack-messages.ts';
import { decodeBytes } from './decode-text.ts';
import { detectFormat, type Format } from './detect-format.ts';
import { accessProblem, type FileAccess, nodeFileAccess } from './file-access.ts';
import { checkPaths, type FoundFile, findFiles, unreadable } from './find-files.ts';
import { readAppleMail, readMail, readMailbox } from './mail/read-mail.ts';
import { type Findings, type NamedSource, type ReadContext, skipped } from './read-context.ts';
import { readJsonLines } from './table/read-json-lines.ts';
import { readCommaTable, readTabTable } from './table/read-table.ts';
import { readHtml, readMarkdown, readPlainText } from './text/read-plain-text.ts';

export interface ReaderSources {
  /** What the path `-` reads; null where there is none. */
  readonly stdin: AsyncIterable<Uint8Array | string> | null;
  /** Default: the file system. */
  readonly files?: FileAccess;
}

/**
 * Reads texts, Markdown, mail, mailboxes, tables and chat exports from files, folders and standard input.
 * Formats are told by a file's extension, else by its first bytes. A mailbox of any size is read in a few megabytes of memory.
 */
export function openDocumentReader({ stdin, files = nodeFileAccess }: ReaderSources): DocumentReader {
  return { read: (options) => readAll({ stdin, files }, options) };
}

const readerOf: Readonly<
  Record<Exclude<Format, 'json' | 'binary' | 'empty'>, (source: NamedSource, context: ReadContext) => Findings>
> = {
  mailbox: readMailbox,
  message: readMail,
  'apple-message': readAppleMail,
  markdown: readMarkdown,
  html: readHtml,
  text: readPlainText,
  'json-lines': readJsonLines,
  'comma-table': readCommaTable,
  'tab-table': readTabTable,
  whatsapp: readWhatsApp,
};

interface Sources {
  readonly stdin: AsyncIterable<Uint8Array | string> | null;
  readonly files: FileAccess;
}

async function* readAll({ stdin, files }: Sources, options: ReadOptions): Findings {
  if (options.paths.length === 0)
    throw new HyperalignError('invalid_input', 'No files were named. Give files or folders, or - for standard input.');
  if (options.paths.includes('-') && stdin === null)
    throw new HyperalignError('invalid_input', 'There is no standard input to read here. Give files or folders.');
  const paths = options.paths.filter((path) => path !== '-');
  await checkPaths(files, paths);
  const context: ReadContext = { options, authors: createAuthorFilter(options.me) };
  const isOnly = options.paths.length === 1;
  if (stdin !== null && options.paths.includes('-')) yield* watched(readStream(stdin, context), context);
  for await (const found of findFiles(files, paths)) {
    if (context.authors.hasSeenEnough) break;
    if (found.kind === 'skipped') yield found;
    else yield* watched(readFile(files, found, context, isOnly), context);
  }
  context.authors.check();
}

/** Passes findings on until the caller calls the reading off. */
async function* watched(findings: Findings, { options }: ReadContext): Findings {
  for await (const finding of findings) {
    throwIfAborted(options.signal);
    yield finding;
  }
  throwIfAborted(options.signal);
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new HyperalignError('aborted', 'The reading was called off.', { cause: signal.reason });
}

async function* readFile(files: FileAccess, file: FoundFile, context: ReadContext, isOnly: boolean): Findings {
  try {
    const bytes = await openByteSource(files.open(file.path));
    try {
      yield* readSource({ label: file.label, unit: file.unit, origin: file.origin, bytes }, context, () =>
        findSlackPeople(files, file.path),
      );
    } finally {
      await bytes.close();
    }
  } catch (error) {
    const problem = accessProblem(error);
    if (error instanceof HyperalignError || problem === null) throw error;
    if (isOnly && file.origin === 'named') throw unreadable(file.path, error);
    yield skipped(file.label, 'unreadable', problem);
  }
}

async function* readStream(stdin: AsyncIterable<Uint8Array | string>, context: ReadContext): Findings {
  const bytes = await openByteSource(stdin);
  yield* readSource({ label: 'stdin', unit: 'stdin', origin: 'stdin', bytes }, context, async () => new Map());
}

async function* readSource(source: NamedSource, context: ReadContext, people: () => Promise<SlackPeople>): Findings {
  const format = detectFormat(source.label, source.bytes.head);
  if (format === 'empty') yield skipped(source.label, 'empty', 'the file is empty');
  else if (format === 'binary')
    yield skipped(source.label, 'binary', 'no text; save it as .txt, .md, .eml or .mbox to have it read');
  else if (format === 'json') yield* readJson(source, context, people);
  else yield* readerOf[format](source, context);
}

const mostPeopleBytes = 64 * 1024 * 1024;

/** Slack keeps `users.json` beside the folders of its channels. */
async function findSlackPeople(files: FileAccess, path: string): Promise<SlackPeople> {
  for (const folder of [dirname(path), dirname(dirname(path))]) {
    try {
      const { bytes } = await collectBytes(
        await openByteSource(files.open(join(folder, 'users.json'))),
        mostPeopleBytes,
      );
      return slackPeople(JSON.parse(decodeBytes(bytes)));
    } catch {
      // Not there, or no list of people: names then come from the messages themselves.
    }
  }
  return new Map();
}
