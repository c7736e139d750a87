/** One system text: the caller's own first, then guidance, a blank line between them. Where one is missing or empty, the other alone. */
export function mergeSystem(caller: string | null, guidance: string): string {
  return [caller ?? '', guidance].filter((text) => text !== '').join('\n\n');
}
