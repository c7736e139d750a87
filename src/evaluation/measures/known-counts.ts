/** Where few outsiders have that many texts and some besides, a calibration with fewer is better than none. */
const fewerKnown = [8, 5];

/**
 * With how many known texts a verifier of a person is to be calibrated, the best first. A text is nearer to many known texts than to few, so a calibration
 * holds for as many as it was fitted with: as many as the person has (`own`), but no more than half of the outsiders have, or too few of them are left.
 */
export function knownCounts(own: number, ofOutsiders: readonly number[]): readonly number[] {
  const most = Math.max(1, Math.min(own, medianOf(ofOutsiders)));
  return [most, ...fewerKnown.filter((count) => count < most)];
}

/** The smaller of the two in the middle; 0 of none. */
function medianOf(counts: readonly number[]): number {
  return counts.toSorted((a, b) => a - b)[Math.floor((counts.length - 1) / 2)] ?? 0;
}
