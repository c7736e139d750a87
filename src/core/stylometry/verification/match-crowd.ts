/** A run of one person's texts. */
export interface CrowdRun<Text> {
  readonly author: string;
  readonly texts: readonly Text[];
}

/**
 * Texts of other people joined until each run is as long as the known side: like is compared with like. A person whose texts are fewer words
 * together gives one run of all of them if it reaches half of the length, else none.
 */
export function matchCrowd<Text extends { readonly words: number }>(
  people: readonly CrowdRun<Text>[],
  { words, except }: { readonly words: number; readonly except: ReadonlySet<string> },
): readonly CrowdRun<Text>[] {
  return people.flatMap(({ author, texts }) =>
    except.has(author) ? [] : runsOf(texts, words).map((run) => ({ author, texts: run })),
  );
}

function runsOf<Text extends { readonly words: number }>(
  texts: readonly Text[],
  words: number,
): readonly (readonly Text[])[] {
  const runs: (readonly Text[])[] = [];
  let run: Text[] = [];
  let length = 0;
  for (const text of texts) {
    run.push(text);
    length += text.words;
    // Half a text too many is as near as half a text too few.
    if (length >= words - text.words / 2) {
      runs.push(run);
      run = [];
      length = 0;
    }
  }
  if (runs.length === 0 && length >= words / 2) runs.push(run);
  return runs;
}
