import { beforeEach, describe, expect, test } from 'vitest';
import type { Principal } from '../../src/contracts/access.ts';
import type { Store } from '../../src/ports/store.ts';
import { comparisonOf, keyOf, memoryStore, profileOf, samplesBy, scriptedModel } from '../../src/testing/index.ts';
import { type ApiOperation, operationsOf } from '../support/api-document.ts';
import { type ApiSetting, openApi } from '../support/api-setting.ts';

/**
 * Every operation of the document is tried with ids that are not the caller's. A new operation is tried as soon as it is in the document; a parameter or body that
 * is not known here fails, so that nothing goes untried.
 */
const { document } = await openApi();
// The document is the same for everybody, and names "ada" as an example.
const operations = operationsOf(document).filter(({ operationId }) => operationId !== 'showDocument');

/** Ids of what is there and of what is not, for each parameter that names something. */
interface Ids {
  readonly person: string;
  readonly sample: string;
  readonly hypothesis: string;
  readonly job: string;
  readonly version: string;
}

const absent: Ids = {
  person: 'nobody-at-all',
  sample: 's_ffffffffffffffff',
  hypothesis: 'h_ffffffffffff',
  job: 'no-such-job',
  version: '77',
};

let store: Store;
let api: ApiSetting;
let existing: Ids;

beforeEach(async () => {
  store = memoryStore();
  api = await openApi({ store, model: scriptedModel(() => 'Hello.') });
  for (const person of ['ada', 'bo']) {
    await store.profiles.append(keyOf(person), profileOf(person), samplesBy(person, 3));
    await store.comparisons.add(keyOf(person), comparisonOf(), 10);
  }
  const { job } = await api
    .clientOf('default')
    .jobs.enqueue({ person: 'bo', texts: ['A text of Bo about soup and bread.'] });
  existing = {
    person: 'bo',
    sample: samplesBy('bo', 3)[0]?.id ?? '',
    hypothesis: 'h_000000000001',
    job: job.id,
    version: '1',
  };
});

/** Everything kept in both workspaces. */
async function everythingIn(kept: Store): Promise<unknown> {
  const parts = ['default', 'elsewhere'].map(async (workspace) => {
    const people = ['ada', 'bo', 'cleo', absent.person].map(async (person) => {
      const key = keyOf(person, workspace);
      return [
        await kept.people.find(key),
        await kept.samples.list(key),
        await kept.profiles.history(key),
        await kept.profiles.latest(key),
        await kept.edits.list(key),
        await kept.comparisons.list(key, { limit: 100 }),
        await kept.jobs.list(workspace, { limit: 100, person }),
      ];
    });
    return [await Promise.all(people), await kept.runs.usage(workspace), await kept.spending.proxied(workspace)];
  });
  return Promise.all(parts);
}

/** Valid bodies of the operations that take one. */
const bodies: Readonly<Record<string, unknown>> = {
  rollBackProfile: { version: 1 },
  setAttributes: { role: 'baker' },
  setStanding: { standing: 'pinned' },
  rewordHypothesis: { statement: 'Asks one question at the end' },
  writeText: { task: 'Ask Sam to call.' },
  writePlainText: { task: 'Ask Sam to call.' },
  learn: { texts: ['Another text about bread and soup.'] },
  estimateLearning: { texts: ['Another text about bread and soup.'] },
  verifyText: { text: 'Hello Sam.' },
  assessText: { text: 'Hello Sam.' },
  learnFromEdit: { draft: 'Hello Sam.', final: 'Hey Sam!' },
  compare: { task: 'Ask.', left: 'Hello.', right: 'Hey.', chosen: 'left' },
  proposePair: { task: 'Ask Sam to call.' },
  importProfile: { format: 'hyperalign-profile', formatVersion: 1, exportedAt: 'x', profile: profileOf('bo') },
};

/** Parameters that narrow or page an answer and name nothing. */
const plain = ['limit', 'cursor', 'register', 'delivery', 'guidanceTokens', 'samples'];
const versions = ['version', 'profileVersion', 'from', 'to'];

function requestOf({ path, method, operationId, parameters = [], requestBody }: ApiOperation, ids: Ids) {
  const idFor = (name: string): string | null => {
    if (versions.includes(name)) return ids.version;
    if (plain.includes(name)) return null;
    if (name in ids) return ids[name as keyof Ids];
    throw new Error(`${operationId} takes "${name}", of which this test does not know whose it may be`);
  };
  const filled = path
    .replace('/api/v1', '')
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(idFor(name) ?? ''));
  const query = new URLSearchParams();
  for (const parameter of parameters.filter((one) => one.in === 'query')) {
    const value = idFor(parameter.name);
    if (value !== null) query.append(parameter.name, value);
  }
  if (requestBody !== undefined && !(operationId in bodies)) throw new Error(`${operationId} has no body in this test`);
  return {
    path: `${filled}?${query}`,
    asked: { method, ...(requestBody === undefined ? {} : { body: bodies[operationId] }) },
  };
}

const names = (operation: ApiOperation, what: string) => (operation.parameters ?? []).some(({ name }) => name === what);
const titled = (list: readonly ApiOperation[]) => list.map((operation) => ({ name: operation.operationId, operation }));

async function answerTo(operation: ApiOperation, ids: Ids, as: Partial<Principal>) {
  const { path, asked } = requestOf(operation, ids);
  const answer = await api.ask(path, { ...asked, as });
  const body = await answer.text();
  return { status: answer.status, body };
}

describe('a token of one person', () => {
  const token = { person: 'ada' };

  test.each(titled(operations.filter((operation) => names(operation, 'person'))))(
    '$name answers the same of another person, whether there is one or not, and changes nothing',
    async ({ operation }) => {
      const before = await everythingIn(store);

      const there = await answerTo(operation, existing, token);
      const gone = await answerTo(operation, absent, token);

      expect(there.status).toBe(403);
      expect(gone).toEqual(there);
      expect(await everythingIn(store)).toEqual(before);
    },
  );

  test.each(
    titled(
      operations.filter(
        (operation) => names(operation, 'job') || names(operation, 'sample') || names(operation, 'hypothesis'),
      ),
    ),
  )(
    '$name answers the same of what is another person’s, whether it is there or not, and changes nothing',
    async ({ operation }) => {
      const before = await everythingIn(store);
      // A hypothesis that only the other person has.
      const theirs = { ...existing, person: 'ada', hypothesis: 'h_0000000000b0' };

      const there = await answerTo(operation, theirs, token);
      const gone = await answerTo(operation, { ...absent, person: 'ada' }, token);

      expect(there.status).toBe(404);
      expect(gone).toEqual(there);
      expect(await everythingIn(store)).toEqual(before);
    },
  );

  test.each(titled(operations.filter((operation) => !names(operation, 'person') && !operation.path.includes('{'))))(
    '$name shows nothing of other people',
    async ({ operation }) => {
      const { body } = await answerTo(operation, existing, token);

      expect(body).not.toContain('"bo"');
      expect(body).not.toContain(existing.job);
    },
  );
});

describe('a key of another workspace', () => {
  const stranger = { workspace: 'elsewhere' };
  /** What may be made for somebody who is new: it makes them in the caller's own workspace, whoever is known elsewhere. */
  const makes = ['learn', 'estimateLearning', 'compare', 'importProfile', 'forgetPerson', 'listComparisons'];

  test.each(
    titled(operations.filter((operation) => operation.path.includes('{') && !makes.includes(operation.operationId))),
  )('$name answers the same of what is there and of what is not, and changes nothing', async ({ operation }) => {
    const before = await everythingIn(store);

    const there = await answerTo(operation, existing, stranger);
    const gone = await answerTo(operation, absent, stranger);

    expect(there.status).toBe(404);
    expect(gone).toEqual(there);
    expect(await everythingIn(store)).toEqual(before);
  });

  test.each(titled(operations.filter(({ operationId }) => makes.includes(operationId))))(
    '$name answers of somebody known elsewhere as of somebody new, and changes nothing there',
    async ({ operation }) => {
      const [before] = (await everythingIn(store)) as readonly unknown[];

      const there = await answerTo(operation, existing, stranger);
      const gone = await answerTo(operation, { ...absent, person: 'cleo' }, stranger);

      const unnamed = ({ status, body }: typeof there) => ({
        status,
        body: body.replaceAll(/"(bo|cleo)"/g, '"someone"').replace(/"id":"[^"]+"/, '"id":""'),
      });
      expect(unnamed(there)).toEqual(unnamed(gone));
      expect(((await everythingIn(store)) as readonly unknown[])[0]).toEqual(before);
    },
  );

  test.each(titled(operations.filter((operation) => !operation.path.includes('{'))))(
    '$name shows nothing of the workspace',
    async ({ operation }) => {
      const { body } = await answerTo({ ...operation, parameters: [] }, existing, stranger);

      for (const known of ['"ada"', '"bo"', existing.job]) expect(body).not.toContain(known);
    },
  );
});

describe('a key without the scope', () => {
  const all = ['write', 'read', 'learn', 'manage'] as const;
  const scopesOf = ({ security }: ApiOperation) => security?.[0]?.['bearer'] ?? [];

  test.each(titled(operations.filter((operation) => scopesOf(operation).length > 0)))(
    '$name refuses a key with every scope but its own',
    async ({ operation }) => {
      const scopes = all.filter((scope) => !scopesOf(operation).includes(scope));

      const { status } = await answerTo(operation, existing, { scopes });

      expect(status).toBe(403);
    },
  );
});

test('every operation asks for a key, and every one that changes something for a scope', () => {
  const open = operationsOf(document).filter(({ security }) => security?.[0]?.['bearer'] === undefined);
  const free = operations.filter(({ method, security }) => method !== 'GET' && security?.[0]?.['bearer']?.length === 0);

  expect([open, free]).toEqual([[], []]);
});
