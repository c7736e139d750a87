import { rm } from 'node:fs/promises';
import {
  completionOf,
  openUpstreamStub,
  sendJson,
  sendStream,
  type UpstreamCall,
} from '../test/support/upstream-stub.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { startProxy } from './proxy-processes.ts';
import { type FuzzedHome, homeToFuzz } from './schemathesis-home.ts';
import { type FuzzReport, findSchemathesis, runSchemathesis } from './schemathesis-run.ts';
import { replyTo } from './scripted-learner.ts';

/** From whom the requests come. */
const callers = ['nobody', 'workspace', 'person'] as const;

/**
 * Requests that schemathesis makes of the OpenAPI document, sent to `hyperalign serve` with a scripted model: by nobody in particular to a server without keys, by a
 * key of the workspace with all scopes, and by a key of one person. None may meet a fault of the server, and no answer may be outside of the document.
 * Needs Python; says how to install schemathesis where it is not there.
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const program = await findSchemathesis();
  const reports: (FuzzReport & { readonly caller: string })[] = [];
  const stub = await openUpstreamStub(answerAsScripted);
  try {
    for (const caller of callers) {
      const home = await homeToFuzz(caller);
      const server = await startProxy(home.folder, stub.url, ['--model', `compatible:${stub.url}#scripted`]);
      try {
        const asked = { program, url: server.url, home, seed, examples: quick ? 5 : examplesOf[caller] };
        const answered = () => answeredBy(server.url, home);
        reports.push({ caller, ...(await runSchemathesis(asked, answered)) });
      } finally {
        await server.stop();
        await rm(home.folder, { recursive: true });
      }
    }
  } finally {
    await stub.close();
  }
  return {
    name: 'schemathesis',
    figures: {
      version: reports[0]?.version ?? null,
      ...Object.fromEntries(reports.flatMap(({ caller, ...report }) => figuresOf(caller, report))),
      firstFailure: reports.flatMap(({ failures }) => failures)[0] ?? null,
    },
    baseline: { failuresTarget: 0, requestsTarget: 10_000 },
    n: reports.reduce((sum, { cases }) => sum + cases, 0),
    seed,
  };
}

/** Drawn requests of each operation, besides those that schemathesis makes of every edge of the document. */
const examplesOf = { nobody: 300, workspace: 300, person: 300 };

function figuresOf(caller: string, { cases, failures, statuses }: FuzzReport): [string, number][] {
  return [
    [`${caller}: requests`, cases],
    [`${caller}: failures`, failures.length],
    ...Object.entries(statuses).map(([status, count]): [string, number] => [`${caller}: status ${status}`, count]),
  ];
}

/** Status → answers, by the server's own count. */
async function answeredBy(url: string, { secrets }: FuzzedHome): Promise<Readonly<Record<string, number>>> {
  const text = await (await fetch(`${url}/metrics`, { headers: authorized(secrets.workspace) })).text();
  const counts: Record<string, number> = {};
  for (const [, status = '', count] of text.matchAll(/^hyperalign_requests_total\{.*status="(\d+)"\} (\d+)$/gm))
    counts[status] = (counts[status] ?? 0) + Number(count);
  return counts;
}

function authorized(secret: string | null): Readonly<Record<string, string>> {
  return secret === null ? {} : { authorization: `Bearer ${secret}` };
}

/** What a model would say that answers every question of a learning, at once. */
function answerAsScripted({ body }: UpstreamCall, response: Parameters<typeof sendJson>[0]): void {
  const { messages, stream, response_format, seed = 0 } = JSON.parse(body) as ChatRequest;
  const schema = response_format?.json_schema?.schema;
  const reply = replyTo({
    prompt: messages.map(({ content }) => content).join('\n\n'),
    options: schema === undefined ? {} : { responseFormat: { type: 'json', schema } },
  });
  // Another text by another seed: of equal candidates no pair can be proposed.
  const text = typeof reply === 'string' ? `${reply} (${seed})` : JSON.stringify('json' in reply ? reply.json : '');
  if (stream === true) sendStream(response, [text]);
  else sendJson(response, completionOf(text));
}

interface ChatRequest {
  readonly messages: readonly { readonly content: string }[];
  readonly stream?: boolean;
  readonly seed?: number;
  readonly response_format?: { readonly json_schema?: { readonly schema?: Readonly<Record<string, unknown>> } };
}
