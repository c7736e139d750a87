import { z } from 'zod';
import { isEmbedded } from '../../compose-model.ts';
import { type Steer, steerSchema } from '../../contracts/steering.ts';
import { HyperalignError, isHyperalignError } from '../../errors.ts';
import type { ConnectionLimits } from '../../server/index.ts';

/** Options of `serve` as they were typed. */
export interface ServeFlags {
  readonly port: string;
  readonly host: string;
  readonly upstream?: string;
  readonly model?: string;
  readonly allowOrigin: readonly string[];
  readonly allowHost: readonly string[];
  readonly upstreamConnectSeconds: string;
  readonly upstreamIdleSeconds: string;
  readonly stopSeconds: string;
  readonly bodyMb: string;
  readonly steer: string;
  readonly steerModel?: string;
  readonly steerEncoding?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly behindTls?: boolean;
  readonly maxConnections: string;
  readonly maxConnectionsOfAddress?: string;
  readonly headSeconds: string;
  readonly requestSeconds: string;
  readonly keepAliveSeconds: string;
  readonly accessLog?: boolean;
}

/** What a server is started with. */
export interface ServeSettings {
  readonly port: number;
  readonly host: string;
  readonly upstream:
    | { readonly kind: 'address'; readonly baseUrl: string }
    | { readonly kind: 'model'; readonly id: string };
  readonly origins: readonly string[];
  readonly hosts: readonly string[];
  readonly connectMs: number;
  readonly idleMs: number;
  readonly stopMs: number;
  readonly bodyBytes: number;
  /** Null: nothing is steered. */
  readonly steering: {
    readonly mode: Exclude<Steer, 'off'>;
    readonly model: string;
    readonly encoding: string | null;
  } | null;
  /** Files with PEM; null where the server speaks plain HTTP. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** Whether a proxy before the server speaks HTTPS with clients. */
  readonly behindTls: boolean;
  readonly limits: Partial<ConnectionLimits>;
}

export interface ConfiguredUpstream {
  /** HYPERALIGN_UPSTREAM; null where it is not set. */
  readonly upstream: string | null;
}

/** Throws `invalid_input` that names every option that cannot be used. `configured` is null where the environment cannot be read, which is told elsewhere. */
export function readServeSettings(flags: ServeFlags, configured: ConfiguredUpstream | null): ServeSettings {
  const upstream = flags.upstream ?? configured?.upstream ?? (configured === null ? 'http://unread' : '');
  const read = settingsSchema.safeParse({
    ...{ port: flags.port, host: flags.host, upstream, origins: flags.allowOrigin, hosts: flags.allowHost },
    connectMs: flags.upstreamConnectSeconds,
    idleMs: flags.upstreamIdleSeconds,
    stopMs: flags.stopSeconds,
    bodyBytes: flags.bodyMb,
    steering: { by: flags.steer, model: flags.steerModel ?? '', encoding: flags.steerEncoding ?? null, upstream },
    tls: flags.tlsCert === undefined && flags.tlsKey === undefined ? null : { cert: flags.tlsCert, key: flags.tlsKey },
    behindTls: flags.behindTls ?? false,
    limits: {
      connections: flags.maxConnections,
      ...(flags.maxConnectionsOfAddress === undefined ? {} : { connectionsOfAddress: flags.maxConnectionsOfAddress }),
      headMs: flags.headSeconds,
      requestMs: flags.requestSeconds,
      keepAliveMs: flags.keepAliveSeconds,
    },
  });
  if (read.success) return read.data;
  const options = read.error.issues.map(({ path }) => path.map((part) => optionOf[String(part)]).findLast(Boolean));
  const faults = read.error.issues.map(({ message }, at) => `${options[at] ?? ''}: ${message}`);
  throw new HyperalignError('invalid_input', `The server cannot start so:\n  ${faults.join('\n  ')}`, {
    details: { options },
  });
}

const optionOf: Readonly<Record<string, string>> = {
  port: '--port',
  host: '--host',
  upstream: '--upstream',
  origins: '--allow-origin',
  hosts: '--allow-host',
  connectMs: '--upstream-connect-seconds',
  idleMs: '--upstream-idle-seconds',
  stopMs: '--stop-seconds',
  bodyBytes: '--body-mb',
  steering: '--steer',
  cert: '--tls-cert',
  key: '--tls-key',
  connections: '--max-connections',
  connectionsOfAddress: '--max-connections-of-address',
  headMs: '--head-seconds',
  requestMs: '--request-seconds',
  keepAliveMs: '--keep-alive-seconds',
};

function wholeNumber(min: number, max: number, unit = 1) {
  return z.string().transform((text, context) => {
    if (/^\d{1,6}$/.test(text) && Number(text) >= min && Number(text) <= max) return Number(text) * unit;
    context.addIssue(`${JSON.stringify(text)} is no whole number from ${min} to ${max}.`);
    return z.NEVER;
  });
}

const settingsSchema = z.object({
  port: wholeNumber(0, 65_535),
  host: z.string().min(1, 'Name an address to listen on, such as 127.0.0.1.'),
  upstream: z.string().transform((text, context) => {
    const read = upstreamOf(text.trim());
    if (typeof read !== 'string') return read;
    context.addIssue(read);
    return z.NEVER;
  }),
  origins: z.array(
    z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text, {
      error: ({ input }) => `${JSON.stringify(input)} is no origin such as https://app.example.com, without a path.`,
    }),
  ),
  hosts: z.array(
    z.string().regex(/^[a-z0-9.-]+$/, {
      error: ({ input }) =>
        `${JSON.stringify(input)} is no host name such as voices.example.com, in lower case and without a port.`,
    }),
  ),
  connectMs: wholeNumber(1, 600, 1000),
  idleMs: wholeNumber(1, 86_400, 1000),
  stopMs: wholeNumber(0, 86_400, 1000),
  bodyBytes: wholeNumber(1, 1024, 1024 * 1024),
  steering: z
    .object({ by: z.string(), model: z.string(), encoding: z.string().nullable(), upstream: z.string() })
    .transform((wish, context) => {
      const read = steeringOf(wish);
      if (typeof read !== 'string') return read;
      context.addIssue(read);
      return z.NEVER;
    }),
  tls: z.object({ cert: file('--tls-key'), key: file('--tls-cert') }).nullable(),
  behindTls: z.boolean(),
  limits: z.object({
    connections: wholeNumber(1, 100_000),
    connectionsOfAddress: wholeNumber(1, 100_000).exactOptional(),
    headMs: wholeNumber(1, 600, 1000),
    requestMs: wholeNumber(1, 86_400, 1000),
    keepAliveMs: wholeNumber(1, 600, 1000),
  }),
});

function file(other: string) {
  return z
    .string({ error: `${other} needs it beside: certificate and key are given together, each as a file with PEM.` })
    .min(1, 'Name a file.');
}

interface SteeringWish {
  readonly by: string;
  readonly model: string;
  readonly encoding: string | null;
  readonly upstream: string;
}

/** What is meant, or what is wrong with it. */
function steeringOf({ by, model, encoding, upstream }: SteeringWish): ServeSettings['steering'] | string {
  const read = steerSchema.safeParse(by);
  if (!read.success) return `${JSON.stringify(by)} is none of ${steerSchema.options.join(', ')}.`;
  const mode = read.data;
  if (mode === 'off')
    return model === '' && encoding === null ? null : 'Say what steers: --steer fingerprint or --steer hypotheses.';
  if (!/^https?:/i.test(upstream.trim()))
    return 'Biases go to the address of a server that speaks the OpenAI API, and --upstream names none.';
  if (model === '') return 'Name the model that is steered, such as --steer-model openai:gpt-4o-mini.';
  return { mode, model, encoding };
}

/** What is meant, or what is wrong with it. */
function upstreamOf(text: string): ServeSettings['upstream'] | string {
  if (text === '' || text === 'none')
    return 'Say where requests are sent on: the address of a server that speaks the OpenAI API, such as http://127.0.0.1:11434/v1, or a model such as anthropic:NAME or local:NAME (HYPERALIGN_UPSTREAM).';
  if (/^https?:\/\//i.test(text) && !text.includes('#')) {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null) return `${JSON.stringify(text)} is no address.`;
    if (url.username !== '' || url.password !== '' || url.search !== '')
      return 'An address with a user name, a password or a query is not taken. Put the key into HYPERALIGN_UPSTREAM_KEY.';
    return { kind: 'address', baseUrl: text.replace(/\/+$/, '') };
  }
  return faultOf(() => isEmbedded(text)) ?? { kind: 'model', id: text };
}

function faultOf(check: () => unknown): string | null {
  try {
    check();
    return null;
  } catch (error) {
    if (isHyperalignError(error)) return error.message;
    throw error;
  }
}
