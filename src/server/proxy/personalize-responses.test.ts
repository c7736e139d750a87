import { expect, test } from 'vitest';
import { parseJsonBody } from './json-body.ts';
import { asksForFormInResponses, personalizeResponses } from './personalize-responses.ts';

const guidance = { system: 'Write so.', turns: [{ request: 'Write to Kim.', text: 'Hi Kim' }] };
const exchange = '{"role":"user","content":"Write to Kim."},{"role":"assistant","content":"Hi Kim"}';

function bodyOf(text: string) {
  return parseJsonBody(new TextEncoder().encode(text));
}

test.each([
  {
    name: 'a text becomes the last message after the exchanges, guidance the instructions',
    before: '{"model":"m","input":"Ask Sam."}',
    after: `{"instructions":"Write so.","model":"m","input":[${exchange},{"role":"user","content":"Ask Sam."}]}`,
  },
  {
    name: 'guidance stands after the caller’s own instructions',
    before: '{"instructions":"Be brief.","input":[{"role":"user","content":"Ask Sam.","n":1.0}]}',
    after: `{"instructions":"Be brief.\\n\\nWrite so.","input":[${exchange},{"role":"user","content":"Ask Sam.","n":1.0}]}`,
  },
  {
    name: 'guidance goes into a system message at the head of the input',
    before:
      '{"input":[{"role":"developer","content":[{"type":"input_text","text":"Be brief."}]},{"role":"user","content":"Ask Sam."}]}',
    after: `{"input":[{"role":"developer","content":[{"type":"input_text","text":"Be brief."},{"type":"input_text","text":"\\n\\nWrite so."}]},${exchange},{"role":"user","content":"Ask Sam."}]}`,
  },
  {
    name: 'a conversation that goes on at the upstream gets no exchanges in its middle',
    before: '{"previous_response_id":"resp_1","input":"And Kim?"}',
    after: '{"instructions":"Write so.","previous_response_id":"resp_1","input":"And Kim?"}',
  },
  {
    name: 'a request without input, as with a stored prompt, gets instructions alone',
    before: '{"prompt":{"id":"pmpt_1"}}',
    after: '{"instructions":"Write so.","prompt":{"id":"pmpt_1"}}',
  },
  { name: 'an empty object is no exception', before: '{ }', after: '{"instructions":"Write so." }' },
])('$name', ({ before, after }) => {
  expect(personalizeResponses(bodyOf(before), guidance)).toBe(after);
});

test.each([
  { text: '{"text":{"format":{"type":"json_schema"}}}', form: true },
  { text: '{"text":{"format":{"type":"text"}}}', form: false },
  { text: '{"text":{"verbosity":"low"}}', form: false },
  { text: '{"tool_choice":{"type":"function","name":"f"}}', form: true },
])('an answer is asked for in a form by $text: $form', ({ text, form }) => {
  expect(asksForFormInResponses(bodyOf(text))).toBe(form);
});
