/** The fields of a JSON object, or null where the text is none. Nothing is known of them: each is to be checked before it is used. */
export function parseRecord(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    // An object has fields, whatever they hold.
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
