import { expect, test } from 'vitest';
import { cleaningReportSchema } from '../../contracts/learn-result.ts';
import { createCleaningReport } from './cleaning-report.ts';

test('says what was kept, known and dropped, with the first hundred examples', () => {
  const tally = createCleaningReport();
  const masked = { email: 2, phone: 0, url: 0, number: 0, address: 0 };

  tally.keep({ words: 10, language: 'eng', masked });
  tally.keep({ words: 5, language: 'deu', masked });
  tally.know();
  for (let at = 0; at < 120; at += 1)
    tally.drop({ label: `m#${at}`, reason: at === 0 ? 'empty' : 'other-author', detail: 'd' });

  const report = tally.finish();
  expect(cleaningReportSchema.parse(report)).toEqual({
    kept: 2,
    known: 1,
    dropped: { total: 120, byReason: { empty: 1, 'other-author': 119 }, examples: report.dropped.examples },
    masked: { email: 4 },
    languages: { eng: 1, deu: 1 },
    words: 15,
  });
  expect(report.dropped.examples.map(({ label }) => label)).toEqual(Array.from({ length: 100 }, (_, at) => `m#${at}`));
  expect([tally.kept, tally.dropped]).toEqual([2, 120]);
});
