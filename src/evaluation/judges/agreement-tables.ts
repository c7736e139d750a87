import type { Table } from '../../contracts/evaluation-report.ts';
import { judgeAgreement } from './judge-agreement.ts';
import type { PairVerdict } from './pair-verdict.ts';

/** How far judges agree beyond chance; nothing of a single judge. */
export function agreementTables(
  judges: readonly { readonly judge: string; readonly verdicts: readonly PairVerdict[] }[],
): readonly Table[] {
  const rows = judges.flatMap((one, at) =>
    judges.slice(at + 1).map((other): Table['rows'][number] => {
      const agreement = judgeAgreement(one.verdicts, other.verdicts);
      const { kappa = null, low = null, high = null, observed = null, n = 0 } = agreement ?? {};
      return [one.judge, other.judge, kappa, low, high, observed, n];
    }),
  );
  if (rows.length === 0) return [];
  return [
    {
      name: 'Agreement of judges',
      columns: ['judge', 'other judge', "Cohen's kappa", 'low', 'high', 'same verdict', 'pairs'],
      rows,
      note: 'Over pairs on which both have a verdict: first, second or tie. 0 is what chance gives. Pairs of one person count as independent here, so the interval is somewhat too narrow.',
    },
  ];
}
