export interface LastProposal {
  /** Model that was asked. */
  readonly model: string;
  /** Inference sources there were. */
  readonly sources: number;
}

const fewestNewSources = 5;
const leastGrowth = 1.25;

/**
 * Whether a model is worth asking for hypotheses again (hypotheses.md 6.13): it was never asked, or there are five more inference sources than
 * then, or a quarter more. In between new texts only update counts.
 */
export function isProposalDue(
  last: LastProposal | null,
  { model, sources }: { readonly model: string; readonly sources: number },
): boolean {
  if (last === null || last.model !== model) return true;
  return (
    sources - last.sources >= fewestNewSources || (sources > last.sources && sources >= leastGrowth * last.sources)
  );
}
