import { writeFile } from 'node:fs/promises';
import type { PlotResult } from '../../contracts/stylometry-results.ts';
import { HyperalignError } from '../../errors.ts';
import { distance as distanceIn, fitSpace, mostFrequentWords, vectorOf } from '../../stylometry.ts';
import { drawDendrogram, drawScatter, type PlotInput } from '../../stylometry-plot.ts';
import { type CommandContext, openCommand } from '../command-context.ts';
import { distanceOf, readKnownAuthors } from './known-authors.ts';
import { type FolderText, readTextFolders } from './read-text-folder.ts';
import { tellRefusals } from './tell-refusals.ts';

export interface PlotFlags {
  readonly known: readonly string[];
  readonly unknown?: readonly string[];
  readonly out: string;
  readonly kind: 'dendrogram' | 'scatter';
  readonly distance?: string;
  readonly words: number;
  readonly title: string;
  readonly json?: boolean;
}

/** Past this a picture has more texts than anybody can tell apart, and the tree takes minutes. */
const mostTexts = 1000;

/** Draws the texts by the distances of their word frequencies. */
export function runPlot(context: CommandContext, flags: PlotFlags): Promise<void> {
  return tellRefusals(() => plot(context, flags));
}

async function plot(context: CommandContext, flags: PlotFlags): Promise<void> {
  const { terminal } = await openCommand(context);
  const known = await readKnownAuthors(flags.known, 1);
  const unknown = flags.unknown === undefined ? [] : await readTextFolders(flags.unknown, '--unknown');
  const texts = [...known, ...unknown.map((text) => ({ ...text, author: '?' }))];
  if (texts.length < 3 || texts.length > mostTexts) {
    throw new HyperalignError(
      'invalid_input',
      texts.length < 3
        ? `A picture needs at least 3 texts; ${texts.length === 1 ? 'there is 1' : `there are ${texts.length}`} in what --known and --unknown name. Give more texts.`
        : `${texts.length} texts cannot be told apart in one picture; give at most ${mostTexts}. Short texts may be joined.`,
    );
  }
  const name = distanceOf(flags.distance ?? 'cosine');
  const input: PlotInput = {
    texts: texts.map(({ id, author }) => ({ label: labelOf(id, author), author })),
    distances: distancesOf(known, texts, name, flags.words),
    title: flags.title,
    measure: `distance ${name} over the ${flags.words} most frequent words`,
  };
  const svg = flags.kind === 'scatter' ? drawScatter(input) : drawDendrogram(input);
  await write(flags.out, svg);
  const result: PlotResult = {
    out: flags.out,
    kind: flags.kind,
    texts: texts.length,
    authors: new Set(texts.map(({ author }) => author)).size,
    distance: name,
  };
  if (flags.json === true) terminal.json(result);
  else terminal.print(`${flags.out}  ${terminal.style.faint(`${result.texts} texts by ${result.authors} authors`)}`);
}

/** Author first, then the name of the text, each once. */
function labelOf(id: string, author: string): string {
  const title = id.split('/').at(-1) ?? id;
  if (author === '?') return `? ${title}`;
  return title.startsWith(`${author}_`) ? `${author}: ${title.slice(author.length + 1)}` : `${author}: ${title}`;
}

function distancesOf(
  known: readonly FolderText[],
  texts: readonly FolderText[],
  name: ReturnType<typeof distanceOf>,
  words: number,
): readonly (readonly number[])[] {
  const space = fitSpace(known, { set: mostFrequentWords(), top: words });
  const between = distanceIn(name, space);
  const vectors = texts.map(({ text }) => vectorOf(space, text));
  const measured = vectors.map((a) => vectors.map((b) => between(a, b)));
  // A text of which the formula says nothing is drawn as far away as any other.
  const most = Math.max(0, ...measured.flat().map((far) => far ?? 0));
  return measured.map((row, i) => row.map((far, j) => (i === j ? 0 : (far ?? most))));
}

async function write(path: string, svg: string): Promise<void> {
  try {
    await writeFile(path, svg);
  } catch (error) {
    throw new HyperalignError(
      'invalid_input',
      `The picture could not be written to "${path}". Give a file in a folder that is there and may be written.`,
      { cause: error },
    );
  }
}
