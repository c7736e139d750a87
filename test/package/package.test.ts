import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { learnResultSchema } from '../../src/contracts/learn-result.ts';
import { verifyResultSchema } from '../../src/contracts/verify-result.ts';
import { describeInstalledMcp, mcpClients } from './describe-installed-mcp.ts';
import { type Application, installTarball, type Outcome } from './install-tarball.ts';

const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));

let application: Application;
beforeAll(() => {
  application = installTarball({ peers: ['vitest', '@types/node', ...mcpClients], texts: 'examples/texts/nell' });
});
afterAll(() => application?.remove());

/** Runs a module of the application and gives what it printed as one JSON value. */
function printed(text: string): unknown {
  application.write('main.js', text);
  return parsed(application.run(process.execPath, ['main.js']));
}

function parsed({ status, stdout, stderr }: Outcome): unknown {
  expect({ status, stderr }).toEqual({ status: 0, stderr });
  return JSON.parse(stdout);
}

describe('the tarball', () => {
  test('holds the build and what it reads, and neither sources nor tests', () => {
    const folders = new Set(application.packed.map((path) => path.split('/')[0]));

    expect([...folders].toSorted()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'demo',
      'dist',
      'package.json',
      'runtime',
      'schemas',
    ]);
    expect(application.packed.filter((path) => /\.test\.|(?<!\.d)\.ts$/.test(path))).toEqual([]);
  });

  test('holds what browsers get as it is written', () => {
    const parts = application.packed.filter((path) => path.startsWith('dist/server/choices/page/'));

    expect(parts.map((path) => path.split('/').at(-1))).toEqual(['choices.css', 'choices.html', 'choices.js']);
  });
});

describe('the installed library', () => {
  test('learns and verifies without a model, in a home of its own', () => {
    const result = printed(`
      import { createHyperalign, isHyperalignError } from 'hyperalign';
      const hyperalign = await createHyperalign({ home: 'library-home', model: 'none' });
      const { profile, samples } = await hyperalign.learn({ person: 'nell', paths: ['texts'] });
      const { words } = await hyperalign.verify({ person: 'nell', text: 'Thanks all, see you at the kiln on Monday.' });
      const code = await hyperalign.verify({ person: 'nobody', text: 'Hello.' }).catch((error) => isHyperalignError(error) && error.code);
      await hyperalign.close();
      console.log(JSON.stringify({ version: profile.version, kept: samples.kept, words, code }));
    `);

    expect(result).toEqual({ version: 1, kept: 6, words: 9, code: 'person_not_found' });
  });

  test('counts style without a store or a model', () => {
    const result = printed(`
      import { tokenize } from 'hyperalign/stylometry';
      import { features, measureText } from 'hyperalign/stylometry/verification';
      console.log(JSON.stringify({ many: features.length > 100, kinds: [typeof measureText, typeof tokenize] }));
    `);

    expect(result).toEqual({ many: true, kinds: ['function', 'function'] });
  });

  test('brings a scripted model and a store in memory for tests', () => {
    const result = printed(`
      import { createHyperalign } from 'hyperalign';
      import { memoryStore, seededRandom } from 'hyperalign/testing';
      const hyperalign = await createHyperalign({ home: 'unused-home', model: 'none', store: memoryStore() });
      await hyperalign.learn({ person: 'nell', paths: ['texts'] });
      const people = await hyperalign.people();
      await hyperalign.close();
      console.log(JSON.stringify({ people: people.map(({ person }) => person), random: typeof seededRandom }));
    `);

    expect(result).toEqual({ people: ['nell'], random: 'function' });
  });

  test("lets an application test its own store by the suite of this package's", () => {
    application.write(
      'store.test.js',
      `import { describeStore } from 'hyperalign/testing/store-contract';
       import { memoryStore } from 'hyperalign/testing';
       describeStore('my own', async () => memoryStore());`,
    );

    const { status } = application.run('npx', ['vitest', 'run', '--reporter=json', '--outputFile=report.json']);

    const { numPassedTests, numFailedTests } = JSON.parse(application.read('report.json')) as {
      readonly numPassedTests: number;
      readonly numFailedTests: number;
    };
    expect({ status, numFailedTests }).toEqual({ status: 0, numFailedTests: 0 });
    expect(numPassedTests).toBeGreaterThan(5);
  });

  test('brings a client of the HTTP API', () => {
    const result = printed(`
      import { ApiError, createClient } from 'hyperalign/client';
      const answer = Response.json({ type: 'about:blank', title: 'x', status: 404, code: 'person_not_found', detail: 'x', instance: 'r1' }, { status: 404 });
      const client = createClient({ baseUrl: 'http://127.0.0.1:1', fetch: async () => answer });
      const error = await client.person('nobody').show().catch((thrown) => thrown);
      console.log(JSON.stringify({ own: error instanceof ApiError, code: error.code, requestId: error.requestId }));
    `);

    expect(result).toEqual({ own: true, code: 'person_not_found', requestId: 'r1' });
  });

  test('works without the optional peer for traces, even where an SDK of another copy is registered', () => {
    const learnsUntraced = `
      import { renameSync } from 'node:fs';
      // A dependency brings it along today; another may not.
      renameSync('node_modules/@opentelemetry', 'away');
      process.on('exit', () => renameSync('away', 'node_modules/@opentelemetry'));
      const peer = await import('@opentelemetry/api').then(() => 'there', (error) => error.code);
      globalThis[Symbol.for('opentelemetry.js.api.1')] = { version: '1.9.1' };
      const { createHyperalign } = await import('hyperalign');
      const hyperalign = await createHyperalign({ home: 'untraced-home', model: 'none' });
      const { profile } = await hyperalign.learn({ person: 'nell', paths: ['texts'] });
      await hyperalign.close();
      console.log(JSON.stringify({ peer, version: profile.version }));
    `;

    expect(printed(learnsUntraced)).toEqual({ peer: 'ERR_MODULE_NOT_FOUND', version: 1 });
  });

  test('brings the page for choosing between two texts', () => {
    const page = printed(`
      import { createServer, openAccess, urlUpstream } from 'hyperalign/server';
      const server = await createServer({
        port: 0,
        access: openAccess(),
        upstream: urlUpstream({ baseUrl: 'http://127.0.0.1:9/v1', apiKey: null }),
        workspaces: { client: () => null, check: async () => {}, spending: {} },
        api: {},
      });
      const answer = await fetch(server.url + '/choices');
      const html = await answer.text();
      await server.stop();
      console.log(JSON.stringify({ status: answer.status, own: html.includes('<h1>Choose between two texts</h1>') }));
    `);

    expect(page).toEqual({ status: 200, own: true });
  });

  test('says its own version', () => {
    expect(
      printed(
        "import manifest from 'hyperalign/package.json' with { type: 'json' }; console.log(JSON.stringify(manifest.version));",
      ),
    ).toBe(manifest.version);
  });

  test('publishes its schemas', () => {
    const title = printed(
      "import schema from 'hyperalign/schemas/learn-result.schema.json' with { type: 'json' }; console.log(JSON.stringify(schema.$schema));",
    );

    expect(title).toBe('https://json-schema.org/draft/2020-12/schema');
  });
});

describe('the installed types', () => {
  const config = {
    compilerOptions: {
      module: 'nodenext',
      strict: true,
      noEmit: true,
      types: ['node'],
      target: 'es2024',
      skipLibCheck: true,
    },
    files: ['consumer.ts'],
  };
  const consumer = `
    import { createHyperalign, type Hyperalign, type LearnResult } from 'hyperalign';
    import { createMcpHandler, type McpHandler } from 'hyperalign/mcp';
    import { features } from 'hyperalign/stylometry/verification';
    import { memoryStore } from 'hyperalign/testing';
    const hyperalign: Hyperalign = await createHyperalign({ model: 'none', store: memoryStore() });
    const result: LearnResult = await hyperalign.learn({ person: 'ada', texts: ['Hello there.'] });
    const labels: readonly string[] = features.map(({ label }) => label);
    const person: string = result.person;
    const mcp: McpHandler = createMcpHandler({ openClient: () => hyperalign });
  `;

  test.each([
    { name: 'accept right use', more: '', errors: [] },
    { name: 'refuse an unknown option', more: "await createHyperalign({ modell: 'none' });", errors: ['TS2561'] },
    { name: 'refuse a wrong type', more: 'const wrong: number = result.person;', errors: ['TS2322'] },
    { name: 'refuse what is not exported', more: "import { openSqliteStore } from 'hyperalign';", errors: ['TS2305'] },
  ])('$name', ({ more, errors }) => {
    application.write('tsconfig.json', JSON.stringify(config));
    application.write('consumer.ts', `${consumer}\n${more}\n`);

    const { stdout } = application.run(process.execPath, [tsc, '-p', '.']);

    expect({ found: [...stdout.matchAll(/error (TS\d+)/g)].map(([, code]) => code), stdout }).toEqual({
      found: errors,
      stdout,
    });
  });
});

describe('the installed command', () => {
  const hyperalign = (...args: readonly string[]) => application.run('npx', ['hyperalign', ...args]);

  test('says how it is used', () => {
    const { status, stdout } = hyperalign('--help');

    expect(status).toBe(0);
    expect(stdout).toMatch(/^Usage: hyperalign/);
  });

  test('learns a person and verifies a text, one JSON object each', () => {
    const learned = learnResultSchema.parse(
      parsed(hyperalign('learn', 'texts', '--as', 'nell', '--model', 'none', '--json')),
    );
    const verified = verifyResultSchema.parse(
      parsed(hyperalign('verify', join('texts', '4-the-fence.txt'), '--as', 'nell', '--json')),
    );

    expect({ person: learned.person, kept: learned.samples.kept, version: learned.profile?.version }).toEqual({
      person: 'nell',
      kept: 6,
      version: 1,
    });
    expect({ person: verified.person, profileVersion: verified.profileVersion }).toEqual({
      person: 'nell',
      profileVersion: 1,
    });
  });

  test('finds everything that any of its commands loads', () => {
    const loaded = printed(`
      import { readdirSync } from 'node:fs';
      const folder = new URL('node_modules/hyperalign/dist/cli/', import.meta.url);
      const parts = readdirSync(folder).filter((name) => name.endsWith('.js') && name !== 'main.js');
      const faults = [];
      for (const part of parts) await import(new URL(part, folder).href).catch((error) => faults.push(part + ': ' + error.message));
      console.log(JSON.stringify({ many: parts.length > 10, faults }));
    `);

    expect(loaded).toEqual({ many: true, faults: [] });
  });

  test('ends with the documented code when a path is missing', () => {
    const { status, stdout, stderr } = hyperalign(
      'learn',
      'no-such-folder',
      '--as',
      'nell',
      '--model',
      'none',
      '--json',
    );

    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toContain('no-such-folder');
  });
});

describeInstalledMcp(() => application);
