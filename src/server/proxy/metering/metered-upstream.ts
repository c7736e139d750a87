import type { Spending } from '../../../engine/access/spending.ts';
import { realPause } from '../../../engine/jobs/pause.ts';
import type { AnswerBody, Endpoint, TokenCount, Upstream, UpstreamAnswer, UpstreamRequest } from '../upstream.ts';
import { type AnswerTail, openTail } from './answer-tail.ts';
import { estimatedTokens, textBytes, writtenBytes } from './estimate-use.ts';
import { usageIn } from './usage-in.ts';

/**
 * The upstream as workspaces may ask it. A request goes on only while tokens of the day are left, else it throws `budget_spent`, and counts when its answer has
 * ended: as the upstream counts where it says so, else estimated. Answers go on as they are: their pieces are heard on their way, and read after their end.
 */
export function meteredUpstream(upstream: Upstream, spending: Pick<Spending, 'admit' | 'noteProxied'>): Upstream {
  const open = new Set<Promise<void>>();
  return {
    name: upstream.name,
    delivery: () => upstream.delivery(),
    send: async (request) => {
      const { endpoint, workspace } = request;
      if (endpoint === 'models') return upstream.send(request);
      await spending.admit(workspace);
      const heard = hearing(endpoint);
      const answer = await heard.send(upstream, request);
      // What was refused or failed cost nothing that anybody told.
      if (answer.status < 200 || answer.status >= 300) return answer;
      const noted = ended(answer.body).then(async () =>
        spending.noteProxied(workspace, { endpoint, ...(await heard.cost(answer)) }),
      );
      open.add(noted);
      noted.finally(() => open.delete(noted));
      return answer;
    },
    close: async () => {
      await upstream.close();
      const waited = new AbortController();
      // Answers that were broken off end in the moment after.
      await Promise.race([Promise.all(open), realPause(longestEndMs, waited.signal)]);
      waited.abort();
    },
  };
}

/** Milliseconds to wait at the end for what was broken off. */
const longestEndMs = 1000;

interface Hearing {
  send(upstream: Upstream, request: UpstreamRequest): Promise<UpstreamAnswer>;
  /** What the answer cost, once it has ended. */
  cost(answer: UpstreamAnswer): Promise<TokenCount & { readonly counted: 'reported' | 'estimated' }>;
}

function hearing(endpoint: Endpoint): Hearing {
  let told: TokenCount | null = null;
  let tail: AnswerTail | null = null;
  let sentBytes = () => 0;
  const tailOf = (headers: UpstreamAnswer['headers']) => {
    tail ??= openTail(headers.findLast(([name]) => name === 'content-encoding')?.[1] ?? 'identity');
    return tail;
  };
  return {
    send: (upstream, request) => {
      const answer = upstream.send({
        ...request,
        onUsage: (usage) => {
          told = usage;
        },
        onStream: ({ headers }) => tailOf(headers).add,
      });
      sentBytes = bytesOf(request.body);
      return answer;
    },
    cost: async ({ headers, body }) => {
      if (told !== null) return { ...told, counted: 'reported' };
      const kept = tailOf(headers);
      if (body.kind === 'whole') kept.add(typeof body.bytes === 'string' ? Buffer.from(body.bytes) : body.bytes);
      const end = await kept.end();
      const usage = usageIn(end.text);
      if (usage !== null) return { ...usage, counted: 'reported' };
      const outputTokens = endpoint === 'embeddings' ? 0 : estimatedTokens(writtenBytes(end));
      return { inputTokens: estimatedTokens(sentBytes()), outputTokens, counted: 'estimated' };
    },
  };
}

/** A body of more is counted at once, while the upstream is at work, rather than kept until its answer ends. */
const mostKept = 64 * 1024;

/** Counted only where the answer names no count. */
function bytesOf(body: UpstreamRequest['body']): () => number {
  if ((body?.length ?? 0) <= mostKept) return () => textBytes(body);
  const bytes = textBytes(body);
  return () => bytes;
}

function ended(body: AnswerBody): Promise<void> {
  // A whole body is on its way before anything is read of it.
  return body.kind === 'stream' ? body.ended : new Promise((resolve) => setImmediate(resolve));
}
