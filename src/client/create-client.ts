import type { Principal } from '../contracts/access.ts';
import type { CompareRequestBody } from '../contracts/compare-request.ts';
import type { ComparisonPage, ComparisonResult } from '../contracts/comparison.ts';
import type { EditResult } from '../contracts/edit-result.ts';
import type { ExportedProfile } from '../contracts/exported-profile.ts';
import type { Forgotten } from '../contracts/forgotten.ts';
import type { Guidance } from '../contracts/guidance.ts';
import type { GuidanceQuery } from '../contracts/guidance-query.ts';
import type { Job, ShownJob } from '../contracts/job.ts';
import type { JobsPage } from '../contracts/jobs-page.ts';
import type { LearnEstimate } from '../contracts/learn-result.ts';
import type { PeoplePage, PersonSummary } from '../contracts/people-page.ts';
import type { ProfileDiff, ProfileVersions, ShownProfile } from '../contracts/profile-answers.ts';
import type { AttributesRequest, StandingRequest } from '../contracts/profile-requests.ts';
import type { PairRequest, ProposedPair } from '../contracts/proposed-pair.ts';
import type { RemovedSample } from '../contracts/removed-sample.ts';
import type { SamplesPage } from '../contracts/samples-page.ts';
import type { Assessment, EditRequestBody, TextRequest } from '../contracts/text-requests.ts';
import type { VerifyResult } from '../contracts/verify-result.ts';
import type { WorkspaceUsage } from '../contracts/workspace-usage.ts';
import type { PlainWriteRequest, WriteRequest } from '../contracts/write-request.ts';
import type { WriteResult } from '../contracts/write-result.ts';
import { type EnqueueRequest, type FilesToLearn, formOf, type JobHandle, jobHandle } from './job-handle.ts';
import {
  type Call,
  type ChangeOptions,
  type ClientOptions,
  jsonOf,
  openTransport,
  type RepeatableOptions,
  type RequestOptions,
  type Send,
} from './transport.ts';
import { openWritingStream, type WritingStream } from './writing-stream.ts';

export interface PageOptions extends RequestOptions {
  readonly limit?: number;
  /** `next` of the page before. */
  readonly cursor?: string;
}

/** A hyperalign server, as its key's principal may use it. Methods are named as on `Hyperalign`, and throw `ApiError`. */
export interface Client {
  me(options?: RequestOptions): Promise<Principal>;
  usage(options?: RequestOptions): Promise<WorkspaceUsage>;
  /** What the server says of itself, in OpenAPI 3.1. */
  document(options?: RequestOptions): Promise<Readonly<Record<string, unknown>>>;
  people(options?: PageOptions): Promise<PeoplePage>;
  person(person: string): PersonClient;
  /** Writes in nobody's voice, to compare with. */
  write(request: PlainWriteRequest, options?: RepeatableOptions): Promise<WriteResult>;
  jobs(options?: PageOptions & { readonly person?: string }): Promise<JobsPage>;
  job(id: string, options?: RequestOptions): Promise<JobHandle>;
}

/** One person. */
export interface PersonClient {
  show(options?: RequestOptions): Promise<PersonSummary>;
  forget(options?: RequestOptions): Promise<Forgotten>;
  /** Hands texts or files over to be learned from; the job goes on at the server. */
  learn(request: EnqueueRequest | FilesToLearn, options?: RepeatableOptions): Promise<JobHandle>;
  estimateLearning(request: EnqueueRequest | FilesToLearn, options?: RequestOptions): Promise<LearnEstimate>;
  write(request: WriteRequest, options?: RepeatableOptions): Promise<WriteResult>;
  /** The same, in pieces as they come. */
  writeStream(request: WriteRequest, options?: RequestOptions): Promise<WritingStream>;
  guidance(query?: GuidanceQuery, options?: RequestOptions): Promise<Guidance>;
  verify(request: TextRequest, options?: RequestOptions): Promise<VerifyResult>;
  assess(request: TextRequest, options?: RequestOptions): Promise<Assessment>;
  edit(request: EditRequestBody, options?: RepeatableOptions): Promise<EditResult>;
  compare(request: CompareRequestBody, options?: RepeatableOptions): Promise<ComparisonResult>;
  /** Two texts between which the person's choice tells most. */
  proposePair(request: PairRequest, options?: RepeatableOptions): Promise<ProposedPair>;
  comparisons(options?: PageOptions): Promise<ComparisonPage>;
  readonly profile: ProfileClient;
}

/** What the owner can do with the profile. A change that names an ETag is refused with status 412 when another version is the newest. */
export interface ProfileClient {
  show(options?: RequestOptions & { readonly version?: number }): Promise<Tagged<ShownProfile>>;
  history(options?: RequestOptions): Promise<ProfileVersions>;
  diff(options?: RequestOptions & { readonly from?: number; readonly to?: number }): Promise<ProfileDiff>;
  decide(
    hypothesis: string,
    standing: StandingRequest['standing'],
    options?: ChangeOptions,
  ): Promise<Tagged<ShownProfile>>;
  edit(hypothesis: string, statement: string, options?: ChangeOptions): Promise<Tagged<ShownProfile>>;
  setAttributes(changes: AttributesRequest, options?: ChangeOptions): Promise<Tagged<ShownProfile>>;
  rollback(version: number, options?: ChangeOptions & RepeatableOptions): Promise<Tagged<ShownProfile>>;
  samples(options?: PageOptions): Promise<SamplesPage>;
  removeSample(sample: string, options?: RequestOptions): Promise<RemovedSample>;
  export(options?: RequestOptions & { readonly samples?: 'with' | 'without' }): Promise<ExportedProfile>;
  exportMarkdown(options?: RequestOptions): Promise<string>;
  import(exported: ExportedProfile, options?: RepeatableOptions): Promise<Tagged<ShownProfile>>;
}

/** What came, and the ETag that a change of it can name. */
export interface Tagged<Body> {
  readonly etag: string;
  readonly body: Body;
}

/** Talks to a server of hyperalign, from Node, other runtimes and browsers. Requests that may be repeated are, when the server cannot answer for the moment. */
export function createClient(options: ClientOptions): Client {
  const send = openTransport(options);
  const get = reader(send);
  return {
    me: (asked = {}) => get({ ...asked, path: '/me' }),
    usage: (asked = {}) => get({ ...asked, path: '/usage' }),
    document: (asked = {}) => get({ ...asked, path: '/openapi.json' }),
    people: (asked = {}) => get(pageCall('/people', asked)),
    person: (person) => personClient(send, person),
    write: (body, asked = {}) => get({ ...asked, method: 'POST', path: '/write', body }),
    jobs: ({ person, ...asked } = {}) => {
      const call = pageCall('/jobs', asked);
      return get({ ...call, query: { ...call.query, person } });
    },
    job: async (id, asked = {}) => {
      const { result: _, ...job } = await get<ShownJob>({ ...asked, path: `/jobs/${encodeURIComponent(id)}` });
      return jobHandle(send, job);
    },
  };
}

function personClient(send: Send, person: string): PersonClient {
  const get = reader(send);
  const path = `/people/${encodeURIComponent(person)}`;
  const post = <Body>(place: string, body: object, asked: RepeatableOptions = {}) =>
    get<Body>({ ...asked, method: 'POST', path: `${path}${place}`, body });
  return {
    show: (asked = {}) => get({ ...asked, path }),
    forget: (asked = {}) => get({ ...asked, method: 'DELETE', path }),
    learn: async (request, asked) => jobHandle(send, await post<Job>('/learn', learnBody(request), asked)),
    estimateLearning: (request, asked) => post('/learn/estimate', learnBody(request), asked),
    write: (request, asked) => post('/write', request, asked),
    writeStream: async (body, asked = {}) => {
      const headers = { accept: 'text/event-stream' };
      return openWritingStream(await send({ ...asked, method: 'POST', path: `${path}/write`, body, headers }));
    },
    guidance: (query = {}, asked = {}) => get({ ...asked, path: `${path}/guidance`, query }),
    verify: (request, asked) => post('/verify', request, asked),
    assess: (request, asked) => post('/assess', request, asked),
    edit: (request, asked) => post('/edits', request, asked),
    compare: (request, asked) => post('/comparisons', request, asked),
    proposePair: (request, asked) => post('/comparisons/pair', request, asked),
    comparisons: (asked = {}) => get(pageCall(`${path}/comparisons`, asked)),
    profile: profileClient(send, path),
  };
}

function profileClient(send: Send, person: string): ProfileClient {
  const get = reader(send);
  const path = `${person}/profile`;
  const tagged = async (call: Call): Promise<Tagged<ShownProfile>> => {
    const answer = await send(call);
    return { etag: answer.headers.get('etag') ?? '', body: await jsonOf(answer) };
  };
  const ofHypothesis = (id: string, place: string) => `${person}/hypotheses/${encodeURIComponent(id)}/${place}`;
  return {
    show: ({ version, ...asked } = {}) => tagged({ ...asked, method: 'GET', path, query: { version } }),
    history: (asked = {}) => get({ ...asked, path: `${path}/versions` }),
    diff: ({ from, to, ...asked } = {}) => get({ ...asked, path: `${path}/diff`, query: { from, to } }),
    decide: (id, standing, asked = {}) =>
      tagged({ ...asked, method: 'PUT', path: ofHypothesis(id, 'standing'), body: { standing } }),
    edit: (id, statement, asked = {}) =>
      tagged({ ...asked, method: 'PUT', path: ofHypothesis(id, 'statement'), body: { statement } }),
    setAttributes: (body, asked = {}) => tagged({ ...asked, method: 'PATCH', path: `${path}/attributes`, body }),
    rollback: (version, asked = {}) =>
      tagged({ ...asked, method: 'POST', path: `${path}/rollback`, body: { version } }),
    samples: (asked = {}) => get(pageCall(`${person}/samples`, asked)),
    removeSample: (id, asked = {}) =>
      get({ ...asked, method: 'DELETE', path: `${person}/samples/${encodeURIComponent(id)}` }),
    export: ({ samples, ...asked } = {}) => get({ ...asked, path: `${person}/export`, query: { samples } }),
    exportMarkdown: async (asked = {}) =>
      (await send({ ...asked, method: 'GET', path: `${person}/export/markdown` })).text(),
    import: (body, asked = {}) => tagged({ ...asked, method: 'POST', path: `${person}/import`, body }),
  };
}

/** Sends a call, a GET unless it says otherwise, and reads its answer. */
function reader(send: Send) {
  return async <Body>(call: Omit<Call, 'method'> & Partial<Pick<Call, 'method'>>): Promise<Body> =>
    jsonOf(await send({ method: 'GET', ...call }));
}

function pageCall(path: string, { limit, cursor, ...options }: PageOptions) {
  return { ...options, path, query: { limit, cursor } };
}

function learnBody(request: EnqueueRequest | FilesToLearn): object {
  return 'files' in request ? formOf(request) : request;
}
