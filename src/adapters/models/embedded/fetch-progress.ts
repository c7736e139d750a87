/** Where a fetch stands. */
export interface FetchProgress {
  readonly phase: 'waiting' | 'connecting' | 'downloading' | 'verifying' | 'installing';
  /** What is fetched: a model's name or the runtime. */
  readonly name: string;
  /** Where from, in words, or null before that is known. */
  readonly source: string | null;
  readonly bytes: number;
  /** Null when the size is not known. */
  readonly totalBytes: number | null;
  /** Over the last seconds; null until there is something to measure. */
  readonly bytesPerSecond: number | null;
  readonly secondsLeft: number | null;
}

export type OnFetchProgress = (progress: FetchProgress) => void;

export interface ProgressMeter {
  /** Tells a new phase at once. */
  phase(phase: FetchProgress['phase'], source?: string | null): void;
  /** Tells the bytes reached, at most a few times a second. */
  bytes(reached: number): void;
  total(bytes: number | null): void;
}

export interface MeterOptions {
  readonly name: string;
  readonly totalBytes: number | null;
  readonly onProgress?: OnFetchProgress;
  /** Milliseconds that never go back. */
  readonly elapsed?: () => number;
}

/** Turns byte counts into progress with a rate over the last five seconds. */
export function openProgressMeter({
  name,
  totalBytes,
  onProgress,
  elapsed = () => performance.now(),
}: MeterOptions): ProgressMeter {
  let current: Pick<FetchProgress, 'phase' | 'source'> = { phase: 'connecting', source: null };
  let total = totalBytes;
  let reached = 0;
  let lastTold = Number.NEGATIVE_INFINITY;
  let marks: readonly { readonly at: number; readonly bytes: number }[] = [];
  const tell = (at: number) => {
    lastTold = at;
    const [first] = marks;
    const seconds = first === undefined ? 0 : (at - first.at) / 1000;
    const rate = first === undefined || seconds < 0.2 ? null : Math.max(0, (reached - first.bytes) / seconds);
    const left = total === null || rate === null || rate === 0 ? null : Math.max(0, total - reached) / rate;
    onProgress?.({ ...current, name, bytes: reached, totalBytes: total, bytesPerSecond: rate, secondsLeft: left });
  };
  return {
    phase: (phase, source) => {
      current = { phase, source: source === undefined ? current.source : source };
      marks = [];
      if (phase === 'verifying') reached = 0;
      tell(elapsed());
    },
    bytes: (value) => {
      const at = elapsed();
      reached = value;
      marks = [
        ...marks.filter((mark) => at - mark.at < windowMs),
        ...(at - (marks.at(-1)?.at ?? -windowMs) >= markMs ? [{ at, bytes: value }] : []),
      ];
      if (at - lastTold >= tellMs || value === total) tell(at);
    },
    total: (bytes) => {
      total = bytes;
    },
  };
}

const windowMs = 5000;
const markMs = 250;
const tellMs = 200;

/** One line for a terminal or a log. */
export function fetchProgressLine({
  phase,
  name,
  source,
  bytes,
  totalBytes,
  bytesPerSecond,
  secondsLeft,
}: FetchProgress): string {
  const from = source === null ? '' : ` from ${source}`;
  switch (phase) {
    case 'waiting':
      return `Waiting: another process is fetching ${name}`;
    case 'connecting':
      return `Fetching ${name}: asking${source === null ? '' : ` ${source}`}`;
    case 'installing':
      return `Installing ${name}${from}`;
    case 'verifying':
      return `Checking ${name}: ${amount(bytes, totalBytes)}`;
    case 'downloading': {
      const rate = bytesPerSecond === null ? '' : `, ${megabytes(bytesPerSecond)} MB/s`;
      const left = secondsLeft === null ? '' : `, ${duration(secondsLeft)} left`;
      return `Fetching ${name}${from}: ${amount(bytes, totalBytes)}${rate}${left}`;
    }
  }
}

function amount(bytes: number, totalBytes: number | null): string {
  return totalBytes === null
    ? `${megabytes(bytes)} MB`
    : `${megabytes(bytes)} of ${megabytes(totalBytes)} MB (${Math.floor((100 * bytes) / Math.max(1, totalBytes))} %)`;
}

function megabytes(bytes: number): string {
  const value = bytes / 1e6;
  return value >= 10 ? Math.round(value).toLocaleString('en') : value.toFixed(1);
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 90 ? `${whole} s` : `${Math.round(whole / 60)} min`;
}
