import { expect, test } from 'vitest';
import { answerHeaders, requestHeaders } from './passed-headers.ts';

test('of a request goes on what is no business of ours or of one connection', () => {
  expect(
    requestHeaders({
      ...{
        host: 'localhost:1',
        'content-length': '5',
        authorization: 'Bearer ours',
        cookie: 'a=b',
        origin: 'http://x',
      },
      ...{ connection: 'keep-alive, X-Hop', 'x-hop': '1', 'transfer-encoding': 'chunked', te: 'trailers' },
      ...{ 'x-hyperalign-person': 'ada', 'x-forwarded-for': '10.0.0.1', 'sec-fetch-mode': 'cors' },
      ...{ 'content-type': 'application/json', accept: '*/*', 'accept-encoding': 'gzip' },
      ...{ 'openai-organization': 'org', 'x-request-id': 'r1', 'user-agent': 'app' },
    }),
  ).toEqual({
    ...{ 'content-type': 'application/json', accept: '*/*', 'accept-encoding': 'gzip' },
    ...{ 'openai-organization': 'org', 'x-request-id': 'r1', 'user-agent': 'app' },
  });
});

test('of an answer goes on what describes its body or is for the client, repeated headers repeatedly', () => {
  expect(
    answerHeaders([
      ...[
        'Content-Type',
        'application/json',
        'Content-Encoding',
        'gzip',
        'Content-Length',
        '7',
        'X-RateLimit-Limit',
        '9',
      ],
      ...[
        'Connection',
        'close, X-Hop',
        'X-Hop',
        '1',
        'Transfer-Encoding',
        'chunked',
        'Alt-Svc',
        'h3',
        'Set-Cookie',
        'a=b',
      ],
      ...['Access-Control-Allow-Origin', '*', 'Link', 'a', 'Link', 'b'],
    ]),
  ).toEqual([
    ['content-type', 'application/json'],
    ['content-encoding', 'gzip'],
    ['content-length', '7'],
    ['x-ratelimit-limit', '9'],
    ['link', 'a'],
    ['link', 'b'],
  ]);
});
