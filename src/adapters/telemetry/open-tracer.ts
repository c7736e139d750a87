import type { Attributes, Span as OtelSpan } from '@opentelemetry/api';
import type { Span, SpanFacts, SpanStart, Tracer } from '../../ports/tracer.ts';

type Api = typeof import('@opentelemetry/api');

export interface TracerOptions {
  /** Of this package, told as that of the instrumentation. */
  readonly version: string;
  /** How the optional peer is reached. */
  readonly load?: () => Promise<Api>;
}

/**
 * Spans by OpenTelemetry, where the application has registered an SDK of it before; null where it has not, or where `@opentelemetry/api` is not installed. Without an SDK
 * nothing is imported.
 */
export async function openTracer({
  version,
  load = () => import('@opentelemetry/api'),
}: TracerOptions): Promise<Tracer | null> {
  if (!isSdkRegistered()) return null;
  const api = await load().catch(absent);
  return api === null ? null : tracerOf(api, version);
}

/** Every copy of the API, of the one major version there is, meets the SDK under this name: importing it (some 40 ms) only to find none would be felt at each start. */
function isSdkRegistered(): boolean {
  return Symbol.for('opentelemetry.js.api.1') in globalThis;
}

function absent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return null;
  throw error;
}

function tracerOf(api: Api, version: string): Tracer {
  const { context, propagation, trace } = api;
  const tracer = trace.getTracer('hyperalign', version);
  return {
    begin: (start) => spanOf(api, tracer.startSpan(start.name, optionsOf(api, start))),
    continued: (headers, work) => {
      const here = context.active();
      if (trace.getSpan(here) !== undefined) return work();
      return context.with(propagation.extract(here, headers), work);
    },
  };
}

function optionsOf({ SpanKind }: Api, { kind, facts }: SpanStart) {
  return { kind: kind === 'client' ? SpanKind.CLIENT : SpanKind.INTERNAL, attributes: attributesOf(facts) };
}

function spanOf({ context, propagation, trace, SpanStatusCode }: Api, span: OtelSpan): Span {
  // Children may begin after the call that began the span is over, so its place is kept.
  const place = trace.setSpan(context.active(), span);
  let ended = false;
  return {
    recorded: span.isRecording(),
    tell: (facts) => span.setAttributes(attributesOf(facts)),
    within: (work) => context.with(place, work),
    headers: () => {
      const carrier: Record<string, string> = {};
      propagation.inject(place, carrier);
      return carrier;
    },
    end: (failure = null) => {
      if (ended) return;
      ended = true;
      if (failure !== null) {
        span.setAttribute('error.type', failure);
        // Without a message: those of failures may hold text of a request.
        span.setStatus({ code: SpanStatusCode.ERROR });
      }
      span.end();
    },
  };
}

function attributesOf(facts: SpanFacts): Attributes {
  const told: Attributes = {};
  for (const [name, fact] of Object.entries(facts))
    if (fact !== undefined) told[name] = typeof fact === 'object' ? [...fact] : fact;
  return told;
}
