export { ApiError } from './client/api-error.ts';
export { type Client, createClient, type PersonClient, type ProfileClient } from './client/create-client.ts';
export type { EnqueueRequest, FilesToLearn, JobHandle } from './client/job-handle.ts';
export type { ClientOptions, RequestOptions } from './client/transport.ts';
export type { WritingStream } from './client/writing-stream.ts';
