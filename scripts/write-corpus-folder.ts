// Writes texts of ../shared/data as a folder for the command line: `node scripts/write-corpus-folder.ts CORPUS FOLDER`; CORPUS is `federalist` or a file of authorship/.
import process from 'node:process';
import { writeCorpusFolder, writeFederalistFolder } from '../bench/corpus-folder.ts';

const [corpus, folder] = process.argv.slice(2);
if (corpus === undefined || folder === undefined) {
  console.error(
    'write-corpus-folder: give a corpus (federalist, c50_news, blog_authorship, …) and a folder to write to.',
  );
  process.exitCode = 2;
} else {
  const written = await (corpus === 'federalist' ? writeFederalistFolder(folder) : writeCorpusFolder(corpus, folder));
  console.log(written ? `${corpus} is in ${folder}.` : `../shared/data/authorship/${corpus}.jsonl is not there.`);
  if (!written) process.exitCode = 1;
}
