/**
 * The one system text of a conversation that is somebody else's: the caller's own words first, letter for letter, then guidance, which yields to them.
 * Where one of the two has nothing to say (the caller: null or blank), it is the other alone.
 */
export function mergeSystem(caller: string | null, guidance: string): string {
  if (guidance === '') return caller ?? '';
  return caller === null || caller.trim() === '' ? guidance : `${caller}\n\n${guidance}`;
}
