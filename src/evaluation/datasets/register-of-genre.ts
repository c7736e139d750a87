const registers: ReadonlyMap<string, string> = new Map([
  ['blog', 'post'],
  ['novel', 'fiction'],
  ['political-essay', 'essay'],
]);

/** Posts lie between mail and essay, so they are the least wrong guess for texts that nobody described. */
export const registerOfUnknown = 'post';

/** The register of what a corpus calls a genre. */
export function registerOfGenre(genre: string): string {
  return registers.get(genre) ?? genre;
}
