import { otherFailure } from '../../../engine/tracing/within-span.ts';
import { watchStream } from '../../../engine/watch-stream.ts';
import { isHyperalignError } from '../../../errors.ts';
import type { Span, Tracer } from '../../../ports/tracer.ts';
import { lastBytes } from '../last-bytes.ts';
import type { AnswerBody, Upstream, UpstreamAnswer, UpstreamRequest } from '../upstream.ts';
import { factsOfAnswer, mostOfEvents } from './answer-facts.ts';
import { factsOfRequest, spanName } from './request-facts.ts';

/**
 * The same upstream, each request of which is a span by the conventions for generative AI, and which is told the trace that it belongs to. A span ends when its answer has been handed on
 * whole, has broken off or was left by the client. Answers are looked at for their figures only where the span is recorded, and go on byte for byte.
 */
export function tracedUpstream(upstream: Upstream, tracer: Tracer): Upstream {
  const { address } = upstream;
  if (address === undefined) return upstream;
  return {
    ...upstream,
    send: async (request) => {
      const facts = factsOfRequest(address, request);
      // A list of models is no call of one.
      if (facts === null) return upstream.send(request);
      const span = tracer.begin({ name: spanName(facts), kind: 'client', facts });
      return sent(upstream, request, span);
    },
  };
}

async function sent(upstream: Upstream, request: UpstreamRequest, span: Span): Promise<UpstreamAnswer> {
  const asked = performance.now();
  const { onBroken } = request;
  const traced: UpstreamRequest = {
    ...request,
    headers: { ...request.headers, ...span.headers() },
    ...(onBroken === undefined
      ? {}
      : {
          onBroken: () => {
            span.end('broken_off');
            onBroken();
          },
        }),
  };
  try {
    const answer = await span.within(() => upstream.send(traced));
    span.tell({ 'http.response.status_code': answer.status });
    return { ...answer, body: bodyWatched(span, answer, { asked, signal: request.signal }) };
  } catch (error) {
    span.end(request.signal.aborted ? 'aborted' : isHyperalignError(error) ? error.code : otherFailure);
    throw error;
  }
}

interface Watching {
  /** On the clock of `performance.now()`. */
  readonly asked: number;
  readonly signal: AbortSignal;
}

function bodyWatched(span: Span, answer: UpstreamAnswer, { asked, signal }: Watching): AnswerBody {
  const { body, status } = answer;
  const failure = status >= 400 ? String(status) : null;
  if (body.kind === 'whole') {
    if (span.recorded) span.tell(factsOfAnswer(answer, body.bytes));
    span.end(failure);
    return body;
  }
  if (!span.recorded) {
    span.end(failure);
    return body;
  }
  const tail = lastBytes(mostOfEvents);
  let begun = false;
  const stream = watchStream(body.stream, {
    onPart: (piece) => {
      if (!begun) span.tell({ 'gen_ai.response.time_to_first_chunk': (performance.now() - asked) / 1000 });
      begun = true;
      tail.add(piece);
    },
    onEnd: ({ kind }) => {
      span.tell(factsOfAnswer(answer, tail.kept()));
      if (kind === 'done') span.end(failure);
      else span.end(kind === 'left' || signal.aborted ? 'aborted' : 'broken_off');
    },
  });
  return { ...body, stream };
}
