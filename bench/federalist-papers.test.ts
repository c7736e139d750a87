import { describe, expect, test } from 'vitest';
import {
  countCorpus,
  type DistanceName,
  fitSpace,
  type KnownText,
  mostFrequentWords,
  profilesIn,
  rankAuthors,
} from '../src/stylometry.ts';
import { readFederalistPapers } from './federalist-papers.ts';

const papers = await readFederalistPapers();
const texts = countCorpus(papers ?? [], mostFrequentWords()).map(({ author, counts }) => ({
  author: author ?? '',
  text: counts,
}));
const known = texts.filter(({ author }) => author === 'hamilton' || author === 'madison');
const disputed = texts.filter(({ author }) => author === 'disputed');

describe.skipIf(papers === null)('the Federalist papers (skipped without ../shared/data)', () => {
  test('are 51 of Hamilton, 14 of Madison, 5 of Jay, 3 joint and 12 disputed, without their frames', () => {
    expect(
      Object.fromEntries([...Map.groupBy(texts, ({ author }) => author)].map(([author, own]) => [author, own.length])),
    ).toEqual({
      hamilton: 51,
      madison: 14,
      jay: 5,
      joint: 3,
      disputed: 12,
    });
    expect(papers?.filter(({ text }) => /PUBLIUS|^To the People/.test(text))).toEqual([]);
  });

  test('S4: at least 11 of the 12 disputed go to Madison at each of nine settings, all 12 in at least seven', () => {
    const given = [200, 300, 500].flatMap((top) => {
      const space = fitSpace(known, { set: mostFrequentWords(), top });
      return (['burrows', 'cosine-delta', 'quadratic'] as const satisfies readonly DistanceName[]).map((name) => {
        const set = profilesIn(space, known, { distance: name });
        return disputed.filter(({ text }) => nearest(rankAuthors(set, text)) === 'madison').length;
      });
    });

    expect(given.filter((papersOfTwelve) => papersOfTwelve < 11)).toEqual([]);
    expect(given.filter((papersOfTwelve) => papersOfTwelve === 12).length).toBeGreaterThanOrEqual(7);
  });

  test('S4: leaving one out, the default (Cosine Delta of 100 words, balanced moments) is right on all 65 known', () => {
    const wrong = known.filter((paper) => nearestWithout(paper) !== paper.author);

    expect(wrong).toEqual([]);
  });
});

function nearestWithout(paper: KnownText): string {
  const others = known.filter((other) => other !== paper);
  const space = fitSpace(others, { set: mostFrequentWords(), top: 100 });
  return nearest(rankAuthors(profilesIn(space, others, { distance: 'cosine-delta' }), paper.text));
}

function nearest(found: ReturnType<typeof rankAuthors>): string {
  return found.kind === 'ranked' ? (found.ranking[0]?.author ?? '') : '';
}
