import { describe, expect, test } from 'vitest';
import { parseJsonBody } from './json-body.ts';
import { asksForForm, personalizeChat } from './personalize-chat.ts';

const turns = [{ request: 'Write to Kim.', text: 'Hi Kim' }];
const exchange = '{"role":"user","content":"Write to Kim."},{"role":"assistant","content":"Hi Kim"}';
const guidance = { system: 'Write so.', turns };

function bodyOf(text: string) {
  return parseJsonBody(new TextEncoder().encode(text));
}

function messagesAfter(messages: string): string {
  const body = personalizeChat(bodyOf(`{"messages":${messages}}`), guidance);
  return body.slice('{"messages":'.length, -1);
}

describe('guidance among the messages', () => {
  test.each([
    {
      name: 'opens a conversation without a system message',
      messages: '[{"role":"user","content":"Hi"}]',
      after: `[{"role":"system","content":"Write so."},${exchange},{"role":"user","content":"Hi"}]`,
    },
    {
      name: 'goes into the caller’s system message, which stays first',
      messages: '[{"role":"system","content":"Be brief."},{"role":"user","content":"Hi"}]',
      after: `[{"role":"system","content":"Be brief.\\n\\nWrite so."},${exchange},{"role":"user","content":"Hi"}]`,
    },
    {
      name: 'goes into a developer message likewise, whose further members stay as they were',
      messages: '[{"name":"app","content":"Be brief.","role":"developer","x":1.0},{"role":"user","content":"Hi"}]',
      after: `[{"name":"app","content":"Be brief.\\n\\nWrite so.","role":"developer","x":1.0},${exchange},{"role":"user","content":"Hi"}]`,
    },
    {
      name: 'goes into the last of several at the head',
      messages: '[{"role":"system","content":"A"},{"role":"system","content":"B"},{"role":"user","content":"Hi"}]',
      after: `[{"role":"system","content":"A"},{"role":"system","content":"B\\n\\nWrite so."},${exchange},{"role":"user","content":"Hi"}]`,
    },
    {
      name: 'leaves a system message in the middle alone',
      messages: '[{"role":"user","content":"Hi"},{"role":"system","content":"B"}]',
      after: `[{"role":"system","content":"Write so."},${exchange},{"role":"user","content":"Hi"},{"role":"system","content":"B"}]`,
    },
    {
      name: 'becomes a part of a content of parts',
      messages: '[{"role":"system","content":[{"type":"text","text":"A","cache_control":{"type":"ephemeral"}}]}]',
      after: `[{"role":"system","content":[{"type":"text","text":"A","cache_control":{"type":"ephemeral"}},{"type":"text","text":"\\n\\nWrite so."}]},${exchange}]`,
    },
    {
      name: 'fills a system message without content',
      messages: '[{"role":"system"},{"role":"user","content":"Hi"}]',
      after: `[{"role":"system","content":"Write so."},${exchange},{"role":"user","content":"Hi"}]`,
    },
    {
      name: 'fills an empty content',
      messages: '[{"role":"system","content":null}]',
      after: `[{"role":"system","content":"Write so."},${exchange}]`,
    },
    {
      name: 'stands alone in an empty conversation',
      messages: '[ ]',
      after: `[{"role":"system","content":"Write so."},${exchange}]`,
    },
  ])('$name', ({ messages, after }) => {
    expect(messagesAfter(messages)).toBe(after);
  });

  test('changes nothing else: digits, order, unknown members and repeated ones of others stay', () => {
    const text =
      '{ "seed": 12345678901234567890, "temperature": 0.70, "x": {"b":1e400,"a":[ ]}, "messages" : [{"role":"user","content":"Hi","n":0.10}], "model":"m" }';

    const after = personalizeChat(bodyOf(text), { system: 'Write so.', turns: [] });

    expect(after).toBe(text.replace('[{"role":"user"', '[{"role":"system","content":"Write so."},{"role":"user"'));
  });

  test('without anything to tell keeps every message', () => {
    const text = '{"messages":[{"role":"user","content":"Hi"}]}';

    expect(personalizeChat(bodyOf(text), { system: '', turns: [] })).toBe(text);
  });

  test.each([
    { name: 'no messages', text: '{"model":"m"}', says: 'needs "messages"' },
    { name: 'messages that are no array', text: '{"messages":"Hi"}', says: 'needs "messages"' },
    {
      name: 'messages that stand twice',
      text: '{"messages":[],"messages":[]}',
      says: 'has the field "messages" 2 times',
    },
  ])('refuses $name', ({ text, says }) => {
    expect(() => personalizeChat(bodyOf(text), guidance)).toThrow(says);
  });
});

describe('an answer is asked for in a form', () => {
  test.each([
    { text: '{"response_format":{"type":"json_object"}}', form: true },
    { text: '{"response_format":{"type":"json_schema","json_schema":{}}}', form: true },
    { text: '{"response_format":{"type":"text"}}', form: false },
    { text: '{"tool_choice":"required"}', form: true },
    { text: '{"tool_choice":{"type":"function","function":{"name":"f"}}}', form: true },
    { text: '{"tool_choice":"auto","tools":[]}', form: false },
    { text: '{"tool_choice":null,"response_format":null}', form: false },
  ])('$text: $form', ({ text, form }) => {
    expect(asksForForm(bodyOf(text))).toBe(form);
  });
});

test.each([
  { name: 'an array', bytes: '[1]', says: 'is JSON, and no object' },
  { name: 'half an object', bytes: '{"a":', says: 'is no JSON that can be read' },
  { name: 'nothing', bytes: '', says: 'is no JSON that can be read' },
  { name: 'another encoding', bytes: new Uint8Array([0x7b, 0xff, 0x7d]), says: 'is not in UTF-8' },
])('$name is no body', ({ bytes, says }) => {
  expect(() => parseJsonBody(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes)).toThrow(says);
});
