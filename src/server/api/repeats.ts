import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { z } from 'zod';
import type { Clock } from '../../ports/clock.ts';
import type { IdempotencyStore } from '../../ports/idempotency-store.ts';
import type { AnswerMemory, RememberedAnswer } from './answer-memory.ts';
import type { ApiContext, ApiEnv } from './api-env.ts';
import { acceptsEvents } from './event-stream.ts';
import { refuse } from './problem.ts';

/** What makes a request that comes twice be done once. */
export interface Repeats {
  readonly records: IdempotencyStore;
  readonly answers: AnswerMemory;
  readonly clock: Clock;
}

export const repeatHeader = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, { error: 'use 1 to 255 visible ASCII characters' })
    .optional()
    .meta({ description: 'A request that is repeated with the same key is done once' }),
});

/** Keys of two principals are never one. */
export function scopedKey(c: ApiContext): { readonly idempotencyKey?: string } {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return {};
  const { keyId, person } = c.get('principal');
  return { idempotencyKey: hashOf(JSON.stringify([keyId, person, key])) };
}

/** A request that breaks off without a word may be begun again after so long. */
const lockMs = 10 * 60 * 1000;
const keptMs = 24 * 60 * 60 * 1000;

/**
 * Does a request with an `Idempotency-Key` once. The same again gets the same answer while this process has it (ten minutes); the store keeps only that it was
 * done, since answers hold text of people. What was refused or failed may be asked again with its key.
 */
export const once: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const { idempotencyKey } = scopedKey(c);
  if (idempotencyKey === undefined || !repeatHeader.safeParse(c.req.header()).success) return next();
  if (acceptsEvents(c)) return refuse(c, noRepeatedEvents);
  const { records, answers, clock } = c.get('repeats');
  const { workspace } = c.get('principal');
  const now = clock.now();
  const request = { key: hashOf(idempotencyKey), request: hashOf(await wholeOf(c)) };
  await records.expire(workspace, isoTime(now));
  const outcome = await records.begin(workspace, {
    ...request,
    ...{ person: c.req.param('person')?.normalize('NFC') ?? null, at: isoTime(now) },
    ...{ lockedUntil: isoTime(now + lockMs), expiresAt: isoTime(now + keptMs) },
  });
  const slot = { workspace, key: request.key };
  if (outcome.kind !== 'begun') {
    const known = outcome.kind === 'answered' ? answers.find(slot) : null;
    return known === null ? refuse(c, refusals[outcome.kind]) : again(known);
  }
  await next();
  if (c.res.status >= 400) return records.release(workspace, request);
  const answer = await rememberable(c.res);
  answers.keep(slot, answer);
  return records.finish(workspace, request);
};

async function wholeOf(c: ApiContext): Promise<string> {
  const { pathname, search } = new URL(c.req.url);
  return JSON.stringify([c.req.method, pathname, search, c.req.header('if-match') ?? null, await c.req.text()]);
}

async function rememberable(answer: Response): Promise<RememberedAnswer> {
  const { status, headers } = answer;
  return { status, headers: [...headers], body: await answer.clone().text() };
}

function again({ status, headers, body }: RememberedAnswer): Response {
  return new Response(body, { status, headers: { ...Object.fromEntries(headers), 'idempotency-replayed': 'true' } });
}

const noRepeatedEvents = {
  status: 400,
  code: 'invalid_input',
  detail: 'A stream of events cannot be repeated. Ask for JSON, or leave "Idempotency-Key" out.',
};

const refusals = {
  'under-way': {
    status: 409,
    code: 'request_under_way',
    detail: 'The same request is being worked on. Ask again when it is done.',
    headers: { 'retry-after': '1' },
  },
  answered: {
    status: 409,
    code: 'answer_not_kept',
    detail: 'This request was done before. Its answer may hold text of a person and is no longer kept.',
  },
  forgotten: {
    status: 410,
    code: 'person_forgotten',
    detail: 'This request was done before, and the person it was about has been forgotten since.',
  },
  'other-request': {
    status: 422,
    code: 'key_reused',
    detail: 'This idempotency key was used for another request. Take a new one for a new request.',
  },
} as const;

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
