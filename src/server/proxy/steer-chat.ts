import type { Steering } from '../../contracts/steering.ts';
import { logitBias, mostBiasedTokens } from '../../engine/logit-bias.ts';
import type { GuidanceOptions } from '../../hyperalign.ts';
import { type JsonBody, memberOf } from './json-body.ts';
import { membersAt, skipBlank } from './json-spans.ts';
import { replaced } from './personalize-chat.ts';
import type { Endpoint } from './upstream.ts';

/** How chat completions of one model are steered while it writes for a person. */
export interface ProxySteering {
  readonly mode: Steering['mode'];
  /** `provider:model`, whose default voice is steered away from. */
  readonly model: string;
  /** What requests call it; those that name another are not steered. */
  readonly requested: string;
  /** Of the model's own vocabulary: other ids would bias other words. */
  readonly tokenIds: (text: string) => readonly number[];
}

export interface SteerableRequest {
  readonly endpoint: Endpoint;
  readonly body: JsonBody;
  /** Whether the answer is to be JSON or a call of a tool, whose marks are not prose. */
  readonly form: boolean;
}

/** What guidance is to be asked for besides; nothing where a request is not steered. */
export function steerOf(
  steering: ProxySteering | undefined,
  { endpoint, body, form }: SteerableRequest,
): Pick<GuidanceOptions, 'steer'> {
  if (steering === undefined || endpoint !== 'chat' || form || body.value['model'] !== steering.requested) return {};
  return { steer: { mode: steering.mode, model: steering.model } };
}

/**
 * The text of a chat completion with the person's biases in `logit_bias`; nothing else of it changes. What the caller says of a token holds, and so does a value that is no object: the
 * upstream tells what is wrong with it. Throws `invalid_input` where the field stands twice.
 */
export function steerChat(
  text: string,
  value: JsonBody['value'],
  { steering, tokenIds }: { readonly steering: Steering } & Pick<ProxySteering, 'tokenIds'>,
): string {
  const own = memberOf({ text, value }, 'logit_bias');
  if (own === null) {
    const begin = skipBlank(text, 0) + 1;
    const entries = entriesOf(logitBias(steering, tokenIds));
    return entries === '' ? text : replaced(text, { start: begin, end: begin }, `"logit_bias":{${entries}},`);
  }
  const given = text.slice(own.start, own.end);
  if (given !== 'null' && !given.startsWith('{')) return text;
  const named = given === 'null' ? [] : membersAt(text, own.start).map(({ name }) => name);
  const ours = logitBias(steering, tokenIds).filter(([token]) => !named.includes(String(token)));
  const entries = entriesOf(ours.slice(0, Math.max(0, mostBiasedTokens - named.length)));
  if (entries === '') return text;
  return replaced(text, own, named.length === 0 ? `{${entries}}` : `${given.slice(0, -1).trimEnd()},${entries}}`);
}

function entriesOf(biases: ReturnType<typeof logitBias>): string {
  return biases.map(([token, bias]) => `"${token}":${bias}`).join(',');
}
