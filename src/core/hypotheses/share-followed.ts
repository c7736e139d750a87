import type { Compliance } from '../../contracts/write-result.ts';

/** Share of hypotheses that a text follows, of those that it could follow; null where it could follow none. */
export function shareFollowed(compliance: readonly Pick<Compliance, 'followed'>[]): number | null {
  const told = compliance.filter(({ followed }) => followed !== null);
  return told.length === 0 ? null : told.filter(({ followed }) => followed === true).length / told.length;
}
