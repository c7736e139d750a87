import type { Guidance } from '../../contracts/guidance.ts';
import { mergeSystem } from '../../core/profile/merge-system.ts';
import { itemsAt, membersAt, type Span } from './json-spans.ts';

/** What of guidance goes into a list of messages. */
export type Inserted = Pick<Guidance, 'system' | 'turns'>;

/** What an API calls a part of text in the content of a message that is a list of parts. */
export type TextPart = 'text' | 'input_text';

/**
 * The list of messages at `list` with guidance in it, as JSON. System (or developer) messages at its head stay first, and guidance goes into the last of them,
 * or where there is none into a new one; earlier exchanges stand directly after. Every other message stays letter for letter.
 */
export function insertGuidance(text: string, list: Span, { system, turns }: Inserted, textPart: TextPart): string {
  const items = itemsAt(text, list.start).map(({ start, end }) => text.slice(start, end));
  const heads = items.findIndex((item) => !isSystem(item));
  const count = heads === -1 ? items.length : heads;
  const head = items.slice(0, count);
  const guided = system === '' ? head : withSystem(head, system, textPart);
  const exchanges = turns.flatMap((turn) => [
    JSON.stringify({ role: 'user', content: turn.request }),
    JSON.stringify({ role: 'assistant', content: turn.text }),
  ]);
  return `[${[...guided, ...exchanges, ...items.slice(count)].join(',')}]`;
}

function isSystem(item: string): boolean {
  if (!item.startsWith('{')) return false;
  const role = membersAt(item, 0).findLast(({ name }) => name === 'role');
  const word = role === undefined ? '' : item.slice(role.value.start, role.value.end);
  return word === '"system"' || word === '"developer"';
}

function withSystem(head: readonly string[], system: string, textPart: TextPart): readonly string[] {
  const own = head.at(-1);
  if (own === undefined) return [JSON.stringify({ role: 'system', content: system })];
  return [...head.slice(0, -1), mergedMessage(own, system, textPart)];
}

/** The caller's message with guidance after its own text; its further members, such as cache marks of a vendor, stay. */
function mergedMessage(message: string, system: string, textPart: TextPart): string {
  const content = membersAt(message, 0).findLast(({ name }) => name === 'content');
  if (content === undefined) return `${message.slice(0, -1).trimEnd()},"content":${JSON.stringify(system)}}`;
  const { start, end } = content.value;
  const merged = mergedContent(message.slice(start, end), system, textPart);
  return `${message.slice(0, start)}${merged}${message.slice(end)}`;
}

function mergedContent(content: string, system: string, textPart: TextPart): string {
  if (content.startsWith('"')) return JSON.stringify(mergeSystem(JSON.parse(content) as string, system));
  if (!content.startsWith('[')) return JSON.stringify(system);
  const parts = content.slice(1, -1).trim();
  const part = JSON.stringify({ type: textPart, text: parts === '' ? system : `\n\n${system}` });
  return `[${parts === '' ? '' : `${parts},`}${part}]`;
}
