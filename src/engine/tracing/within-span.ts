import { isHyperalignError } from '../../errors.ts';
import type { Span, SpanStart, Tracer } from '../../ports/tracer.ts';

/** Does the work as a span of its own, which ends as the work does. Without a tracer it is just done; then there is no span. */
export async function withinSpan<Value>(
  tracer: Tracer | undefined,
  start: SpanStart,
  work: (span: Span | null) => Promise<Value>,
): Promise<Value> {
  if (tracer === undefined) return work(null);
  const span = tracer.begin(start);
  try {
    const value = await span.within(() => work(span));
    span.end();
    return value;
  } catch (error) {
    span.end(isHyperalignError(error) ? error.code : otherFailure);
    throw error;
  }
}

/** The word of the semantic conventions for a failure that has none of its own. */
export const otherFailure = '_OTHER';
