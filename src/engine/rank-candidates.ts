import type { Notice } from '../contracts/learn-result.ts';
import type { Rank, Ranking } from '../contracts/write-result.ts';
import { assessCompliance, shareFollowed } from '../core/hypotheses/index.ts';
import { chooseByTaste, standardised, type TasteAbstention } from '../core/taste/index.ts';
import type { PersonKey, Store } from '../ports/store.ts';
import type { Drawn } from './draw-candidates.ts';
import type { Voice } from './open-voice.ts';
import { type Embedding, materialOf, readTaste } from './person-taste.ts';

export interface RankOptions {
  readonly rank: Rank;
  /** Null: there is nobody whose comparisons could be asked. */
  readonly key: PersonKey | null;
  readonly voice: Voice;
  /** By fingerprint, copies of samples last. */
  readonly drawn: readonly [Drawn, ...Drawn[]];
  /** A candidate in the form in which the person would read it. */
  readonly finished: (text: string) => string;
  /** Reads candidates and comparisons as a whole. Default: they are counted alone. */
  readonly embedding?: Embedding;
}

export interface RankedCandidates {
  readonly drawn: readonly [Drawn, ...Drawn[]];
  /** Null where no comparisons were to be asked, or there was one candidate. */
  readonly ranking: Ranking | null;
  readonly notices: readonly Notice[];
}

/** Candidates by the hypotheses they follow, or by what the person's comparisons show them to like; by fingerprint among equals and where comparisons do not carry another order. Copies of samples stay last. */
export async function rankCandidates(
  store: Store,
  { rank, key, voice, drawn, finished, embedding }: RankOptions,
): Promise<RankedCandidates> {
  if (rank === 'fingerprint' || key === null || drawn.length === 1) return { drawn, ranking: null, notices: [] };
  if (rank === 'hypotheses') return { drawn: byHypotheses(drawn, voice, finished), ranking: null, notices: [] };
  const own = drawn.filter(({ copied }) => !copied);
  const { taste, rows, unread } = await readTaste(store, {
    ...{ key, material: materialOf(voice), candidates: own.map(({ text }) => text) },
    ...(embedding === undefined ? {} : { embedding }),
  });
  const { order, abstained, confidence, words } = chooseByTaste(
    taste,
    rows,
    rank === 'both' ? { merits: standardised(own.map(({ score }) => score)) } : {},
  );
  const [best = drawn[0], ...rest] = [...order.flatMap((at) => own[at] ?? []), ...drawn.filter(({ copied }) => copied)];
  return {
    drawn: [best, ...rest],
    ranking: { by: rank, comparisons: taste.count, abstained, confidence, words: [...words] },
    notices: [
      ...(unread === null ? [] : [{ code: 'not-embedded', message: `${unread} ${countedAlone}` }]),
      ...(abstained === null ? [] : [{ code: 'ranked-by-fingerprint', message: reasons[abstained](key.person) }]),
    ],
  };
}

const countedAlone = 'The texts are there, and are ranked by what can be counted in them alone.';

/** By the share of hypotheses followed of those that the text could follow: a choice is how hypotheses act where a prompt does not carry them. */
function byHypotheses(
  [first, ...others]: RankOptions['drawn'],
  { hypotheses }: Voice,
  finished: RankOptions['finished'],
): RankOptions['drawn'] {
  const followed = (candidate: Drawn) => shareFollowed(assessCompliance(hypotheses, finished(candidate.text))) ?? 0;
  const [best = first, ...rest] = [first, ...others]
    .map((candidate) => ({ candidate, share: followed(candidate) }))
    .toSorted((a, b) => Number(a.candidate.copied) - Number(b.candidate.copied) || b.share - a.share)
    .map(({ candidate }) => candidate);
  return [best, ...rest];
}

const reasons: Readonly<Record<TasteAbstention, (person: string) => string>> = {
  'no-comparisons': (person) =>
    `"${person}" has compared nothing yet, so the candidates stand by fingerprint. Compare two with: hyperalign compare pick "<task>" --as ${person}`,
  'not-foretold': (person) =>
    `The comparisons of "${person}" contradict each other or follow nothing that is counted, so the candidates stand by fingerprint.`,
  unsure: (person) =>
    `The comparisons of "${person}" do not tell clearly which of these texts is liked better, so they stand by fingerprint.`,
};
