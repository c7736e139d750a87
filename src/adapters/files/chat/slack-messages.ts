import { dropCodeBlocks } from '../../../core/text/index.ts';
import { isRecord } from '../table/read-json-lines.ts';
import type { ChatMessage } from './chat-message.ts';

/** Slack's ids of people → every name they go by. */
export type SlackPeople = ReadonlyMap<string, readonly string[]>;

/** Files of a Slack export that hold no messages. */
export const slackIndexFiles: readonly string[] = [
  'users.json',
  'channels.json',
  'dms.json',
  'groups.json',
  'mpims.json',
  'integration_logs.json',
  'canvases.json',
  'huddle_transcripts.json',
  'file_conversations.json',
  'lists.json',
];

export function isSlackExport(value: unknown): value is readonly Readonly<Record<string, unknown>>[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => isRecord(one) && typeof one.type === 'string' && typeof one.ts === 'string')
  );
}

/** Messages that people typed: joins, topics, bots and file notices are left out. */
export function* slackMessages(
  records: readonly Readonly<Record<string, unknown>>[],
  people: SlackPeople,
): Generator<ChatMessage> {
  for (const record of records) {
    const { user, text, ts } = record;
    if (record.type !== 'message' || typeof user !== 'string' || typeof text !== 'string' || 'bot_id' in record)
      continue;
    if (
      typeof record.subtype === 'string' &&
      !['thread_broadcast', 'file_share', 'me_message'].includes(record.subtype)
    )
      continue;
    const names = [...new Set([...(people.get(user) ?? namesIn(record.user_profile)), user])];
    const moment = new Date(Number(ts) * 1000);
    const writtenAt = Number.isNaN(moment.getTime()) ? null : moment.toISOString();
    yield {
      author: { shown: names[0] ?? user, names },
      day: writtenAt?.slice(0, 10) ?? 'undated',
      writtenAt,
      text: plainSlackText(text, people),
    };
  }
}

/** The people of `users.json`. */
export function slackPeople(value: unknown): SlackPeople {
  const people = new Map<string, readonly string[]>();
  if (!Array.isArray(value)) return people;
  for (const user of value) {
    if (!isRecord(user) || typeof user.id !== 'string') continue;
    people.set(user.id, [...namesIn(user.profile), ...namesIn(user)]);
  }
  return people;
}

function namesIn(value: unknown): readonly string[] {
  if (!isRecord(value)) return [];
  const names = [
    value.real_name,
    value.display_name,
    value.name,
    value.email,
    value.real_name_normalized,
    value.display_name_normalized,
  ];
  return names.filter((name): name is string => typeof name === 'string' && name.length > 0);
}

/** Slack's markup as it looks on the screen. */
function plainSlackText(text: string, people: SlackPeople): string {
  return dropCodeBlocks(text.replace(/```[\s\S]{0,40000}?```/g, ' '))
    .replace(
      /<@([A-Z0-9]{1,20})(?:\|([^>]{1,80}))?>/g,
      (_, id: string, name: string | undefined) => `@${name ?? people.get(id)?.[0] ?? 'someone'}`,
    )
    .replace(/<[#!](?:[A-Z0-9]{1,20}\|)?([^>|]{1,80})(?:\|[^>]{1,80})?>/g, '$1')
    .replace(/<((?:https?|mailto):[^>|\s]{1,2000})(?:\|[^>]{1,500})?>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
