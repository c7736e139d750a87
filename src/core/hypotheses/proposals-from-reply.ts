import type { Dimension } from '../../contracts/hypothesis.ts';
import type { ContrastiveReply, Proposal, SlotReply } from '../../contracts/proposal.ts';

/** Characters that the slot schema allows a quote (contracts/proposal.ts). */
export const longestSlotQuote = 110;

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
    const claim = rule.replace(/[,\s]+(?:often |usually )?(?:using|such as|like|with|and)?[,\s]*$/i, '').trim();
    if (claim === '') return [];
    const quotes = [quote, secondQuote].map(wholeWords).filter((one) => one.trim() !== '');
    return [
      {
        dimension: dimensionOfSlot[slot],
        claim,
        check: null,
        quotes: quotes.map((one) => ({ textId: null, quote: one })),
        featureId: null,
      },
    ];
  });
}

/** A quote as long as the schema allows was cut somewhere: its last word may be half a word. */
function wholeWords(quote: string): string {
  return quote.length < longestSlotQuote ? quote : quote.replace(/\s*\S*$/, '');
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
