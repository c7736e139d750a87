import { noData, statedProbability } from '../report/shown-figure.ts';
import { shownNumber } from '../shown-number.ts';
import type { Change } from './compare-figure.ts';

/** What may be said of a change, by rule: nothing is claimed whose interval holds 0, or, without spread, whose exact test could be chance. `name` says of what. */
export function changeSentence(name: string, change: Change): string {
  const { beforeMean, afterMean, difference, low, high, pairs, p, verdict } = change;
  const shown = (mean: number | null): string => (mean === null ? noData : shownNumber(mean));
  const figures = `${shown(beforeMean)} before, ${shown(afterMean)} after`;
  if (verdict === 'no-data' || difference === null) return `${name}: nothing to compare (${figures}).`;
  if (verdict === 'same') return `${name} is the same for all ${pairs ?? 0} (${figures}).`;
  const by = `${difference < 0 ? '−' : '+'}${shownNumber(Math.abs(difference))}`;
  if ((low === null || high === null) && pairs !== null) {
    const facts = `(${figures}; ${by}, ${statedProbability(p)})`;
    return verdict === 'open'
      ? `No change found in ${name}: all ${pairs} alike, no interval ${facts}.`
      : `${name} is ${verdict} than before for all ${pairs}, without spread ${facts}.`;
  }
  const interval = low === null || high === null ? 'no interval' : `[${shownNumber(low)}, ${shownNumber(high)}]`;
  const facts = `(${figures}; ${by} ${interval}, ${pairs === null ? 'independent runs' : `${pairs} pairs`})`;
  return verdict === 'open' ? `No change found in ${name} ${facts}.` : `${name} is ${verdict} than before ${facts}.`;
}
