import { onTestFinished } from 'vitest';
import type { Principal } from '../../src/contracts/access.ts';
import { openSpending } from '../../src/engine/access/spending.ts';
import type { ModelHandle } from '../../src/ports/model.ts';
import type { Store } from '../../src/ports/store.ts';
import {
  type Access,
  type AccessEntry,
  createServer,
  openAccess,
  type ServerOptions,
  urlUpstream,
} from '../../src/server/index.ts';
import { fixedClock, keyOf, memoryStore, profileOf, samplesBy } from '../../src/testing/index.ts';
import { openOfflineClient } from './offline-client.ts';
import { type AnswerCall, openUpstreamStub, type UpstreamStub } from './upstream-stub.ts';

/** A store in which June, who is fictional, is kept with one habit, two e-mails and a post to show. */
export async function storeOfJune(): Promise<Store> {
  const store = memoryStore();
  const samples = samplesBy('june', 3);
  const shownSamples = samples.map(({ id }, index) => ({
    ...{ sampleId: id, register: index < 2 ? 'email' : 'post' },
    request: `Write that thing ${index + 1} is ready.`,
  }));
  await store.profiles.append(keyOf('june'), profileOf('june', { shownSamples }), samples);
  return store;
}

/** Workspaces over one store, as `openWorkspaces` gives them; without a model unless one is given. */
export function workspacesOver(store: Store, model?: ModelHandle): ServerOptions['workspaces'] {
  const spending = openSpending({ store, clock: fixedClock() });
  const given = { store, spending, ...(model === undefined ? {} : { model }) };
  return {
    client: (workspace) => openOfflineClient({ ...given, workspace }),
    check: async () => undefined,
    spending,
  };
}

/** Keys as the store of keys would know them. */
export function accessByKeys(principals: Readonly<Record<string, Partial<Principal>>>): Access {
  return {
    keysInForce: true,
    authenticate: async (secret) => {
      if (secret === null) return 'missing';
      const found = principals[secret];
      if (found === undefined) return secret === 'old-key' ? 'expired' : 'unknown';
      return { workspace: 'default', person: null, scopes: ['write'], keyId: secret, ...found };
    },
    admit: async () => ({ kind: 'admitted' }),
  };
}

export interface ProxySetting {
  /** Of the proxy, with `/v1`. */
  readonly url: string;
  /** Of the server. */
  readonly origin: string;
  readonly stub: UpstreamStub;
  readonly log: readonly AccessEntry[];
  readonly stop: () => Promise<void>;
}

export type SettingOptions = Partial<ServerOptions> & {
  readonly store: Store;
  readonly upstreamKey?: string;
  readonly idleMs?: number;
};

/** A running server before a stub upstream; both end with the test. */
export async function openProxy(
  answer: AnswerCall,
  { store, upstreamKey, idleMs, ...options }: SettingOptions,
): Promise<ProxySetting> {
  const stub = await openUpstreamStub(answer);
  const log: AccessEntry[] = [];
  const server = await createServer({
    port: 0,
    workspaces: workspacesOver(store),
    access: openAccess(),
    upstream: urlUpstream({
      baseUrl: stub.url,
      apiKey: upstreamKey ?? null,
      ...(idleMs === undefined ? {} : { idleMs }),
    }),
    log: (entry) => log.push(entry),
    stopMs: 200,
    ...options,
  });
  onTestFinished(async () => {
    await stub.close();
    await server.stop();
  });
  return { url: `${server.url}/v1`, origin: server.url, stub, log, stop: server.stop };
}
