import { HyperalignError } from '../../errors.ts';
import { type Inserted, insertGuidance } from './insert-guidance.ts';
import { type JsonBody, memberOf } from './json-body.ts';

/** The body of a chat completion with guidance among its messages; nothing else of it changes. Throws `invalid_input` where there are no messages. */
export function personalizeChat(body: JsonBody, guidance: Inserted): string {
  const messages = memberOf(body, 'messages');
  if (messages === null || !Array.isArray(body.value['messages']))
    throw new HyperalignError('invalid_input', 'A chat completion needs "messages", an array, and this one has none.', {
      details: { param: 'messages' },
    });
  return replaced(body.text, messages, insertGuidance(body.text, messages, guidance, 'text'));
}

/** Whether the answer is asked for as JSON or as the call of a tool: then own samples, which are prose, would lead it astray. */
export function asksForForm({ value }: JsonBody): boolean {
  return isForm(value['response_format']) || isForced(value['tool_choice']);
}

function isForm(format: unknown): boolean {
  const type = typeof format === 'object' && format !== null && 'type' in format ? format.type : null;
  return type !== null && type !== 'text';
}

/** `required`, or an object that names tools. */
export function isForced(choice: unknown): boolean {
  return choice === 'required' || (typeof choice === 'object' && choice !== null);
}

export function replaced(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  by: string,
): string {
  return `${text.slice(0, start)}${by}${text.slice(end)}`;
}
