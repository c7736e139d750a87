// Who wrote the disputed Federalist papers? `node examples/federalist.ts [FOLDER]`, with FOLDER/known/AUTHOR/*.txt and FOLDER/unknown/*.txt.
import process from 'node:process';
import { countCorpus, fitProfiles, mostFrequentWords, type ProfileOptions, rankAuthors } from 'hyperalign/stylometry';
import { type Papers, readPapers } from './federalist-papers.ts';

/** The 100 most frequent words of the known texts, compared by Cosine Delta with the mean of each author's texts. */
const options: ProfileOptions = { set: mostFrequentWords(), top: 100, distance: 'cosine-delta' };

const papers = readPapers(process.argv[2]);
if (papers === null) console.log('Skipped: no texts here. Give a folder with known/AUTHOR/*.txt and unknown/*.txt.');
else report(papers);

function report({ known, unknown }: Papers): void {
  const counted = countCorpus(known, options.set).map(({ author, counts }) => ({ author: author ?? '', text: counts }));

  const profiles = fitProfiles(counted, options);
  for (const { name, text } of unknown) console.log(`${name}: ${rankingOf(rankAuthors(profiles, text))}`);

  // Papers of known authors, each taken out in turn and given back: how far the ranking can be trusted here.
  const tried = counted.filter((paper) => counted.filter(({ author }) => author === paper.author).length > 1);
  const right = tried.filter((paper) => {
    const others = fitProfiles(
      counted.filter((other) => other !== paper),
      options,
    );
    const result = rankAuthors(others, paper.text);
    return result.kind === 'ranked' && result.ranking[0]?.author === paper.author;
  });
  console.log(`known texts given to their author, leaving one out: ${right.length} of ${tried.length}`);
}

function rankingOf(result: ReturnType<typeof rankAuthors>): string {
  if (result.kind === 'too-short') return `too short, ${result.tokens} of ${result.needed} words`;
  return result.ranking.map(({ author, distance }) => `${author} ${distance?.toFixed(3) ?? 'no distance'}`).join(', ');
}
