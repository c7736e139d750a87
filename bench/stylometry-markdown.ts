import type { AttributionRow, Share } from './table-attribution.ts';
import type { VerificationRow } from './table-verification.ts';

export interface StylometryTables {
  readonly attribution: readonly AttributionRow[];
  readonly verification: readonly VerificationRow[];
  readonly seed: number;
}

/** The page docs/experiments/stylometry.md. */
export function stylometryMarkdown({ attribution, verification, seed }: StylometryTables): string {
  return `<!-- Made by \`npm run bench -- stylometry-table\`. Run that again instead of changing it. -->

# Stylometry: attribution and verification by corpus

\`npm run bench -- stylometry-table\` (seed ${seed}; \`../shared/data\`). Figures in italics are quoted from the specification, where Python tools made them of the same splits; everything else was measured by the command.
Intervals are 95 %, from redrawing whole authors.

## Who wrote it?

One text at a time among all authors of the corpus; of every author the first half of the texts, in file order, was learned from. Share of texts whose writer came first.
The default's features and weights were chosen inside the training texts of the first five corpora; novels and the splits by source, year and title took no part.

| corpus (authors; texts asked) | \`Attributor.fit(known)\` | \`families: 'characters'\` | \`method: 'centroid'\` | \`method: 'distance'\` | topic masked | *linear SVM* |
| --- | --- | --- | --- | --- | --- | --- |
${attribution.map(attributionLine).join('\n')}

\`centroid\`: TF-IDF of character 3-grams, cosine. \`distance\`: Cosine Delta over the 500 most frequent words. Topic masked: the same over 1,000 character 4-grams of the text with content words replaced by their lengths, as the command line tells beside each name. *Linear SVM*: scikit-learn, TF-IDF of character 3-grams, squared hinge, C = 1.

Other tools on c50_news at their best settings, quoted: *scikit-learn linear SVM 81.0–83.2 %*, *bitig cosine 73.0 %*, *faststylometry 47.0 %*. ${onNews(attribution)}

## Did the same person write it?

One text against five known ones of a person; half of the people to fit and calibrate on, the other half to be asked about, as many pairs of two writers as of one, known texts drawn for every pair.
*General Imposters* is the figure of the specification's table: the best of its three methods on two corpora, within .011 of the best on the others; where none is printed, our own General Imposters on the same pairs (for the others: \`npm run bench -- verification-figures\`).

| corpus (people; pairs) | AUC of \`Verifier.fit(people)\` | *General Imposters* | calibration error | unanswered | right, of those answered |
| --- | --- | --- | --- | --- | --- |
${verification.map(verificationLine).join('\n')}

Which families of features the verifier reads and how it weighs them was settled while these areas were in sight for the first five corpora. ${unseen(verification)}
Rewritten mails are about 29 words long; what is asked there is three or four of them joined against six.
`;
}

function attributionLine({ corpus, authors, texts, found, svm }: AttributionRow): string {
  const { linear, characters, centroid, cosineDelta, masked } = found;
  const cells = [linear, characters, centroid, cosineDelta, masked].map(shareCell);
  return `| ${corpus} (${authors}; ${texts}) | ${cells.join(' | ')} | *${decimals(svm)}* |`;
}

function verificationLine(row: VerificationRow): string {
  const { corpus, people, pairs, area, imposters, ownImposters, calibrationError, unknown, right } = row;
  const cells = [
    area === null ? '–' : shareCell(area),
    imposters === null ? decimals(ownImposters ?? Number.NaN) : `*${decimals(imposters)}*`,
    calibrationError === null ? '–' : decimals(calibrationError),
    decimals(unknown),
    right === null ? '–' : decimals(right),
  ];
  return `| ${corpus} (${people}; ${pairs}) | ${cells.join(' | ')} |`;
}

function onNews(rows: readonly AttributionRow[]): string {
  const news = rows.find(({ corpus }) => corpus === 'c50_news');
  if (news === undefined) return '';
  const { linear, characters, centroid } = news.found;
  return `Here: ${percent(linear)} by default, ${percent(characters)} by characters alone, ${percent(centroid)} by centroids (n = ${news.texts}).`;
}

function unseen(rows: readonly VerificationRow[]): string {
  const others = rows.filter(({ tookPart }) => !tookPart);
  if (others.length === 0) return '';
  const told = others.map(({ corpus, area }) => `${corpus.split(',')[0]} ${area === null ? '–' : decimals(area.mean)}`);
  return `Corpora that took no part: ${told.join(', ')}.`;
}

function shareCell({ mean, low, high }: Share): string {
  return `${decimals(mean)} [${decimals(low)}, ${decimals(high)}]`;
}

function percent({ mean }: Share): string {
  return `${(mean * 100).toFixed(1)} %`;
}

function decimals(value: number): string {
  return value.toFixed(3).replace(/^0/, '');
}
