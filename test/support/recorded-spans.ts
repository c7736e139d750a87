import { context, propagation, type SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { onTestFinished } from 'vitest';

export interface RecordedSpan {
  readonly name: string;
  readonly kind: SpanKind;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly failed: boolean;
  readonly id: string;
  readonly parent: string | null;
  readonly trace: string;
}

export interface RecordedSpans {
  /** Those that have ended, in that order. */
  ended(): readonly RecordedSpan[];
  /** Everything that was exported of them, for searching. */
  text(): string;
}

/** An SDK of OpenTelemetry as an application registers it, until the test is over. */
export function recordSpans(): RecordedSpans {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  onTestFinished(async () => {
    for (const registered of [trace, context, propagation]) registered.disable();
    await provider.shutdown();
  });
  return {
    ended: () => exporter.getFinishedSpans().map(recorded),
    text: () =>
      JSON.stringify(
        exporter
          .getFinishedSpans()
          .map(({ name, attributes, events, status, links }) => ({ name, attributes, events, status, links })),
      ),
  };
}

function recorded(span: ReadableSpan): RecordedSpan {
  const { spanId, traceId } = span.spanContext();
  return {
    name: span.name,
    kind: span.kind,
    facts: span.attributes,
    failed: span.status.code === SpanStatusCode.ERROR,
    id: spanId,
    parent: span.parentSpanContext?.spanId ?? null,
    trace: traceId,
  };
}
