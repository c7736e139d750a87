import { expect, test } from 'vitest';
import { type Config, readConfig } from './config.ts';
import { HyperalignError } from './errors.ts';

const linux = { platform: 'linux', homeFolder: '/home/ada' } as const;

const nothingSaid: Config = {
  home: '/home/ada/.local/share/hyperalign',
  workspace: 'default',
  model: null,
  embedder: null,
  threads: null,
  openaiApiKey: null,
  openaiBaseUrl: null,
  anthropicApiKey: null,
  anthropicBaseUrl: null,
  baseUrl: null,
  apiKey: null,
  upstream: null,
  upstreamKey: null,
  ollamaHost: 'http://127.0.0.1:11434',
  noColor: false,
  ci: false,
};

test('an empty environment gives the defaults', () => {
  expect(readConfig({}, {}, linux)).toEqual(nothingSaid);
});

test('every variable reaches the configuration', () => {
  const config = readConfig(
    {
      HYPERALIGN_HOME: '/srv/voices',
      HYPERALIGN_WORKSPACE: 'acme',
      HYPERALIGN_MODEL: 'openai:gpt-5-mini',
      HYPERALIGN_EMBEDDER: 'openai:text-embedding-3-small',
      HYPERALIGN_THREADS: '4',
      HYPERALIGN_BASE_URL: 'https://models.example.com/v1/',
      HYPERALIGN_API_KEY: 'own-key',
      HYPERALIGN_UPSTREAM: 'http://127.0.0.1:1/v1',
      HYPERALIGN_UPSTREAM_KEY: 'upstream-key',
      OPENAI_API_KEY: ' sk-openai\n',
      OPENAI_BASE_URL: 'http://localhost:9/v1',
      ANTHROPIC_API_KEY: 'sk-ant',
      ANTHROPIC_BASE_URL: 'http://localhost:8/v1',
      OLLAMA_HOST: '0.0.0.0:1234',
      NO_COLOR: '1',
      CI: 'true',
    },
    {},
    linux,
  );

  expect(config).toEqual({
    home: '/srv/voices',
    workspace: 'acme',
    model: 'openai:gpt-5-mini',
    embedder: 'openai:text-embedding-3-small',
    threads: 4,
    openaiApiKey: 'sk-openai',
    openaiBaseUrl: 'http://localhost:9/v1',
    anthropicApiKey: 'sk-ant',
    anthropicBaseUrl: 'http://localhost:8/v1',
    baseUrl: 'https://models.example.com/v1',
    apiKey: 'own-key',
    upstream: 'http://127.0.0.1:1/v1',
    upstreamKey: 'upstream-key',
    ollamaHost: 'http://127.0.0.1:1234',
    noColor: true,
    ci: true,
  });
});

test('an empty variable is one that was not set', () => {
  expect(readConfig({ HYPERALIGN_HOME: '', OPENAI_API_KEY: ' ', NO_COLOR: '', CI: 'false' }, {}, linux)).toEqual(
    nothingSaid,
  );
});

test('what the caller says wins over the environment', () => {
  const env = { HYPERALIGN_HOME: '/srv/voices', HYPERALIGN_WORKSPACE: 'acme' };

  const { home, workspace } = readConfig(env, { home: '/srv/other', workspace: 'own' }, linux);

  expect({ home, workspace }).toEqual({ home: '/srv/other', workspace: 'own' });
});

test.each([
  { name: 'Linux follows XDG_DATA_HOME', machine: linux, env: { XDG_DATA_HOME: '/data' }, home: '/data/hyperalign' },
  {
    name: 'Linux ignores a relative XDG_DATA_HOME',
    machine: linux,
    env: { XDG_DATA_HOME: 'data' },
    home: '/home/ada/.local/share/hyperalign',
  },
  {
    name: 'a tilde is the home folder',
    machine: linux,
    env: { HYPERALIGN_HOME: '~/voices' },
    home: '/home/ada/voices',
  },
  {
    name: 'macOS uses Application Support',
    machine: { platform: 'darwin', homeFolder: '/Users/ada' } as const,
    env: { XDG_DATA_HOME: '/data' },
    home: '/Users/ada/Library/Application Support/hyperalign',
  },
  {
    name: 'Windows uses LOCALAPPDATA',
    machine: { platform: 'win32', homeFolder: 'C:\\Users\\ada' } as const,
    env: { LOCALAPPDATA: 'D:\\Local' },
    home: 'D:\\Local\\hyperalign',
  },
  {
    name: 'Windows without LOCALAPPDATA falls back to its usual place',
    machine: { platform: 'win32', homeFolder: 'C:\\Users\\ada' } as const,
    env: {},
    home: 'C:\\Users\\ada\\AppData\\Local\\hyperalign',
  },
])('$name', ({ machine, env, home }) => {
  expect(readConfig(env, {}, machine).home).toBe(home);
});

test.each([
  { host: 'localhost', address: 'http://localhost:11434' },
  { host: ':8000', address: 'http://127.0.0.1:8000' },
  { host: 'https://ollama.example.com', address: 'https://ollama.example.com' },
  { host: 'http://10.0.0.2:11434/', address: 'http://10.0.0.2:11434' },
])('OLLAMA_HOST $host is $address', ({ host, address }) => {
  expect(readConfig({ OLLAMA_HOST: host }, {}, linux).ollamaHost).toBe(address);
});

test('all settings that cannot be used are named at once', () => {
  const env = {
    HYPERALIGN_WORKSPACE: 'a/b',
    HYPERALIGN_THREADS: 'many',
    OLLAMA_HOST: 'not a host',
    HYPERALIGN_BASE_URL: 'ftp://x',
  };

  const error = errorOf(() => readConfig(env, {}, linux));

  expect(error.code).toBe('invalid_input');
  expect(error.details).toEqual({
    settings: ['HYPERALIGN_WORKSPACE', 'HYPERALIGN_THREADS', 'HYPERALIGN_BASE_URL', 'OLLAMA_HOST'],
  });
  expect(error.message).toContain('HYPERALIGN_THREADS ("many"): use a whole number');
});

test('an option that cannot be used is named as the option', () => {
  const error = errorOf(() => readConfig({ HYPERALIGN_WORKSPACE: 'acme' }, { workspace: 'a b' }, linux));

  expect(error.message).toMatch(/--workspace \("a b"\): use 1 to 64 letters/);
});

test('an error repeats no key and no password', () => {
  const env = {
    OPENAI_API_KEY: 'sk-one two',
    ANTHROPIC_API_KEY: 'sk-three\tfour',
    HYPERALIGN_BASE_URL: 'https://ada:hunter2@models.example.com/v1',
  };

  const error = errorOf(() => readConfig(env, {}, linux));

  expect(error.details).toEqual({ settings: ['HYPERALIGN_BASE_URL', 'OPENAI_API_KEY', 'ANTHROPIC_API_KEY'] });
  expect(`${error.message} ${JSON.stringify(error.details)}`).not.toMatch(/one|three|hunter2/);
});

function errorOf(run: () => unknown): HyperalignError {
  try {
    run();
  } catch (error) {
    if (error instanceof HyperalignError) return error;
  }
  throw new Error('expected a HyperalignError');
}
