import type { Job, JobEvent, ShownJob } from '../contracts/job.ts';
import type { LearnRequestBody } from '../contracts/learn-request.ts';
import type { Problem } from '../contracts/problem.ts';
import { ApiError, errorOf } from './api-error.ts';
import { readEvents } from './read-events.ts';
import { jsonOf, type RequestOptions, type Send } from './transport.ts';

/** A learning that was handed over. */
export interface JobHandle {
  /** As it was when it was asked for. */
  readonly job: Job;
  /** What happens to it, from the beginning or after an event, until it ends; a broken connection is taken up again. */
  events(options?: RequestOptions & { readonly after?: number }): AsyncIterable<JobEvent>;
  /** Waits for the end and gives the job with what came of it; a job that failed or was cancelled is told by its `state`. */
  wait(options?: RequestOptions): Promise<ShownJob>;
  cancel(options?: RequestOptions): Promise<Job>;
}

/** Texts, as `learn` takes them. */
export type EnqueueRequest = LearnRequestBody;

/** Files of any format that the server reads, in place of texts. */
export interface FilesToLearn extends Omit<LearnRequestBody, 'texts'> {
  readonly files: readonly File[];
  /** Addresses or names of the person, to tell their mail from others'. */
  readonly me?: readonly string[];
  readonly textColumn?: string;
}

const finalStates: readonly JobEvent['state'][] = ['done', 'failed', 'cancelled'];

export function jobHandle(send: Send, job: Job): JobHandle {
  const path = `/jobs/${encodeURIComponent(job.id)}`;
  const events = (options: RequestOptions & { readonly after?: number } = {}) => eventsOf(send, path, options);
  return {
    ...{ job, events },
    wait: async (options = {}) => {
      for await (const _ of events(options));
      return jsonOf(await send({ ...options, method: 'GET', path }));
    },
    cancel: async (options = {}) => jsonOf(await send({ ...options, method: 'POST', path: `${path}/cancel` })),
  };
}

/** A connection that ends before the job does is opened anew after the last event that was read; one that brings nothing gives up. */
async function* eventsOf(
  send: Send,
  path: string,
  { after = 0, ...options }: RequestOptions & { readonly after?: number },
): AsyncGenerator<JobEvent> {
  for (let seen = after; ; ) {
    const before = seen;
    const headers = { accept: 'text/event-stream', 'last-event-id': String(seen) };
    const answer = await send({ ...options, method: 'GET', path: `${path}/events`, headers });
    try {
      for await (const { event, data } of readEvents(answer)) {
        if (event === 'error') throw errorOf(data as Problem);
        // The server's events are of its contracts.
        const happened = data as JobEvent;
        yield happened;
        seen = happened.number;
        if (finalStates.includes(happened.state)) return;
      }
    } catch (error) {
      options.signal?.throwIfAborted();
      if (error instanceof ApiError) throw error;
    }
    if (seen > before) continue;
    const { state } = await jsonOf<ShownJob>(await send({ ...options, method: 'GET', path }));
    if (finalStates.includes(state)) return;
    throw new ApiError('unreachable', 'The events of the job broke off. Ask for the job later.');
  }
}

export function formOf({ files, me = [], attestation, ...fields }: FilesToLearn): FormData {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name);
  for (const one of me) form.append('me', one);
  if (attestation !== undefined) form.append('attestedBy', attestation.by);
  if (attestation?.statement !== undefined) form.append('attestation', attestation.statement);
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.append(name, String(value));
  return form;
}
