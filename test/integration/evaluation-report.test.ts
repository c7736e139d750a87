import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evaluationComparisonSchema } from '../../src/contracts/evaluation-comparison.ts';
import { evaluationReportSchema } from '../../src/contracts/evaluation-report.ts';
import { type Ended, runCommand } from '../support/command-line.ts';
import { writeFictionalPeople } from '../support/evaluation-run.ts';
import { openModelServer } from '../support/model-server.ts';
import { allElements, readHtml, textOf } from '../support/read-html.ts';
import { sampleReport } from '../support/sample-report.ts';
import { filesHolding, temporaryFolder } from '../support/temporary-folder.ts';

const canary = 'zanthorpe-quillivar-4417';
/** What the model makes up: nobody's, and still nothing a report may show. */
const madeUp = {
  mail: 'rosa.teller@parcelhouse.com',
  phone: '+44 20 7946 0991',
  site: 'https://parcelhouse.com/track/88',
};

interface Script {
  readonly says: Parameters<typeof openModelServer>[0];
  readonly sizes: readonly string[];
}

/** Writes nothing of its own that may stand in a report. */
const inventing: Script = {
  says: (_, index) =>
    `Hello there,\n\nplease write to ${madeUp.mail} or ring ${madeUp.phone} about parcel ${index % 5}, see ${madeUp.site}, before the week is out.\n\nRegards`,
  sizes: ['--people', '5', '--tasks', '2', '--methods', 'zero-shot,hyperalign'],
};

/** Says again what it was shown as its own. */
const copying: Script = {
  says: ({ messages }, index) =>
    messages.findLast(({ role }) => role === 'assistant')?.content ?? `Number ${index % 4} will do for all of us.`,
  sizes: ['--people', '4', '--tasks', '1', '--methods', 'own-turns'],
};

interface Ran extends Ended {
  readonly folder: string;
  readonly out: string;
  readonly data: string;
}

/** Runs the command as a person would, on fictional people whose texts hold a canary, with a model that writes by the script. */
async function evaluate({ says, sizes }: Script, corpus = 9): Promise<Ran> {
  const folder = temporaryFolder();
  const data = writeFictionalPeople(folder, { people: corpus, texts: 12 });
  const lines = readFileSync(data, 'utf8').trim().split('\n');
  const marked = lines.map((line) => {
    const row: Record<string, string> = JSON.parse(line);
    return JSON.stringify({ ...row, text: row['text']?.replace('. ', `. The mark ${canary} stands here. `) });
  });
  writeFileSync(data, `${marked.join('\n')}\n`);
  const model = await openModelServer(says);
  const run = join(folder, 'run');
  const command = ['--home', join(folder, 'home'), 'evaluate', 'authorship', '--data', data, '--model', model.id];
  const ended = await runCommand([...command, ...sizes, '--out', run]);
  return { ...ended, folder: run, data };
}

describe('a run by the command line', () => {
  test('says where the report on the people who are done stands, which the whole one replaces', async () => {
    const sizes = ['--people', '6', '--tasks', '1', '--methods', 'zero-shot'];
    const { code, err, folder } = await evaluate({ ...inventing, sizes }, 10);

    expect({ code, err }).toEqual({ code: 0, err: `5 people are done: ${join(folder, 'interim.html')}\n` });
    expect(readdirSync(folder).toSorted()).toEqual(['plan.json', 'replies', 'report.html', 'report.json', 'report.md']);
  });

  test('E16: leaves no sentence of a sample, no canary and no personal data in its reports, and no sample in any file', async () => {
    const { code, err, out, folder, data } = await evaluate(inventing);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const sentences = sentencesOf(data);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const texts = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));

    expect(files.length).toBeGreaterThan(20);
    expect(sentences.length).toBeGreaterThan(100);
    expect(readFileSync(data, 'utf8').split(canary).length).toBeGreaterThan(50);
    const everything = texts.map(flat).join('\n');
    expect(sentences.filter((sentence) => everything.includes(flat(sentence)))).toEqual([]);
    expect(filesHolding(folder, canary)).toEqual([]);
    const said = reportsIn(folder);
    expect(
      [...Object.values(madeUp), 'rosa.teller', '7946 0991', 'person-1'].filter((one) => said.includes(one)),
    ).toEqual([]);
    expect(said).toContain('[EMAIL]');
    expectShown(folder, out);
  });

  test('E16: a model that copies samples gets none of them into a report', async () => {
    const { code, folder, data } = await evaluate(copying);
    const said = flat(reportsIn(folder));

    expect(code).toBe(0);
    expect(filesHolding(join(folder, 'replies'), canary).length).toBeGreaterThan(5);
    expect(sentencesOf(data).filter((sentence) => said.includes(flat(sentence)))).toEqual([]);
    expect(said).not.toContain(canary);
    expect(said).not.toContain(folder);
  });
});

function reportsIn(folder: string): string {
  return ['report.json', 'report.md', 'report.html'].map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}

/** Long enough to be somebody's: more than eight words. */
function sentencesOf(data: string): readonly string[] {
  return readFileSync(data, 'utf8')
    .trim()
    .split('\n')
    .flatMap((line) => {
      const { text }: { readonly text: string } = JSON.parse(line);
      return text.split(/(?<=[.!?])\s+|\n+/).filter((sentence) => sentence.split(' ').length > 8);
    });
}

/** The report keeps its contract, the page shows it, and the terminal says the figures. */
function expectShown(folder: string, out: string): void {
  const report = evaluationReportSchema.parse(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')));
  const page = readHtml(readFileSync(join(folder, 'report.html'), 'utf8'));

  const shown = textOf(page);
  for (const { sentence } of report.contrasts.filter(({ main }) => main)) expect(shown).toContain(sentence);
  expect(shown).toContain('rival not run: no adapters were given');
  expect(shown).toContain('With 5 people this is a demonstration, not a result.');
  expect(allElements(page).filter(({ name }) => name === 'svg').length).toBeGreaterThan(10);
  expect(readFileSync(join(folder, 'report.md'), 'utf8')).toContain('# Evaluation: authorship');
  expect(out).toMatch(/^method +similarity-masked/m);
  expect(out).toMatch(/^hyperalign:placebo +[−\d.]+ /m);
  expect(out).toContain('were fixed in advance');
  expect(out).toContain(`Report: ${join(folder, 'report.html')}`);
}

describe('a comparison by the command line', () => {
  test('tells what changed, by folder or by file, as text or as one object that keeps its contract', async () => {
    const [first, second] = [temporaryFolder(), temporaryFolder()];
    writeFileSync(join(first, 'report.json'), JSON.stringify(sampleReport()));
    writeFileSync(join(second, 'report.json'), JSON.stringify({ ...sampleReport(), seed: 8 }));
    const read = await runCommand(['evaluate', 'compare', first, join(second, 'report.json')]);
    const json = await runCommand(['evaluate', 'compare', first, second, '--json']);

    expect({ code: read.code, err: read.err }).toEqual({ code: 0, err: '' });
    expect(read.out).toContain('seed: 7 → 8');
    expect(read.out).toMatch(/Compared by pair: 3 people are in both runs\./);
    expect(read.out).toContain('hyperalign over hyperalign:placebo by similarity-masked');
    const comparison = evaluationComparisonSchema.parse(JSON.parse(json.out));
    expect(comparison.settings).toContainEqual({ name: 'seed', before: '7', after: '8' });
    expect(comparison.figures.length).toBe(7);
  });
});

/** Without line ends and escapes, as a reader would find a sentence again. */
function flat(text: string): string {
  return text.replace(/\\[nr"]|\s+/g, ' ');
}
