import type { ContrastiveReply } from '../contracts/proposal.ts';

/**
 * Proposals as a good model makes them of the samples that a prompt shows: with quotes that occur, so that a dry run comes to the question whether they
 * hold. What they claim is said of nobody.
 */
export function plannedProposals(prompt: string): ContrastiveReply {
  const samples = [...prompt.matchAll(/<(own(?:-\d+)?) id="([^"]+)">\n([\s\S]*?)\n<\/\1>/g)];
  const quotes = samples
    .slice(0, mostQuotes)
    .map(([, , textId = '', text = '']) => ({ textId, quote: passageOf(text) }));
  const [first] = quotes;
  if (first === undefined) return { hypotheses: [] };
  return {
    hypotheses: claims.map((claim) => ({
      ...{ dimension: 'communication-strategy', claim, quotes, featureId: null },
      check: `Is this true of the text: ${claim}`.replace(/\.$/, '?'),
    })),
  };
}

const mostQuotes = 2;

/** So many as a large model has pass; none can be counted. */
const claims = [
  'Tells the outcome before the reasons for it.',
  'Leaves what is asked for to the very end.',
  'Names what could go wrong before what is hoped for.',
  'Takes up the matter of the reader before any other.',
  'Gives a reason for each thing that is asked for.',
  'Comes back to the first point when all else is said.',
];

/** Words in a row of the longest line, enough to be found again. */
function passageOf(text: string): string {
  const [line = ''] = text.split('\n').toSorted((a, b) => b.length - a.length);
  return line.split(' ').slice(0, 8).join(' ');
}
