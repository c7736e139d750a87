/** Errors that say that no model can or may be asked now, whatever else works. */
const modelCodes: ReadonlySet<string> = new Set([
  'model_not_configured',
  'model_unavailable',
  'model_failed',
  'weights_missing',
  'weights_damaged',
  'runtime_missing',
  'fetch_failed',
  'budget_spent',
]);

/** The remedy where the model is what failed, else null. */
export function withoutModel(remedy: string): (code: string) => string | null {
  return (code) => (modelCodes.has(code) ? remedy : null);
}
