import { z } from 'zod';
import { HyperalignError } from '../../../errors.ts';

/*
 * What of a chat completion can be put to a language model of any vendor. A field that cannot is refused by name, rather than left out: an answer that
 * disregards what was asked for looks like one that does not.
 */

const absent = (why: string) => z.null({ error: why }).optional();

const textPart = z.strictObject({ type: z.literal('text'), text: z.string() });
const imagePart = z.strictObject({
  type: z.literal('image_url'),
  image_url: z.strictObject({ url: z.string(), detail: z.string().nullish() }),
});
const audioPart = z.strictObject({
  type: z.literal('input_audio'),
  input_audio: z.strictObject({ data: z.string(), format: z.enum(['wav', 'mp3']) }),
});
const filePart = z.strictObject({
  type: z.literal('file'),
  file: z.strictObject({ file_data: z.string(), filename: z.string().nullish() }),
});
const userPart = z.discriminatedUnion('type', [textPart, imagePart, audioPart, filePart]);

const toolCall = z.strictObject({
  id: z.string(),
  type: z.literal('function'),
  function: z.strictObject({ name: z.string(), arguments: z.string() }),
  index: z.number().optional(),
});

const texts = z.union([z.string(), z.array(textPart)]);

const messageSchema = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('system'), content: texts }),
  z.strictObject({ role: z.literal('developer'), content: texts }),
  z.strictObject({ role: z.literal('user'), content: z.union([z.string(), z.array(userPart)]) }),
  z.strictObject({
    role: z.literal('assistant'),
    content: texts.nullish(),
    tool_calls: z.array(toolCall).nullish(),
    // What answers of this proxy hold besides comes back with the conversation.
    refusal: z.null().optional(),
    reasoning_content: z.string().nullish(),
  }),
  z.strictObject({ role: z.literal('tool'), tool_call_id: z.string(), content: texts }),
]);

const toolSchema = z.strictObject({
  type: z.literal('function'),
  function: z.strictObject({
    name: z.string().min(1),
    description: z.string().nullish(),
    parameters: z.record(z.string(), z.unknown()).nullish(),
    strict: z.boolean().nullish(),
  }),
});

const formatSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text') }),
  z.strictObject({ type: z.literal('json_object') }),
  z.strictObject({
    type: z.literal('json_schema'),
    json_schema: z.strictObject({
      name: z.string(),
      description: z.string().nullish(),
      schema: z.record(z.string(), z.unknown()).nullish(),
      strict: z.boolean().nullish(),
    }),
  }),
]);

const chatRequestSchema = z.strictObject({
  model: z.string(),
  messages: z.array(messageSchema).min(1),
  stream: z.boolean().nullish(),
  stream_options: z
    .strictObject({ include_usage: z.boolean().nullish(), include_obfuscation: z.boolean().nullish() })
    .nullish(),
  max_tokens: z.int().positive().nullish(),
  max_completion_tokens: z.int().positive().nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  presence_penalty: z.number().nullish(),
  frequency_penalty: z.number().nullish(),
  seed: z.int().nullish(),
  stop: z.union([z.string(), z.array(z.string())]).nullish(),
  tools: z.array(toolSchema).nullish(),
  tool_choice: z
    .union([
      z.enum(['auto', 'none', 'required']),
      z.strictObject({ type: z.literal('function'), function: z.strictObject({ name: z.string() }) }),
    ])
    .nullish(),
  response_format: formatSchema.nullish(),
  reasoning_effort: z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh']).nullish(),
  n: z.literal(1, { error: 'this model gives one answer a request; ask n times' }).nullish(),
  logprobs: z.literal(false, { error: 'this model gives no log-probabilities' }).nullish(),
  parallel_tool_calls: z.literal(true, { error: 'this model may call several tools at once' }).nullish(),
  store: z.literal(false, { error: 'nothing is stored at a vendor' }).nullish(),
  logit_bias: z
    .record(z.string(), z.unknown())
    .refine((biases) => Object.keys(biases).length === 0, { error: 'the tokens of this model have other numbers' })
    .nullish(),
  top_logprobs: absent('this model gives no log-probabilities'),
  // These change no word of an answer.
  user: z.string().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  safety_identifier: z.string().nullish(),
  prompt_cache_key: z.string().nullish(),
});

export type ChatRequest = z.infer<typeof chatRequestSchema>;
export type ChatMessage = z.infer<typeof messageSchema>;
export type ChatUserPart = z.infer<typeof userPart>;

/** Throws `invalid_input` that names the first field that cannot be put to the model. */
export function readChatRequest(value: unknown): ChatRequest {
  const read = chatRequestSchema.safeParse(value);
  if (read.success) return read.data;
  throw unusableField(...faultOf(read.error.issues[0]));
}

/** Says which field and why. */
export function unusableField(field: string, why: string): HyperalignError {
  return new HyperalignError(
    'invalid_input',
    `The field "${field}" cannot be put to the model behind this server: ${why}.`,
    {
      details: { param: field },
    },
  );
}

function faultOf(issue: z.core.$ZodIssue | undefined): readonly [string, string] {
  if (issue === undefined) return ['', 'it cannot be read'];
  const path = pathOf(issue.path);
  if (issue.code === 'unrecognized_keys')
    return [`${path === '' ? '' : `${path}.`}${issue.keys[0] ?? ''}`, 'it has no counterpart there'];
  // The alternative that got furthest names the fault better than that there are alternatives.
  if (issue.code === 'invalid_union') {
    const deepest = issue.errors.flat().toSorted((one, other) => other.path.length - one.path.length)[0];
    if (deepest !== undefined && deepest.path.length > 0)
      return faultOf({ ...deepest, path: [...issue.path, ...deepest.path] });
  }
  return [path, issue.message.replace(/\.$/, '')];
}

/** As clients of the OpenAI API know it: `messages[0].content`. */
function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}
