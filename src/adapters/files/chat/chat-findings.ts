import { cutDetail, cutLongText } from '../cut-long-text.ts';
import { type Findings, type NamedSource, type ReadContext, skipped } from '../read-context.ts';
import type { ChatMessage } from './chat-message.ts';

/** A person's messages, those of one day joined to one text: a message alone is too short to tell anything. */
export async function* chatFindings(
  source: NamedSource,
  { authors }: ReadContext,
  messages: Iterable<ChatMessage>,
): Findings {
  let others = 0;
  let own: ChatMessage[] = [];
  for (const message of messages) {
    if (message.text.trim() === '') continue;
    if (!authors.isOwn(message.author)) {
      others += 1;
      continue;
    }
    if (own.length > 0 && own[0]?.day !== message.day) {
      yield* dayFindings(source, own);
      own = [];
    }
    own.push(message);
  }
  yield* dayFindings(source, own);
  if (others > 0)
    yield skipped(source.label, 'other-author', `${others} ${others === 1 ? 'message' : 'messages'} by others`);
}

async function* dayFindings({ label, unit }: NamedSource, messages: readonly ChatMessage[]): Findings {
  const [first] = messages;
  if (first === undefined) return;
  const { text, isCut } = cutLongText(messages.map((message) => message.text.trim()).join('\n'));
  yield {
    kind: 'document',
    text,
    source: { kind: 'chat', label: `${label} ${first.day}`, unit: `${unit} ${first.day}` },
    register: 'chat',
    writtenAt: first.writtenAt,
    authorName: first.author.shown,
  };
  if (isCut) yield skipped(`${label} ${first.day}`, 'too-large', cutDetail);
}
