import type { Table } from '../../contracts/evaluation-report.ts';
import { ratioFigure } from '../ratio-figure.ts';
import type { AuthorClaims } from './model-claims.ts';

/** What a model claimed of planted authors, and how much of it was planted. */
export function claimsTable(model: string, authors: readonly AuthorClaims[]): Table {
  const claims = authors.flatMap((one) => one.claims);
  const byFeature = claims.filter(({ by }) => by === 'feature');
  const byVerdicts = claims.filter(({ by }) => by === 'verdicts');
  const precision = ratioFigure(
    authors.map((one) => {
      const told = one.claims.filter((claim) => claim.told);
      return { hits: told.filter(({ trait }) => trait !== null).length, of: told.length };
    }),
  );
  const recall = ratioFigure(
    authors.map(({ traits, claims: own }) => {
      const countable = traits.filter((one) => one.countable);
      return { hits: countable.filter(({ id }) => own.some(({ trait }) => trait === id)).length, of: countable.length };
    }),
  );
  return {
    name: `Claims of ${model}`,
    columns: [
      ...['authors', 'unanswered', 'claims', 'with a feature', 'of these planted'],
      ...['without a feature', 'with verdicts', 'of these planted (phi ≥ 0.7)', 'countable'],
      ...['recall', 'recall low', 'recall high', 'precision of planted alone', 'precision low', 'precision high'],
    ],
    rows: [
      [
        ...[authors.length, authors.filter(({ answered }) => !answered).length, claims.length],
        ...[byFeature.length, byFeature.filter(({ trait }) => trait !== null).length],
        ...[byVerdicts.length, byVerdicts.filter(({ told }) => told).length],
        ...[byVerdicts.filter(({ trait }) => trait !== null).length, recall.texts],
        ...[recall.mean, recall.low, recall.high, precision.mean, precision.low, precision.high],
      ],
    ],
    note: 'What the model proposed and its quotes bore out, beyond what counting proposes, before any trial. A claim with a feature is matched by feature and direction; one without by the verdicts of the model on all texts of the author and as many of other people, against whether counting sees the trait in them. Its wording decides nothing. Claims without verdicts stand outside precision.',
  };
}
