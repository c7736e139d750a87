// node bench/read-mailbox.ts clean|lines FILE ADDRESS: one reading in a process of its own, so that its peak of memory is its own.
import { createReadStream } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { openDocumentReader } from '../src/adapters/files/index.ts';
import { cleanDocument, createCleaningReport, createDuplicateFilter } from '../src/core/text/index.ts';

export interface MailboxReading {
  readonly ms: number;
  /** Largest resident memory of the process. */
  readonly peakMb: number;
  /** Texts kept, or lines read. */
  readonly items: number;
}

const [, , what, path, address] = process.argv;
if (path === undefined || address === undefined)
  throw new Error('Usage: node bench/read-mailbox.ts clean|lines FILE ADDRESS');
const started = performance.now();
const items = what === 'clean' ? await readAndClean(path, address) : await readLines(path);
const reading: MailboxReading = {
  ms: performance.now() - started,
  peakMb: process.resourceUsage().maxRSS / 1024,
  items,
};
console.log(JSON.stringify(reading));

/** What `learn` does before anything is counted, texts let go of as they come. */
async function readAndClean(file: string, me: string): Promise<number> {
  const report = createCleaningReport();
  const duplicates = createDuplicateFilter([]);
  for await (const found of openDocumentReader({ stdin: null }).read({ paths: [file], me: [me], textColumn: null })) {
    if (found.kind === 'skipped') {
      report.drop(found);
      continue;
    }
    const cleaned = cleanDocument({ text: found.text, register: 'email', authorName: found.authorName });
    if (cleaned.kind === 'dropped')
      report.drop({ label: found.source.label, reason: cleaned.reason, detail: cleaned.detail });
    else if (duplicates.admit(cleaned.text) === 'new') report.keep(cleaned);
    else report.drop({ label: found.source.label, reason: 'duplicate', detail: '' });
  }
  return report.finish().kept;
}

async function readLines(file: string): Promise<number> {
  let lines = 0;
  for await (const _line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY }))
    lines += 1;
  return lines;
}
