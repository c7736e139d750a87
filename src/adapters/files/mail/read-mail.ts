import { hashText } from '../../../core/numerics/index.ts';
import { collectBytes } from '../byte-source.ts';
import { cutDetail, cutLongText } from '../cut-long-text.ts';
import { type Finding, type Findings, type NamedSource, type ReadContext, skipped } from '../read-context.ts';
import { automaticMail } from './automatic-mail.ts';
import { authorsOf, type MailAuthor, type MailHeader, parseMailHeader } from './mail-header.ts';
import { looksLikeHeaderLine } from './mailbox-line.ts';
import { readMessage } from './read-message.ts';
import { createMailboxSplitter, type MailboxMessage } from './split-mailbox.ts';

const longestMessage = 4 * 1024 * 1024;

type Judgement =
  | { readonly kind: 'own'; readonly author: MailAuthor | null }
  | { readonly kind: 'other' }
  | { readonly kind: 'automatic'; readonly why: string };

/** The person's mails of an mbox file, in its order. Bodies of others' mails are never held. */
export async function* readMailbox(source: NamedSource, context: ReadContext): Findings {
  const [first = ''] = source.bytes.head.toString('latin1').trimStart().split('\n', 1);
  if (!first.startsWith('From ') && !looksLikeHeaderLine(first)) {
    yield skipped(source.label, 'unreadable', 'no mailbox: it begins neither with a "From " line nor with a header');
    return;
  }
  const judgements = new WeakMap<MailHeader, Judgement>();
  const splitter = createMailboxSplitter((header) => {
    const judgement = judge(header, context);
    judgements.set(header, judgement);
    return judgement.kind === 'own';
  });
  const findings = async function* (messages: readonly MailboxMessage[]): Findings {
    for (const { number, header, raw } of messages) {
      const label = `${source.label}#${number}`;
      yield* readOwn({ source, kind: 'mailbox', label, header, raw }, judgements.get(header) ?? { kind: 'other' });
    }
  };
  for await (const chunk of source.bytes.chunks()) {
    yield* findings(splitter.push(chunk));
    if (context.authors.hasSeenEnough) return;
  }
  yield* findings(splitter.end());
}

/** One mail of an .eml file. */
export async function* readMail(source: NamedSource, context: ReadContext): Findings {
  const { bytes } = await collectBytes(source.bytes, longestMessage);
  yield* readOneMail(source, context, bytes);
}

/** Apple Mail's .emlx: the length of the mail on the first line, then the mail, then what Apple knows of it. */
export async function* readAppleMail(source: NamedSource, context: ReadContext): Findings {
  const { bytes } = await collectBytes(source.bytes, longestMessage);
  const lineEnd = bytes.indexOf(10);
  const length = Number(bytes.toString('latin1', 0, Math.max(0, lineEnd)).trim());
  yield* readOneMail(
    source,
    context,
    Number.isInteger(length) && length > 0 ? bytes.subarray(lineEnd + 1, lineEnd + 1 + length) : bytes,
  );
}

async function* readOneMail(source: NamedSource, context: ReadContext, bytes: Buffer): Findings {
  const raw = bytes.subarray(0, 5).toString('latin1') === 'From ' ? bytes.subarray(bytes.indexOf(10) + 1) : bytes;
  const text = raw.toString('latin1');
  const end = text.search(/\r?\n\r?\n/);
  const header = parseMailHeader(end < 0 ? text : text.slice(0, end));
  if (header.size === 0) {
    yield skipped(source.label, 'unreadable', 'no mail: it has no header');
    return;
  }
  yield* readOwn({ source, kind: 'email', label: source.label, header, raw }, judge(header, context));
}

function judge(header: MailHeader, { authors }: ReadContext): Judgement {
  const named = authorsOf(header);
  const why = automaticMail(header, named[0] ?? null);
  if (why !== null) return { kind: 'automatic', why };
  if (named.length === 0)
    return authors.isOwn({ shown: '', names: [] }) ? { kind: 'own', author: null } : { kind: 'other' };
  const own = named.find((author) => authors.isOwn(author));
  return own === undefined ? { kind: 'other' } : { kind: 'own', author: own };
}

interface Mail {
  readonly source: NamedSource;
  readonly kind: 'email' | 'mailbox';
  readonly label: string;
  readonly header: MailHeader;
  readonly raw: Buffer | null;
}

async function* readOwn({ source, kind, label, header, raw }: Mail, judgement: Judgement): AsyncGenerator<Finding> {
  if (judgement.kind === 'automatic') {
    yield skipped(label, 'automatic', judgement.why);
    return;
  }
  if (judgement.kind === 'other' || raw === null) {
    yield skipped(label, 'other-author', 'sent by somebody else');
    return;
  }
  const message = await readMessage(raw);
  if (message.kind === 'broken') {
    yield skipped(label, 'unreadable', 'its parts are damaged or nest too deep');
    return;
  }
  if (message.kind === 'calendar-answer') {
    yield skipped(label, 'automatic', 'an answer to an invitation');
    return;
  }
  const { text, isCut } = cutLongText(message.text);
  yield {
    kind: 'document',
    text,
    source: { kind, label, unit: threadOf(header) ?? `${source.unit}#${label}` },
    register: 'email',
    writtenAt: dateOf(header),
    authorName: judgement.author?.name ?? null,
  };
  if (isCut) yield skipped(label, 'too-large', cutDetail);
}

/** A name for the conversation: that of its first mail, which answers refer to. Hashed, for ids of mails hold addresses. */
function threadOf(header: MailHeader): string | null {
  const root = /<[^<>\s]{1,300}>/.exec(
    header.get('references') ?? header.get('in-reply-to') ?? header.get('message-id') ?? '',
  )?.[0];
  return root === undefined ? null : `thread-${hashText(root).toString(16)}${hashText(root, 0x9747b28c).toString(16)}`;
}

function dateOf(header: MailHeader): string | null {
  const time = Date.parse((header.get('date') ?? '').replace(/\([^)]*\)/g, ''));
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
