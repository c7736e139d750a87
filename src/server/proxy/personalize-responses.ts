import { mergeSystem } from '../../core/profile/merge-system.ts';
import { type Inserted, insertGuidance } from './insert-guidance.ts';
import { type JsonBody, memberOf, parseJsonBody } from './json-body.ts';
import { skipBlank } from './json-spans.ts';
import { isForced, replaced } from './personalize-chat.ts';

/**
 * The body of a request to the Responses API with guidance in it. The text for the system message goes into `instructions` after the caller's own, unless the
 * caller's own stands at the head of `input`; earlier exchanges go to the head of `input`. A conversation that the upstream goes on with by itself gets no
 * exchanges, which would stand in its middle.
 */
export function personalizeResponses(body: JsonBody, { system, turns }: Inserted): string {
  const { instructions, input } = body.value;
  const shown = goesOn(body) ? [] : turns;
  const ownIsInput = typeof instructions !== 'string' && Array.isArray(input) && isSystem(input[0]);
  const guided = ownIsInput ? body.text : withInstructions(body, system);
  return withInput(guided, { system: ownIsInput ? system : '', turns: shown });
}

/** Whether the answer is asked for as JSON or as the call of a tool. */
export function asksForFormInResponses({ value }: JsonBody): boolean {
  const text = value['text'];
  const format = typeof text === 'object' && text !== null && 'format' in text ? text.format : null;
  const type = typeof format === 'object' && format !== null && 'type' in format ? format.type : null;
  return (type !== null && type !== 'text') || isForced(value['tool_choice']);
}

function goesOn({ value }: JsonBody): boolean {
  return (value['previous_response_id'] ?? value['conversation'] ?? null) !== null;
}

function isSystem(item: unknown): boolean {
  const role = typeof item === 'object' && item !== null && 'role' in item ? item.role : null;
  return role === 'system' || role === 'developer';
}

function withInstructions(body: JsonBody, system: string): string {
  if (system === '') return body.text;
  const own = body.value['instructions'];
  const merged = JSON.stringify(mergeSystem(typeof own === 'string' ? own : null, system));
  const span = memberOf(body, 'instructions');
  return span === null ? withMember(body.text, 'instructions', merged) : replaced(body.text, span, merged);
}

function withMember(text: string, name: string, value: string): string {
  const open = skipBlank(text, 0) + 1;
  const comma = text[skipBlank(text, open)] === '}' ? '' : ',';
  return `${text.slice(0, open)}${JSON.stringify(name)}:${value}${comma}${text.slice(open)}`;
}

function withInput(text: string, guidance: Inserted): string {
  if (guidance.system === '' && guidance.turns.length === 0) return text;
  const body = parseJsonBody(new TextEncoder().encode(text));
  const span = memberOf(body, 'input');
  const input = body.value['input'];
  if (span === null || (typeof input !== 'string' && !Array.isArray(input))) return text;
  if (Array.isArray(input)) return replaced(text, span, insertGuidance(text, span, guidance, 'input_text'));
  const asItem = `[${JSON.stringify({ role: 'user', content: input })}]`;
  return replaced(text, span, insertGuidance(asItem, { start: 0, end: asItem.length }, guidance, 'input_text'));
}
