/** When a request is worth another try, in whole seconds, as HTTP says it (RFC 9110, 10.2.3). */
export function retryAfter(milliseconds: number): { readonly 'retry-after': string } {
  return { 'retry-after': String(Math.max(1, Math.ceil(milliseconds / 1000))) };
}

/** The same of an error that says when, else nothing. */
export function retryAfterOf(details: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const { retryAfterMs } = details;
  return typeof retryAfterMs === 'number' ? retryAfter(retryAfterMs) : {};
}
