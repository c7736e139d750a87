import { noData } from '../report/shown-figure.ts';
import { shownNumber } from '../shown-number.ts';
import type { Change } from './compare-figure.ts';

/** What may be said of a change, by rule: nothing is claimed whose interval holds 0. `name` says of what. */
export function changeSentence(name: string, change: Change): string {
  const { beforeMean, afterMean, difference, low, high, pairs, verdict } = change;
  const shown = (mean: number | null): string => (mean === null ? noData : shownNumber(mean));
  const figures = `${shown(beforeMean)} before, ${shown(afterMean)} after`;
  if (verdict === 'no-data' || difference === null) return `${name}: nothing to compare (${figures}).`;
  if (verdict === 'same') return `${name} is the same for all ${pairs ?? 0} (${figures}).`;
  const by = `${difference < 0 ? '−' : '+'}${shownNumber(Math.abs(difference))}`;
  const interval = low === null || high === null ? 'no interval' : `[${shownNumber(low)}, ${shownNumber(high)}]`;
  const facts = `(${figures}; ${by} ${interval}, ${pairs === null ? 'independent runs' : `${pairs} pairs`})`;
  return verdict === 'open' ? `No change found in ${name} ${facts}.` : `${name} is ${verdict} than before ${facts}.`;
}
