import * as api from '@opentelemetry/api';
import { describe, expect, test } from 'vitest';
import { recordSpans } from '../../../test/support/recorded-spans.ts';
import { openTracer } from './open-tracer.ts';

const version = '1.2.3';
const start = { name: 'work', kind: 'internal', facts: { count: 1, words: ['a', 'b'], nothing: undefined } } as const;
const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

async function opened() {
  const tracer = await openTracer({ version });
  if (tracer === null) throw new Error('No tracer was opened.');
  return tracer;
}

describe('without an SDK', () => {
  test('the peer is not even imported', async () => {
    const slot = Symbol.for('opentelemetry.js.api.1');
    Reflect.deleteProperty(globalThis, slot);
    let loaded = 0;

    const tracer = await openTracer({
      version,
      load: async () => {
        loaded += 1;
        return api;
      },
    });

    expect({ tracer, loaded }).toEqual({ tracer: null, loaded: 0 });
  });
});

describe('with an SDK', () => {
  test('but without the peer nothing is traced', async () => {
    recordSpans();
    const missing = Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });

    expect(await openTracer({ version, load: () => Promise.reject(missing) })).toBeNull();
  });

  test('a peer that is damaged is told', async () => {
    recordSpans();
    const damaged = new SyntaxError('Unexpected token');

    await expect(openTracer({ version, load: () => Promise.reject(damaged) })).rejects.toBe(damaged);
  });

  test('a span tells its facts, and nothing of those that are undefined', async () => {
    const spans = recordSpans();
    const span = (await opened()).begin(start);
    span.tell({ outcome: 'good', nothing: undefined });
    span.end();

    expect(spans.ended()).toMatchObject([
      {
        name: 'work',
        kind: api.SpanKind.INTERNAL,
        facts: { count: 1, words: ['a', 'b'], outcome: 'good' },
        failed: false,
        parent: null,
      },
    ]);
    expect(spans.ended()[0]?.facts).not.toHaveProperty('nothing');
  });

  test('what begins within a span is its child, also after an await, and only the first end counts', async () => {
    const spans = recordSpans();
    const tracer = await opened();
    const outer = tracer.begin({ ...start, kind: 'client' });

    await outer.within(async () => {
      await Promise.resolve();
      const inner = tracer.begin(start);
      inner.end('timeout');
      inner.end();
    });
    outer.end();

    const [inner, after] = spans.ended();
    expect(inner).toMatchObject({ parent: after?.id, trace: after?.trace, failed: true });
    expect(inner?.facts['error.type']).toBe('timeout');
    expect(after).toMatchObject({ kind: api.SpanKind.CLIENT, failed: false });
  });

  test('a trace that headers name goes on, and is named to others', async () => {
    const spans = recordSpans();
    const tracer = await opened();

    const span = tracer.continued({ traceparent }, () => tracer.begin(start));
    span.end();

    const [ended] = spans.ended();
    expect(ended).toMatchObject({ trace: '0af7651916cd43dd8448eb211c80319c', parent: 'b7ad6b7169203331' });
    expect(span.headers()).toEqual({ traceparent: `00-${ended?.trace}-${ended?.id}-01` });
  });

  test('where a span is open already, headers that name another do not part from it', async () => {
    const spans = recordSpans();
    const tracer = await opened();
    const outer = tracer.begin(start);

    outer.within(() => tracer.continued({ traceparent }, () => tracer.begin(start).end()));

    expect(spans.ended()[0]?.trace).not.toBe('0af7651916cd43dd8448eb211c80319c');
  });

  test('a span that is not sampled is not recorded', async () => {
    recordSpans();
    const tracer = await opened();
    const unsampled = traceparent.replace(/01$/, '00');

    expect(tracer.continued({ traceparent: unsampled }, () => tracer.begin(start)).recorded).toBe(false);
    expect(tracer.begin(start).recorded).toBe(true);
  });
});
