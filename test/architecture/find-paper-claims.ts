import type { Finding, SourceFile } from './source-file.ts';

const claim = /\b(?:reproduc\w*|replicat\w*)\b/i;
const ofThePaper = /\b(?:paper|hyperalign's authors|published|tables?|results?|figures?|numbers)\b/i;
const denial = /\b(?:not|no|never|nor|nothing|without|cannot)\b/i;
// The two headline figures, as anybody might write them.
const headline =
  /(?:win(?:s|ning)?[ -]?rates?[^.]{0,40}?(?:(?:above|over|more than|beyond|[>≥])\s*90|90\s?%\s*(?:and|or) (?:more|above))|help\w*[^.]{0,40}?(?:\+|up to |by )\s*70)\s?(?:%|percent|per cent)/i;
const reported = 'reported by the paper';

/** Sentences that say that tables of the paper are made again, and headline figures of it without the words that say whose they are. */
export function findPaperClaims(file: SourceFile): readonly Finding[] {
  const text = file.text.replace(/\n\s*(?:\/\/|\*|>)?\s*/g, ' ');
  return [...text.matchAll(/[^.!?]+(?:[.!?](?!\s)[^.!?]*)*[.!?]?/g)].flatMap(([sentence], at, sentences) => {
    const line = lineOf(file.text, sentence);
    if (claim.test(sentence) && /\bpaper\b/i.test(sentence) && ofThePaper.test(sentence) && !denial.test(sentence))
      return [{ path: file.path, line, problem: `says that the paper is made again: ${shown(sentence)}` }];
    const near = `${sentence}${sentences[at + 1]?.[0] ?? ''}`;
    if (headline.test(sentence) && !near.includes(reported))
      return [
        { path: file.path, line, problem: `gives a figure of the paper without "${reported}": ${shown(sentence)}` },
      ];
    return [];
  });
}

function shown(sentence: string): string {
  return sentence.trim().slice(0, 100);
}

/** Where the first words of the sentence stand; 0 where they are broken over lines. */
function lineOf(text: string, sentence: string): number {
  const at = text.indexOf(sentence.trim().slice(0, 20));
  return at === -1 ? 0 : text.slice(0, at).split('\n').length;
}
