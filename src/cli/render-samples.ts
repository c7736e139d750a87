import type { RemovedSample } from '../contracts/removed-sample.ts';
import type { Sample } from '../contracts/sample.ts';
import type { Terminal } from './terminal.ts';

const shownCharacters = 60;

/** One line a sample: id, side, register, words, how it begins. */
export function renderSamples(samples: readonly Sample[], { style }: Terminal): string {
  if (samples.length === 0) return 'No samples are kept.';
  return samples
    .map(({ id, part, register, words, text }) => {
      const facts = `${part.padEnd(9)}  ${register.padEnd(8)}  ${String(words).padStart(5)} words`;
      return `${id}  ${style.faint(facts)}  ${text.replace(/\s+/g, ' ').slice(0, shownCharacters)}`;
    })
    .join('\n');
}

export function renderRemoval(removed: RemovedSample, { style }: Terminal): string {
  const { person, sample, evidence, dropped, moved, samplesLeft, profileVersion } = removed;
  return [
    `Removed ${sample.id} of ${person}: ${sample.words} words and ${evidence} ${evidence === 1 ? 'quote' : 'quotes'} of evidence. Version ${profileVersion} rests on ${samplesLeft} samples.`,
    ...dropped.map(({ statement }) => style.bad(`- ${statement}`)),
    ...moved.map(({ statement, from, to }) => `~ ${statement}  ${style.faint(`${from} → ${to}`)}`),
  ].join('\n');
}
