import type { z } from 'zod';
import type { FaultyField } from '../../contracts/problem.ts';
import type { ApiContext } from './api-env.ts';
import { refuse } from './problem.ts';

/** How a part of a request is called in a field's path. */
const parts: Readonly<Record<string, string>> = { json: 'body', param: 'path' };

type Checked = { readonly success: true } | { readonly success: false; readonly error: z.ZodError };

/** Answers a request that does not match its contract, naming every field that is wrong; lets one that does pass. */
export function refuseInvalid(result: Checked & { readonly target: string }, c: ApiContext): Response | undefined {
  if (result.success) return undefined;
  return refuseFields(c, result.error, parts[result.target] ?? result.target);
}

export function refuseFields(c: ApiContext, error: z.ZodError, part: string): Response {
  const errors = error.issues.flatMap((issue) => fieldsOf(issue, part)).slice(0, mostFields);
  const detail = errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
  return refuse(c, { status: 400, code: 'invalid_input', detail: `The request cannot be used. ${detail}.`, errors });
}

/** A body may be wrong in as many places as it has. */
const mostFields = 20;

function fieldsOf(issue: z.core.$ZodIssue, part: string): readonly FaultyField[] {
  const place = [part, ...issue.path.map(String)].join('.');
  if (issue.code !== 'unrecognized_keys') return [{ field: place.slice(0, 200), message: issue.message }];
  return issue.keys.map((key) => ({ field: `${place}.${key}`.slice(0, 200), message: 'there is no such field' }));
}
