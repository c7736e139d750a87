// Test support: a fictional person, what is accepted of them, and how it combines.
import { fitCombination } from './combine-hypotheses.ts';
import { fictionalBackground, fictionalTexts, type Habits } from './fictional-writers.ts';
import { proposeMeasured } from './propose-measured.ts';
import { tryCountable } from './try-countable.ts';

const habits: Habits = { exclaims: 0.4, semicolons: 0.3, asks: 0.4, greeting: 'Hey', closing: 'Cheers' };
const texts = fictionalTexts(21, 32, habits);

export const ilsesBackground = fictionalBackground();
/** What she is known by, and what nobody has seen. */
export const knownTexts = texts.slice(0, 28);
export const laterTexts = texts.slice(28);

const proposed = proposeMeasured({
  person: 'ilse',
  register: 'email',
  texts: knownTexts.slice(0, 16),
  background: ilsesBackground,
});

/** At most ten accepted ones. */
export const ilsesHypotheses = tryCountable({
  hypotheses: proposed,
  own: knownTexts.slice(16),
  background: ilsesBackground,
})
  .filter(({ standing }) => standing === 'accepted')
  .slice(0, 10);

export function combineIlse(changes: Partial<Parameters<typeof fitCombination>[0]> = {}) {
  return fitCombination({
    register: 'email',
    hypotheses: ilsesHypotheses,
    own: knownTexts,
    background: ilsesBackground,
    ...changes,
  });
}
