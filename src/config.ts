import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import { z } from 'zod';
import { identifierSchema } from './contracts/identifiers.ts';
import { HyperalignError } from './errors.ts';

/** Everything the environment may say, checked. `null`: not said. */
export interface Config {
  /** Absolute path of the folder of people, models and state. */
  readonly home: string;
  readonly workspace: string;
  /** HYPERALIGN_MODEL, as written. */
  readonly model: string | null;
  /** HYPERALIGN_EMBEDDER, as written; null embeds nothing. */
  readonly embedder: string | null;
  /** Threads of the embedded model; null lets it choose. */
  readonly threads: number | null;
  readonly openaiApiKey: string | null;
  readonly openaiBaseUrl: string | null;
  readonly anthropicApiKey: string | null;
  readonly anthropicBaseUrl: string | null;
  /** HYPERALIGN_BASE_URL: the server of `compatible:` models. */
  readonly baseUrl: string | null;
  /** HYPERALIGN_API_KEY: sent to that server, or to the one a model name gives when there is no HYPERALIGN_BASE_URL. */
  readonly apiKey: string | null;
  /** HYPERALIGN_UPSTREAM: where `hyperalign serve` sends requests, as written. */
  readonly upstream: string | null;
  /** HYPERALIGN_UPSTREAM_KEY: sent to an upstream that is an address, and nowhere else. */
  readonly upstreamKey: string | null;
  /** An http address without a path, whatever short form OLLAMA_HOST had. */
  readonly ollamaHost: string;
  readonly noColor: boolean;
  /** Runs without a person who watches. */
  readonly ci: boolean;
}

/** What a caller says explicitly; it wins over the environment. */
export interface ConfigOverrides {
  readonly home?: string;
  readonly workspace?: string;
}

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly homeFolder: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration of this process. The only reader of its environment. */
export function loadConfig(overrides: ConfigOverrides = {}): Config {
  return readConfig(process.env, overrides);
}

/** Pure. Throws `invalid_input` that names every setting that cannot be used, never the value of a secret. */
export function readConfig(
  env: Environment,
  overrides: ConfigOverrides = {},
  machine: Machine = { platform: process.platform, homeFolder: homedir() },
): Config {
  const given: Environment = {
    ...Object.fromEntries(variables.map((name) => [name, env[name]?.trim() || undefined])),
    ...(overrides.home === undefined ? {} : { HYPERALIGN_HOME: overrides.home }),
    ...(overrides.workspace === undefined ? {} : { HYPERALIGN_WORKSPACE: overrides.workspace }),
  };
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) throw unusable(parsed.error, given, overrides);
  const values = parsed.data;
  return {
    home: homeOf(values, machine),
    workspace: values.HYPERALIGN_WORKSPACE ?? 'default',
    model: values.HYPERALIGN_MODEL ?? null,
    embedder: values.HYPERALIGN_EMBEDDER ?? null,
    threads: values.HYPERALIGN_THREADS ?? null,
    openaiApiKey: values.OPENAI_API_KEY ?? null,
    openaiBaseUrl: values.OPENAI_BASE_URL ?? null,
    anthropicApiKey: values.ANTHROPIC_API_KEY ?? null,
    anthropicBaseUrl: values.ANTHROPIC_BASE_URL ?? null,
    baseUrl: values.HYPERALIGN_BASE_URL ?? null,
    apiKey: values.HYPERALIGN_API_KEY ?? null,
    upstream: values.HYPERALIGN_UPSTREAM ?? null,
    upstreamKey: values.HYPERALIGN_UPSTREAM_KEY ?? null,
    ollamaHost: values.OLLAMA_HOST ?? 'http://127.0.0.1:11434',
    noColor: values.NO_COLOR !== undefined,
    ci: values.CI !== undefined && values.CI !== 'false' && values.CI !== '0',
  };
}

const pathSchema = z
  .string()
  .min(1, 'name a folder')
  .refine((path) => !path.includes('\0'), 'name a folder without a NUL character');

const secretSchema = z
  .string()
  .regex(/^[\x21-\x7e]+$/, 'it holds spaces, line breaks or other characters no key has; copy it again');

const addressSchema = z
  .string()
  .refine(
    (text) => isWebAddress(text),
    'use an http or https address without a user name, such as https://models.example.com/v1',
  )
  .transform((text) => text.replace(/\/+$/, ''));

const ollamaSchema = z.string().transform((text, context) => {
  const address = ollamaAddress(text);
  if (address !== null) return address;
  context.addIssue('use a host and port, such as 127.0.0.1:11434');
  return z.NEVER;
});

const environmentSchema = z.object({
  HYPERALIGN_HOME: pathSchema.optional(),
  HYPERALIGN_WORKSPACE: identifierSchema.optional(),
  HYPERALIGN_MODEL: z.string().optional(),
  HYPERALIGN_EMBEDDER: z.string().optional(),
  HYPERALIGN_THREADS: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'use a whole number from 1 to 999')
    .transform(Number)
    .optional(),
  HYPERALIGN_BASE_URL: addressSchema.optional(),
  HYPERALIGN_API_KEY: secretSchema.optional(),
  HYPERALIGN_UPSTREAM: z.string().optional(),
  HYPERALIGN_UPSTREAM_KEY: secretSchema.optional(),
  OPENAI_API_KEY: secretSchema.optional(),
  OPENAI_BASE_URL: addressSchema.optional(),
  ANTHROPIC_API_KEY: secretSchema.optional(),
  ANTHROPIC_BASE_URL: addressSchema.optional(),
  OLLAMA_HOST: ollamaSchema.optional(),
  XDG_DATA_HOME: z.string().optional(),
  LOCALAPPDATA: z.string().optional(),
  NO_COLOR: z.string().optional(),
  CI: z.string().optional(),
});

const variables = Object.keys(environmentSchema.shape);

function homeOf(values: z.infer<typeof environmentSchema>, { platform, homeFolder }: Machine): string {
  const { join, resolve, isAbsolute } = platform === 'win32' ? win32 : posix;
  const chosen = values.HYPERALIGN_HOME;
  // A quoted "~/x" reaches us unexpanded, and a folder called "~" is never meant.
  if (chosen !== undefined) return resolve(/^~(?=$|[/\\])/.test(chosen) ? join(homeFolder, chosen.slice(1)) : chosen);
  if (platform === 'win32') return join(values.LOCALAPPDATA ?? join(homeFolder, 'AppData', 'Local'), 'hyperalign');
  if (platform === 'darwin') return join(homeFolder, 'Library', 'Application Support', 'hyperalign');
  const data = values.XDG_DATA_HOME;
  // The XDG specification says to ignore a relative path.
  return join(data !== undefined && isAbsolute(data) ? data : join(homeFolder, '.local', 'share'), 'hyperalign');
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}

/** OLLAMA_HOST is what its server listens on: `0.0.0.0`, `host`, `:port`, `host:port` or an address; 11434 unless told. */
function ollamaAddress(text: string): string | null {
  const address = /^https?:\/\//.test(text) ? text : `http://${text.startsWith(':') ? `127.0.0.1${text}` : text}`;
  if (!isWebAddress(address)) return null;
  const url = new URL(address);
  const usualPort = /^https?:\/\//.test(text) ? '' : ':11434';
  const host = url.hostname === '0.0.0.0' || url.hostname === '[::]' ? '127.0.0.1' : url.hostname;
  return `${url.protocol}//${host}${url.port === '' ? usualPort : `:${url.port}`}`;
}

function unusable(error: z.ZodError, given: Environment, overrides: ConfigOverrides): HyperalignError {
  const overriding: Readonly<Record<string, string>> = {
    ...(overrides.home === undefined ? {} : { HYPERALIGN_HOME: '--home' }),
    ...(overrides.workspace === undefined ? {} : { HYPERALIGN_WORKSPACE: '--workspace' }),
  };
  const settings = [...new Set(error.issues.map((issue) => String(issue.path[0])))];
  const lines = error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `${overriding[name] ?? name}${shownValue(name, given[name] ?? '')}: ${issue.message}.`;
  });
  const intro = lines.length === 1 ? 'One setting cannot be used' : `${lines.length} settings cannot be used`;
  return new HyperalignError('invalid_input', `${intro}.\n${lines.map((line) => `  ${line}`).join('\n')}`, {
    details: { settings },
  });
}

/** An address may carry a password or token, so only plain values are repeated. */
function shownValue(name: string, value: string): string {
  return name.endsWith('_KEY') || /[@?#]/.test(value) ? '' : ` (${JSON.stringify(value)})`;
}
