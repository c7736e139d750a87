import type { AnswerEnd } from './answer-tail.ts';

/** Bytes of UTF-8 a token takes, about: English prose has four to five, other scripts three a character and about one token. */
const bytesOfToken = 4;

export function estimatedTokens(bytes: number): number {
  return Math.ceil(bytes / bytesOfToken);
}

const fileMark = ';base64,';

/** Bytes of a request's body without the files in it, which cost nothing near their length. Its brackets and names stay: rather too many than too few. */
export function textBytes(body: string | Uint8Array | null): number {
  if (body === null) return 0;
  const bytes = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength;
  return (
    bytes - fileBytes(typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength))
  );
}

function fileBytes(body: string | Buffer): number {
  let sum = 0;
  for (let at = body.indexOf(fileMark); at !== -1; ) {
    const end = body.indexOf('"', at);
    if (end === -1) return sum;
    sum += end - at;
    at = body.indexOf(fileMark, end);
  }
  return sum;
}

/**
 * Bytes of what a model wrote into a body, told from its end. Events of a stream are mostly frame: the share of text in those that are kept is taken for all. Of a
 * body that can be read no more, every byte counts.
 */
export function writtenBytes({ text, totalBytes }: AnswerEnd): number {
  const values = text.includes('data:') ? eventsIn(text) : [parsed(text)].filter((value) => value !== null);
  const read = values.reduce<number>((sum, { bytes }) => sum + bytes, 0);
  if (read === 0) return text.includes('data:') ? 0 : totalBytes;
  const written = values.reduce<number>((sum, { value }) => sum + textIn(value), 0);
  return Math.ceil((written / read) * totalBytes);
}

interface Read {
  readonly value: unknown;
  readonly bytes: number;
}

/** The events that are there whole. */
function eventsIn(text: string): readonly Read[] {
  return text
    .split('\n')
    .flatMap((line) => (line.startsWith('data:') ? [parsed(line.slice('data:'.length))] : []))
    .filter((event) => event !== null);
}

function parsed(text: string): Read | null {
  try {
    return { value: JSON.parse(text), bytes: Buffer.byteLength(text) };
  } catch {
    return null;
  }
}

/** Members that hold what a model wrote, in answers of every kind. */
const written: readonly string[] = ['content', 'text', 'reasoning_content', 'reasoning', 'arguments', 'refusal'];

function textIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const { type, delta, choices, output } = value as Readonly<Record<string, unknown>>;
  // Events of the Responses API tell each text again when it is whole.
  if (typeof type === 'string')
    return type.endsWith('.delta') && typeof delta === 'string' ? Buffer.byteLength(delta) : 0;
  return textBelow([choices, output]);
}

/** Deeper than any answer; what is nested further holds no text of a model. */
const deepest = 16;

function textBelow(value: unknown, depth = 0): number {
  if (typeof value !== 'object' || value === null || depth > deepest) return 0;
  return Object.entries(value).reduce((sum, [name, member]) => {
    if (typeof member !== 'string') return sum + textBelow(member, depth + 1);
    return sum + (written.includes(name) ? Buffer.byteLength(member) : 0);
  }, 0);
}
