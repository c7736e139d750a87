import { HyperalignError } from '../../errors.ts';
import { membersAt, type Span, skipBlank } from './json-spans.ts';

/**
 * A JSON object as it came, and what it says. What is sent on is made of the text: numbers of more digits than a double holds, unknown fields and the order of
 * members stay as the client wrote them.
 */
export interface JsonBody {
  readonly text: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Throws `invalid_input` for what is no JSON object in UTF-8. The message repeats nothing of the body. */
export function parseJsonBody(bytes: ArrayBuffer | Uint8Array): JsonBody {
  const text = decoded(bytes);
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw unusable('is JSON, and no object. Send an object such as {"model": …, "messages": […]}.');
  // An object of JSON.parse has string keys; Array and null are ruled out above.
  return { text, value: value as Readonly<Record<string, unknown>> };
}

/** Where the value of a member of the body stands; null where there is none. Throws `invalid_input` where it stands twice: readers differ on which one holds. */
export function memberOf({ text }: JsonBody, name: string): Span | null {
  const found = membersAt(text, skipBlank(text, 0)).filter((member) => member.name === name);
  if (found.length > 1) throw unusable(`has the field "${name}" ${found.length} times. Send it once.`, name);
  return found[0]?.value ?? null;
}

function decoded(bytes: ArrayBuffer | Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw unusable('is not in UTF-8.');
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unusable('is no JSON that can be read. Check its quotes, commas and brackets.');
  }
}

function unusable(what: string, param: string | null = null): HyperalignError {
  return new HyperalignError('invalid_input', `The body of this request ${what}`, { details: { param } });
}
