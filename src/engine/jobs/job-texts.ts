import type { JobOptions, JobText } from '../../contracts/job-input.ts';
import type { Dropped } from '../../contracts/learn-result.ts';
import type { DropReason } from '../../contracts/sample.ts';
import { cleanDocument } from '../../core/text/index.ts';
import { HyperalignError } from '../../errors.ts';
import type { FoundDocument, SkippedDocument } from '../../ports/document-reader.ts';
import { sampleId } from '../read-texts.ts';
import { throwIfStopped } from '../throw-if-stopped.ts';

export interface ReadJobTexts {
  readonly texts: readonly JobText[];
  readonly dropped: JobOptions['dropped'];
}

/** What one job takes: it holds its texts in memory while it runs. */
const mostTexts = 20_000;
const mostCharacters = 50_000_000;
/** As many as a report shows. */
const mostExamples = 100;

/** Cleans and masks documents before anything of them is kept, as a learning would: cleaning them again changes nothing. */
export async function readJobTexts(
  documents: AsyncIterable<FoundDocument | SkippedDocument>,
  { register, signal }: { readonly register: string | null; readonly signal?: AbortSignal },
): Promise<ReadJobTexts> {
  const texts: JobText[] = [];
  const examples: Dropped[] = [];
  const more: Partial<Record<DropReason, number>> = {};
  const drop = (dropped: Dropped) => {
    if (examples.length < mostExamples) examples.push(dropped);
    else more[dropped.reason] = (more[dropped.reason] ?? 0) + 1;
  };
  let characters = 0;
  for await (const document of documents) {
    throwIfStopped(signal);
    if (document.kind === 'skipped') {
      drop({ label: document.label, reason: document.reason, detail: document.detail });
      continue;
    }
    const { source, authorName, writtenAt } = document;
    const cleaned = cleanDocument({
      ...{ text: document.text, authorName },
      register: register ?? document.register ?? 'post',
    });
    if (cleaned.kind === 'dropped') {
      drop({ label: source.label, reason: cleaned.reason, detail: cleaned.detail });
      continue;
    }
    characters += cleaned.text.length;
    if (texts.length === mostTexts || characters > mostCharacters) throw tooMuch();
    const { text } = cleaned;
    texts.push({
      ...{ id: sampleId(text), text, source, register: document.register, writtenAt, authorName },
      masked: Object.fromEntries(Object.entries(cleaned.masked).filter(([, count]) => count > 0)),
    });
  }
  return { texts, dropped: { examples, more } };
}

function tooMuch(): HyperalignError {
  return new HyperalignError(
    'invalid_input',
    `A job takes at most ${mostTexts} texts of together ${mostCharacters} characters. Hand over less; forty texts make a good profile.`,
    { details: { mostTexts, mostCharacters } },
  );
}

/** The documents of a job, for a learning. The texts are asked for when the first is read. */
export async function* documentsOfJob(
  texts: () => Promise<readonly JobText[]>,
  { examples, more }: JobOptions['dropped'],
): AsyncIterable<FoundDocument | SkippedDocument> {
  for (const { text, source, register, writtenAt, authorName, masked } of await texts())
    yield { kind: 'document', text, source, register, writtenAt, authorName, masked };
  for (const dropped of examples) yield { kind: 'skipped', ...dropped };
  for (const [reason, count] of Object.entries(more)) {
    // Keys of a record of reasons: the type of Object.entries does not say so.
    const skipped = { kind: 'skipped', label: '', reason: reason as DropReason, detail: '' } as const;
    for (let left = count; left > 0; left -= 1) yield skipped;
  }
}
