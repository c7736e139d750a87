import { expect, test } from 'vitest';
import { featureIndex } from '../stylometry/feature-catalogue.ts';
import { claimedFeatures } from './claim-features.ts';

test.each([
  { statement: 'Uses many exclamation marks.', claimed: { 'exclamation-marks': 'more' } },
  { statement: 'Never uses exclamation points.', claimed: { 'exclamation-marks': 'less' } },
  { statement: 'Exclamation marks are rare.', claimed: { 'exclamation-marks': 'less' } },
  { statement: 'Avoids contractions.', claimed: { contractions: 'less' } },
  { statement: 'Writes short sentences.', claimed: { 'words-per-sentence': 'less' } },
  { statement: 'Sentences are long and winding.', claimed: { 'words-per-sentence': 'more' } },
  { statement: 'Keeps e-mails brief.', claimed: { 'words-per-text': 'less' } },
  { statement: 'Writes long messages.', claimed: { 'words-per-text': 'more' } },
  { statement: 'Is informal with everybody.', claimed: { contractions: 'more' } },
  { statement: 'Writes formally.', claimed: { contractions: 'less' } },
  { statement: 'Starts without a greeting.', claimed: { 'greeting-none': 'more' } },
  { statement: 'Opens with a greeting.', claimed: { 'greeting-none': 'less' } },
  { statement: 'Opens with “Hi” and asks a question.', claimed: { 'greeting-hi': 'more', questions: 'more' } },
  { statement: 'Rarely hedges, but uses many dashes.', claimed: { hedges: 'less', dashes: 'more' } },
  { statement: 'Teases the reader about small things.', claimed: {} },
])('reads "$statement"', ({ statement, claimed }) => {
  const found = claimedFeatures(statement);

  expect(Object.fromEntries(found.map(({ featureId, direction }) => [featureId, direction]))).toEqual(claimed);
});

test('every feature of the table is in the catalogue', () => {
  const statements = [
    'Uses exclamation marks, question marks, contractions, emoji, emoticons, semicolons, colons, dashes, ellipses, parentheses, commas, capitals, lower case',
  ];
  for (const { featureId } of statements.flatMap(claimedFeatures)) expect(featureIndex.has(featureId)).toBe(true);
});
