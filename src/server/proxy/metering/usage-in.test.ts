import { expect, test } from 'vitest';
import { usageIn } from './usage-in.ts';

const chat =
  '"usage":{"prompt_tokens":5,"completion_tokens":2,"total_tokens":7,"prompt_tokens_details":{"cached_tokens":4}}';

test.each([
  ['a chat completion', `{"choices":[{"message":{"content":"Hi"}}],${chat}}`, { inputTokens: 5, outputTokens: 2 }],
  ['a body that begins with it', `{${chat},"choices":[]}`, { inputTokens: 5, outputTokens: 2 }],
  [
    'the last event of a stream whose others say null',
    `data: {"choices":[],"usage":null}\n\ndata: {"choices":[],${chat}}\n\ndata: [DONE]\n\n`,
    { inputTokens: 5, outputTokens: 2 },
  ],
  [
    'a stream that counts on in each event',
    `data: {"usage":{"prompt_tokens":5,"completion_tokens":1}}\n\ndata: {"usage": {"prompt_tokens":5,"completion_tokens":9}}\n\n`,
    { inputTokens: 5, outputTokens: 9 },
  ],
  ['embeddings', '{"data":[],"usage":{"prompt_tokens":8,"total_tokens":8}}', { inputTokens: 8, outputTokens: 0 }],
  ['a response', '{"usage":{"input_tokens":30,"output_tokens":4},"metadata":{}}', { inputTokens: 30, outputTokens: 4 }],
  ['an event whose beginning is missing', `ent":"Hi"}],${chat}}`, { inputTokens: 5, outputTokens: 2 }],
  ['a text that speaks of usage', JSON.stringify({ content: `{${chat}}` }), null],
  ['a schema with such a field', '{"properties":{"usage":{"type":"string"}}}', null],
  ['counts that are none', '{"usage":{"prompt_tokens":-1,"completion_tokens":1.5}}', null],
  ['what breaks off', '{"usage":{"prompt_tokens":5,', null],
  ['nothing', '', null],
])('reads %s', (_, text, expected) => {
  expect(usageIn(text)).toEqual(expected);
});

test('takes the largest of several counts, so that no metadata makes an answer cheaper', () => {
  const smaller = '"metadata":{"usage":{"input_tokens":0,"output_tokens":0}}';
  const own = '"usage":{"input_tokens":30,"output_tokens":4}';

  expect([usageIn(`{${own},${smaller}}`), usageIn(`{${smaller},${own}}`)]).toEqual([
    { inputTokens: 30, outputTokens: 4 },
    { inputTokens: 30, outputTokens: 4 },
  ]);
});
