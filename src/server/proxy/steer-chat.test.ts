import { describe, expect, test } from 'vitest';
import type { Steering } from '../../contracts/steering.ts';
import { HyperalignError } from '../../errors.ts';
import { steerChat, steerOf } from './steer-chat.ts';

const bias = (forms: readonly string[], size: number) => ({
  ...{ featureId: 'f', forms: [...forms], bias: size, hypothesisId: null },
});
const steering: Steering = { mode: 'fingerprint', biases: [bias([' also', 'also'], -1.5), bias(['!', '!!'], 0.5)] };

/** "also" is two tokens, all others are one. */
const ids: Readonly<Record<string, readonly number[]>> = { ' also': [11], also: [1, 2], '!': [0], '!!': [7] };
const tokenIds = (text: string) => ids[text] ?? [];
const ours = '"11":-1.5,"0":0.5,"7":0.5';

const steered = (text: string, by = steering, to = tokenIds) =>
  steerChat(text, JSON.parse(text), { steering: by, tokenIds: to });

describe('biases in the text of a request', () => {
  test.each([
    {
      name: 'begin it where there are none',
      text: '{ "model":"m", "n":1.0}',
      sent: `{"logit_bias":{${ours}}, "model":"m", "n":1.0}`,
    },
    {
      name: 'take the place of null',
      text: '{"logit_bias": null, "n":1.0}',
      sent: `{"logit_bias": {${ours}}, "n":1.0}`,
    },
    { name: 'fill an empty object', text: '{"logit_bias":{ }}', sent: `{"logit_bias":{${ours}}}` },
    {
      name: 'leave what the caller says of a token, to the letter',
      text: '{"logit_bias":{"11":5.0, "99":-100 }}',
      sent: '{"logit_bias":{"11":5.0, "99":-100,"0":0.5,"7":0.5}}',
    },
    { name: 'leave what is no object to the upstream', text: '{"logit_bias":[1]}', sent: '{"logit_bias":[1]}' },
  ])('$name', ({ text, sent }) => {
    expect(steered(text)).toBe(sent);
  });

  test('are none where no form is one token', () => {
    expect(steered('{"n":1.0}', steering, () => [1, 2])).toBe('{"n":1.0}');
  });

  test('are 300 at most together with the caller’s, what tells most first', () => {
    const many = {
      ...steering,
      biases: [
        bias(
          Array.from({ length: 400 }, (_, at) => `w${at}`),
          1,
        ),
      ],
    };
    const byNumber = (text: string) => [1000 + Number(text.slice(1))];
    const named = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`${at}`, 1]));

    const alone = Object.keys(JSON.parse(steered('{"n":1}', many, byNumber)).logit_bias);
    const joined = Object.keys(JSON.parse(steered(JSON.stringify({ logit_bias: named }), many, byNumber)).logit_bias);

    expect([alone.length, joined.length]).toEqual([300, 300]);
    expect(alone.at(-1)).toBe('1299');
    expect(joined.at(-1)).toBe('1289');
  });

  test('are not put where the field stands twice', () => {
    expect(() => steered('{"logit_bias":{},"logit_bias":{}}')).toThrow(HyperalignError);
  });
});

describe('a request is steered', () => {
  const to = { mode: 'fingerprint', model: 'openai:gpt-4o', requested: 'gpt-4o', tokenIds } as const;
  const body = (model: string) => ({ text: '', value: { model } });

  test.each([
    { name: 'where it names the model', model: 'gpt-4o', endpoint: 'chat', form: false, asked: true },
    { name: 'not where it names another', model: 'gpt-4', endpoint: 'chat', form: false, asked: false },
    { name: 'not where the answer has a form', model: 'gpt-4o', endpoint: 'chat', form: true, asked: false },
    { name: 'not by an API that takes no biases', model: 'gpt-4o', endpoint: 'responses', form: false, asked: false },
  ] as const)('$name', ({ model, endpoint, form, asked }) => {
    const steer = { mode: 'fingerprint', model: 'openai:gpt-4o' };

    expect(steerOf(to, { endpoint, form, body: body(model) })).toEqual(asked ? { steer } : {});
    expect(steerOf(undefined, { endpoint, form, body: body(model) })).toEqual({});
  });
});
