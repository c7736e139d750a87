import { Hono } from 'hono';
import type { Principal } from '../../src/contracts/access.ts';
import type { Hyperalign } from '../../src/hyperalign.ts';
import type { ModelHandle } from '../../src/ports/model.ts';
import type { Store } from '../../src/ports/store.ts';
import type { ApiEnv } from '../../src/server/api/api-env.ts';
import type { ApiParts } from '../../src/server/api/api-parts.ts';
import { createApi } from '../../src/server/api/create-api.ts';
import { fixedClock, memoryStore } from '../../src/testing/index.ts';
import { type ApiDocument, answerFaults } from './api-document.ts';
import { openOfflineClient } from './offline-client.ts';

export interface ApiSetting {
  readonly store: Store;
  readonly document: ApiDocument;
  /** The client of a workspace, past the API. */
  clientOf(workspace: string): Hyperalign;
  /** Asks as somebody; every answer in JSON is checked against the document. */
  ask(path: string, asked?: Asked): Promise<Response>;
  /** The same, as JSON. Fails unless the answer has this status. */
  json(status: number, path: string, asked?: Asked): Promise<unknown>;
}

export interface Asked {
  readonly method?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly raw?: string | FormData | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly as?: Partial<Principal>;
  readonly signal?: AbortSignal;
}

export interface ApiSettingParts extends Partial<ApiParts> {
  readonly store?: Store;
  readonly model?: ModelHandle;
}

/** A principal of the workspace `default` who may do everything. */
export const owner: Principal = {
  workspace: 'default',
  person: null,
  scopes: ['write', 'read', 'learn', 'manage'],
  keyId: null,
};

/** The API on a store in memory, with the real engine. Requests of one setting are numbered, so that their ids are known. */
export async function openApi({ store = memoryStore(), model, ...parts }: ApiSettingParts = {}): Promise<ApiSetting> {
  const clients = new Map<string, Hyperalign>();
  const clientOf = (workspace: string): Hyperalign => {
    const client =
      clients.get(workspace) ?? openOfflineClient({ store, workspace, ...(model === undefined ? {} : { model }) });
    clients.set(workspace, client);
    return client;
  };
  const asking = new WeakMap<Request, Principal>();
  const app = new Hono<ApiEnv>();
  app.use(async (c, next) => {
    c.set('requestId', 'request-of-test');
    c.set('principal', asking.get(c.req.raw) ?? owner);
    await next();
  });
  app.route('/', createApi({ clientOf, ...usualParts(store), ...parts }));
  // The document is what the API says of itself.
  const document = (await (await app.request('/api/v1/openapi.json')).json()) as ApiDocument;
  const ask = async (
    path: string,
    { method = 'GET', body, raw, headers, as, signal }: Asked = {},
  ): Promise<Response> => {
    const request = new Request(`http://localhost/api/v1${path}`, {
      method,
      ...(signal === undefined ? {} : { signal }),
      ...(body === undefined && raw === undefined ? {} : { body: raw ?? JSON.stringify(body) }),
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(raw instanceof ReadableStream ? { duplex: 'half' } : {}),
    });
    asking.set(request, { ...owner, ...as });
    const answer = await app.request(request);
    const faults = await answerFaults(document, { method, path: new URL(request.url).pathname }, answer);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    return answer;
  };
  return {
    ...{ store, document, clientOf, ask },
    json: async (status, path, asked) => {
      const answer = await ask(path, asked);
      const said = await answer.text();
      if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${said}`);
      return JSON.parse(said);
    },
  };
}

/** What the API needs beside its clients. */
export function usualParts(store: Store): Omit<ApiParts, 'clientOf'> {
  return { idempotency: store.idempotency, clock: fixedClock(), record: async () => undefined, heartbeatMs: 60_000 };
}
