/** Area under the curve of General Imposters on each corpus (stylometry.md 9.2): five texts known, one in question. */
const published: Readonly<Record<string, number>> = {
  news: 0.838,
  blogs: 0.811,
  emails: 0.68,
  essays: 0.888,
  addresses: 0.875,
};

const allowance = 0.02;

/** Data sets that a bar was set for. */
export const barredCorpora: readonly string[] = Object.keys(published);

/** What the evaluation verifier has to reach for a corpus to count as separable (E4); null where no figure was published. */
export function areaBar(corpus: string): number | null {
  const figure = published[corpus];
  return figure === undefined ? null : Number((figure - allowance).toFixed(3));
}

/** Without a bar, texts are told apart where the interval lies above chance. */
export function isSeparable(corpus: string, { area, low }: { readonly area: number; readonly low: number }): boolean {
  const bar = areaBar(corpus);
  return bar === null ? low > 0.5 : area >= bar;
}
