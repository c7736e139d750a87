import { Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface RequestFigures {
  readonly method: string;
  readonly route: string;
  readonly purpose: string;
  readonly status: number;
  readonly seconds: number;
  /** Until the head of the upstream's answer; null where it was not asked. */
  readonly upstreamSeconds: number | null;
  /** What this server added before and after that; null likewise. */
  readonly addedSeconds: number | null;
}

/** Figures of one app. Labelled by route pattern and purpose, never by person or workspace. */
export interface Metrics {
  observe(figures: RequestFigures): void;
  streamOpened(): void;
  streamClosed(): void;
  /** In Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

export function openMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'hyperalign_requests_total',
    help: 'Requests answered.',
    labelNames: ['method', 'route', 'purpose', 'status'],
    registers,
  });
  const duration = new Histogram({
    name: 'hyperalign_request_seconds',
    help: 'From the head of a request to the last byte of its answer.',
    labelNames: ['route', 'purpose'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60, 300],
    registers,
  });
  const upstream = new Histogram({
    name: 'hyperalign_upstream_seconds',
    help: 'From asking the upstream to the head of its answer.',
    labelNames: ['purpose'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60, 300],
    registers,
  });
  const added = new Histogram({
    name: 'hyperalign_added_seconds',
    help: 'What this server added to the upstream: from the head of a request to asking, and from the answer to its handing on.',
    labelNames: ['purpose'],
    buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5],
    registers,
  });
  const streams = new Gauge({ name: 'hyperalign_open_streams', help: 'Answers being streamed.', registers });
  return {
    observe: ({ method, route, purpose, status, seconds, upstreamSeconds, addedSeconds }) => {
      requests.inc({ method, route, purpose, status });
      duration.observe({ route, purpose }, seconds);
      if (upstreamSeconds !== null) upstream.observe({ purpose }, upstreamSeconds);
      if (addedSeconds !== null) added.observe({ purpose }, addedSeconds);
    },
    streamOpened: () => streams.inc(),
    streamClosed: () => streams.dec(),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
