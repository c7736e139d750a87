import type { Dimension } from '../../contracts/hypothesis.ts';
import type { ContrastiveReply, Proposal, SlotReply } from '../../contracts/proposal.ts';

const dimensionOfSlot: Readonly<Record<keyof SlotReply, Dimension>> = {
  opening: 'communication-strategy',
  closing: 'communication-strategy',
  directness: 'communication-strategy',
  tone: 'personality',
  sentences: 'writing-style',
  emotion: 'personality',
};

/** The six slots in their order; a slot without a rule proposes nothing. */
export function proposalsFromSlots(reply: SlotReply): readonly Proposal[] {
  // The schema closes the keys.
  return (Object.keys(dimensionOfSlot) as (keyof SlotReply)[]).flatMap((slot) => {
    const { rule, quote, secondQuote } = reply[slot];
    if (rule.trim() === '') return [];
    const quotes = [quote, ...(secondQuote === undefined ? [] : [secondQuote])].filter((one) => one.trim() !== '');
    return [
      {
        dimension: dimensionOfSlot[slot],
        claim: rule,
        check: null,
        quotes: quotes.map((one) => ({ textId: null, quote: one })),
        featureId: null,
      },
    ];
  });
}

export function proposalsFromContrastive({ hypotheses }: ContrastiveReply): readonly Proposal[] {
  return hypotheses.map(({ dimension, claim, check, quotes, featureId }) => ({
    dimension,
    claim,
    check,
    quotes,
    featureId,
  }));
}
