import type { Table } from '../../contracts/evaluation-report.ts';
import type { WinRate } from '../../core/statistics/index.ts';
import { conductLimits } from './judge-conduct.ts';
import type { JudgeValidation, ValidatedRow } from './judge-validation.ts';

type Row = Table['rows'][number];

/** How far a judge can be trusted: answers that are known, and how it went about its pairs. */
export function validationTables(validation: JudgeValidation): readonly Table[] {
  const { judge } = validation;
  return [
    {
      name: `Judge ${judge}: pairs with known answers`,
      columns: ['pair', 'known', 'first wins', 'low', 'high', 'people', 'pairs', 'flips', 'names A', 'as known'],
      rows: validation.rows.map(calibrationRow),
      note: 'Each pair is asked in both orders; only verdicts that agree count, others are ties. 95 % intervals over people. `flips`: pairs whose verdict changes with the order; `names A`: share of the text shown first among choices.',
    },
    {
      name: `Judge ${judge}: conduct`,
      columns: ['what', 'value', 'low', 'high', 'n', 'limit'],
      rows: conductRows(validation),
      note: 'Refusals and replies that cannot be read, also after one repair, are neither wins nor ties.',
    },
  ];
}

const knownWords = { first: 'first wins', even: 'neither', open: '–' } as const;

function calibrationRow({ summary, known, wins, conduct, passes }: ValidatedRow): Row {
  const asKnown = passes === null ? '–' : passes ? 'yes' : 'no';
  const { rate, low, high, people } = shownRate(wins);
  return [
    ...[summary, knownWords[known], rate, low, high, people, conduct.pairs],
    ...[conduct.flipRate, conduct.firstPlaceShare, asKnown],
  ];
}

function conductRows({ conduct, agreement, longerWins, selfPreference }: JudgeValidation): Row[] {
  const { replies, pairs } = conduct;
  const { low, high } = conductLimits.firstPlace;
  const silence = replies === 0 ? null : (conduct.refused + conduct.unreadable + conduct.unanswered) / replies;
  const excess = selfPreference?.excess ?? null;
  const plain = (what: string, value: number | null, n: number, limit: string): Row => [
    what,
    value,
    null,
    null,
    n,
    limit,
  ];
  const rated = (what: string, of: WinRate, limit: string): Row => {
    const shown = shownRate(of);
    return [what, shown.rate, shown.low, shown.high, of.n, limit];
  };
  return [
    rated('known winners it chose', agreement, '–'),
    plain(
      'verdicts that change with the order',
      conduct.flipRate,
      pairs,
      `at most ${conductLimits.flipRate} on known winners`,
    ),
    plain('choices of the text shown first', conduct.firstPlaceShare, replies, `${low} to ${high} on known winners`),
    plain('ties', conduct.tieShare, replies, '–'),
    plain('replies without a verdict', silence, replies, `at most ${conductLimits.silence}`),
    plain('refused', conduct.refused, replies, '–'),
    plain('unreadable', conduct.unreadable, replies, '–'),
    plain('not answered', conduct.unanswered, replies, '–'),
    plain('read at the second try', conduct.repaired, replies, '–'),
    rated('the longer text wins where nothing else differs', longerWins, '0.5 in the interval'),
    ...(selfPreference === null
      ? []
      : [
          rated('texts of its own family win', selfPreference.ownFamilyWins, '–'),
          [
            ...['its own family beats the real text more often than another author does, by', excess?.mean ?? null],
            ...[excess?.low ?? null, excess?.high ?? null, excess?.people ?? 0, '0 in the interval'],
          ],
        ]),
  ];
}

function shownRate({ rate, interval, people }: WinRate) {
  return { rate, low: interval?.low ?? null, high: interval?.high ?? null, people };
}
