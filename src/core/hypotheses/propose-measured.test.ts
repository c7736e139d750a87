import { expect, test } from 'vitest';
import { fictionalBackground, fictionalTexts } from './fictional-writers.ts';
import { proposeMeasured } from './propose-measured.ts';

const background = fictionalBackground();

test('debug', () => {
  const texts = fictionalTexts(3, 8, { exclaims: 0.6, opensWithAnd: 0.3, greeting: 'Dear', closing: 'Cheers' });
  const found = proposeMeasured({ person: 'ada', register: 'email', texts, background });
  for (const h of found) console.log(h.statement, '|', h.instruction, '|', h.effect?.z.toFixed(1), h.evidence.length, JSON.stringify(texts.find(t=>t.id===h.evidence[0]?.sampleId)?.text.slice(h.evidence[0]!.start, h.evidence[0]!.end)));
  expect(found.length).toBeGreaterThan(0);
});
