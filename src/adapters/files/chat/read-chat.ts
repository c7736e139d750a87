import { collectBytes } from '../byte-source.ts';
import { decodeBytes } from '../decode-text.ts';
import { type Findings, type NamedSource, type ReadContext, skipped } from '../read-context.ts';
import { isRecord } from '../table/read-json-lines.ts';
import { rowFindings } from '../table/row-finding.ts';
import { findColumns, withoutTextColumn } from '../table/text-column.ts';
import { chatFindings } from './chat-findings.ts';
import { discordMessages, isDiscordExport } from './discord-messages.ts';
import { isSlackExport, type SlackPeople, slackIndexFiles, slackMessages } from './slack-messages.ts';
import { whatsAppMessages } from './whatsapp-messages.ts';

/** Chat exports are read whole: their formats cannot be cut anywhere. */
const mostBytes = 256 * 1024 * 1024;

export async function* readWhatsApp(source: NamedSource, context: ReadContext): Findings {
  const { bytes, isCut } = await collectBytes(source.bytes, mostBytes);
  yield* chatFindings(source, context, whatsAppMessages(decodeBytes(bytes)));
  if (isCut) yield tooLarge(source);
}

/** A Slack or Discord export, or a list of objects with a text column; `people` are those of Slack's `users.json` nearby. */
export async function* readJson(
  source: NamedSource,
  context: ReadContext,
  people: () => Promise<SlackPeople>,
): Findings {
  if (slackIndexFiles.includes(source.label)) return;
  const { bytes, isCut } = await collectBytes(source.bytes, mostBytes);
  if (isCut) {
    yield tooLarge(source);
    return;
  }
  const value = parseJson(decodeBytes(bytes));
  if (value === undefined) yield skipped(source.label, 'unreadable', 'no valid JSON');
  else if (isDiscordExport(value)) yield* chatFindings(source, context, discordMessages(value));
  else if (isSlackExport(value)) yield* chatFindings(source, context, slackMessages(value, await people()));
  else if (Array.isArray(value) && value.every(isRecord)) yield* listFindings(source, context, value);
  else
    yield skipped(
      source.label,
      'unreadable',
      'JSON of an unknown shape: Slack and Discord exports and lists of objects with a text column are read',
    );
}

async function* listFindings(
  source: NamedSource,
  context: ReadContext,
  rows: readonly Readonly<Record<string, unknown>>[],
): Findings {
  const [first] = rows;
  if (first === undefined) return;
  const columns = findColumns(Object.keys(first), context.options.textColumn);
  if (columns === null) {
    yield withoutTextColumn(source, Object.keys(first), context.options.textColumn);
    return;
  }
  for (const [at, row] of rows.entries())
    yield* rowFindings(source, context, columns, { number: at + 1, value: (column) => row[column] });
}

function tooLarge({ label }: NamedSource) {
  return skipped(label, 'too-large', 'an export of more than 256 MB; export it in parts, for example by year');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}
