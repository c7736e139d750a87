/** What a span tells: names, counts and outcomes under the names of a semantic convention. Never text, nor whom it is about. Undefined is not told. */
export type SpanFacts = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

export interface SpanStart {
  readonly name: string;
  /** `client` where another service is asked, `internal` where the work is done here. */
  readonly kind: 'client' | 'internal';
  readonly facts: SpanFacts;
}

/** A piece of work as whoever watches the application sees it. */
export interface Span {
  /** Whether anybody will see it. Where not, facts that cost something need not be gathered. */
  readonly recorded: boolean;
  tell(facts: SpanFacts): void;
  /** Does work as a part of the span: spans that begin in it, awaited work included, are its children. */
  within<Value>(work: () => Value): Value;
  /** Headers (W3C Trace Context) by which a service that is asked takes part in the trace; empty where nothing is traced. */
  headers(): Readonly<Record<string, string>>;
  /** `failure` is a short word of what went wrong, of few that there are; null: nothing did. Only the first call counts. */
  end(failure?: string | null): void;
}

/** Where spans go. */
export interface Tracer {
  /** A span that is a child of the one it begins in, if there is one. Whoever begins it ends it. */
  begin(start: SpanStart): Span;
  /** Does work as a part of the trace that a request's headers name. Where there is a span already, or they name none, the work is done as it is. */
  continued<Value>(headers: Readonly<Record<string, string | readonly string[] | undefined>>, work: () => Value): Value;
}
