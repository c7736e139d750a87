import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from './support/temporary-folder.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const names = new URL('support/resolve-own-package.ts', import.meta.url).href;
const data = join(root, '..', 'shared', 'data', 'authorship', 'federalist.jsonl');

const guide = readFileSync(join(root, 'docs', 'guides', 'stylometry.md'), 'utf8');
const asBlock = (output: string): string => `\`\`\`text\n${output}\`\`\``;

/** Runs an example on the sources, as a user would on the package. That guides show these very files is for documents.test.ts to say. */
function printed(file: string, ...given: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', names, file, ...given], {
    cwd: root,
    encoding: 'utf8',
  });

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

test('the example that describes a text prints what the guide says', () => {
  expect(guide).toContain(asBlock(printed('examples/describe-text.ts')));
});

test('the Federalist example reads any folder and gives texts to those who write like them', () => {
  const folder = temporaryFolder();
  const plain = (place: string) =>
    `We went to the ${place} and it was shut, and so we went on. It was late and we were cold, and we ate.`;
  const stiff = (place: string) =>
    `Upon arrival at the ${place}, one is obliged to wait, for there is no other course which one may take.`;
  const texts: Readonly<Record<string, string>> = {
    'known/ida/1.txt': plain('mill'),
    'known/ida/2.txt': plain('quay'),
    'known/ida/3.txt': plain('barn'),
    'known/otto/1.txt': stiff('mill'),
    'known/otto/2.txt': stiff('quay'),
    'known/otto/3.txt': stiff('barn'),
    'unknown/letter.txt': stiff('school'),
    'unknown/note.txt': plain('school'),
    'unknown/scrap.txt': 'Soup today.',
  };
  for (const [file, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }

  const lines = printed('examples/federalist.ts', folder).trim().split('\n');

  expect(lines.map((line) => line.replace(/ -?\d\.\d{3}/g, ''))).toEqual([
    'letter: otto, ida',
    'note: ida, otto',
    'scrap: too short, 2 of 5 words',
    'known texts given to their author, leaving one out: 6 of 6',
  ]);
});

test('the Federalist example says that it skips where there are no texts', () => {
  // Deep enough that what lies beside the temporary folder is not taken for the data.
  const folder = join(temporaryFolder(), 'inside', 'repository');
  for (const file of ['federalist.ts', 'federalist-papers.ts']) {
    mkdirSync(join(folder, 'examples'), { recursive: true });
    copyFileSync(join(root, 'examples', file), join(folder, 'examples', file));
  }

  expect(printed(join(folder, 'examples', 'federalist.ts'))).toMatch(/^Skipped: no texts here\./);
  expect(printed('examples/federalist.ts', folder)).toMatch(/^Skipped: no texts here\./);
});

test.skipIf(!existsSync(data))(
  'S4: the Federalist example gives 11 of 12 disputed papers to Madison, and 65 of 65 known ones to their author',
  () => {
    const output = printed('examples/federalist.ts');
    const lines = output.trim().split('\n');
    const toMadison = lines.filter((line) => /^paper \d+: MADISON/.test(line));

    expect(lines).toHaveLength(13);
    expect(toMadison).toHaveLength(11);
    expect(lines.at(-1)).toBe('known texts given to their author, leaving one out: 65 of 65');
    expect(guide).toContain(asBlock(output));
  },
);
