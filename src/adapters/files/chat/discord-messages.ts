import { dropCodeBlocks } from '../../../core/text/index.ts';
import { isRecord } from '../table/read-json-lines.ts';
import type { ChatMessage } from './chat-message.ts';

export interface DiscordExport {
  readonly messages: readonly unknown[];
}

/** Whether a value is an export of DiscordChatExporter. */
export function isDiscordExport(value: unknown): value is DiscordExport {
  return isRecord(value) && isRecord(value.channel) && Array.isArray(value.messages);
}

/** Messages that people typed: joins, pins, calls and bots are left out. */
export function* discordMessages({ messages }: DiscordExport): Generator<ChatMessage> {
  for (const message of messages) {
    if (!isRecord(message) || !isRecord(message.author) || typeof message.content !== 'string') continue;
    if (typeof message.type === 'string' && message.type !== 'Default' && message.type !== 'Reply') continue;
    const { author } = message;
    if (author.isBot === true) continue;
    const names = [author.nickname, author.name, author.id].filter(
      (name): name is string => typeof name === 'string' && name.length > 0,
    );
    const time = typeof message.timestamp === 'string' ? Date.parse(message.timestamp) : Number.NaN;
    const writtenAt = Number.isNaN(time) ? null : new Date(time).toISOString();
    // The day as its writer's clock had it: the export keeps the offset.
    const day = writtenAt === null ? 'undated' : String(message.timestamp).slice(0, 10);
    yield {
      author: { shown: names[0] ?? 'unknown', names },
      day,
      writtenAt,
      text: dropCodeBlocks(message.content.replace(/```[\s\S]{0,4000}?```/g, ' ')),
    };
  }
}
