// node scripts/make-mail-corpus.ts FOLDER [--data FILE] [--seed N]
// Turns mails of one JSON object a line ({ author, subject, text }) into all.mbox, a folder of .eml and truth.jsonl: what reading should give back.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom, type SeededRandom } from '../src/core/numerics/index.ts';
import { decorate } from './mail-corpus/decorate-text.ts';
import { encodeMail, transports } from './mail-corpus/encode-mail.ts';

export interface CorpusRow {
  readonly author: string;
  readonly subject: string;
  readonly text: string;
}

/** What should come back of one mail. Automatic mails have no text; a mail that stands twice is told twice. */
export interface TruthRow {
  readonly address: string;
  /** Number of the mail in all.mbox, and of its file. */
  readonly number: number;
  readonly text: string | null;
  readonly isCopy: boolean;
  readonly transport: string;
}

export interface CorpusPlan {
  readonly rows: readonly CorpusRow[];
  readonly folder: string;
  readonly seed: number;
}

const names = [
  'Ada Lovelace',
  'Bo Loom',
  'Cy Mill',
  'Dee Gear',
  'Eli Valve',
  'Fay Pump',
  'Gus Wheel',
  'Ida Crane',
  'Jon Bolt',
  'Kim Frame',
  'Lea Shaft',
  'Max Rivet',
  'Nia Spring',
  'Olaf Flange',
  'Pia Müller',
  'Quin Lever',
  'Ria Piston',
  'Sam Nut',
  'Tom Gasket',
  'Uma Chain',
];

/** Writes the corpus, the same for the same seed, and returns the truth. */
export function makeMailCorpus({ rows, folder, seed }: CorpusPlan): readonly TruthRow[] {
  const random = createRandom(seed);
  const authors = [...new Set(rows.map(({ author }) => author))].toSorted();
  mkdirSync(join(folder, 'eml'), { recursive: true });
  const truth: TruthRow[] = [];
  const mails: string[] = [];
  for (const row of random.shuffle(rows)) {
    const at = authors.indexOf(row.author);
    const person = { name: names[at % names.length] ?? 'Ada Lovelace', address: `${row.author}@engines.example` };
    for (const [copy, mail] of mailsOf(random, row, person, truth.length + 1).entries()) {
      mails.push(mail.raw);
      truth.push({
        address: person.address,
        number: mails.length,
        text: mail.text,
        isCopy: copy > 0 && mail.text !== null,
        transport: mail.transport,
      });
    }
  }
  writeFileSync(join(folder, 'all.mbox'), mails.map(toMailbox).join(''), 'latin1');
  for (const [at, mail] of mails.entries())
    writeFileSync(join(folder, 'eml', `${String(at + 1).padStart(5, '0')}.eml`), mail, 'latin1');
  writeFileSync(join(folder, 'truth.jsonl'), truth.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return truth;
}

interface Person {
  readonly name: string;
  readonly address: string;
}

interface MadeMail {
  readonly raw: string;
  readonly text: string | null;
  readonly transport: string;
}

/** The mail, sometimes a second copy of it, as mailboxes have in several folders, sometimes an automatic reply of the same person. */
function mailsOf(random: SeededRandom, row: CorpusRow, person: Person, number: number): readonly MadeMail[] {
  // HTML cannot carry two spaces in a row, so no mail does.
  const base = row.text
    .normalize('NFC')
    .replace(/[ \t]+/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
  const first = person.name.split(' ')[0] ?? person.name;
  const text =
    random.next() < 0.6
      ? `${base}\n\n${['Regards,', 'Thanks,', 'Best,'][random.integer(3)]}\n${random.next() < 0.5 ? first : person.name}`
      : base;
  const transport = random.choose(transports, 1)[0] ?? 'plain';
  const make = (): MadeMail => ({
    raw: encodeMail(random, {
      person,
      number,
      subject: row.subject,
      body: decorate(random, { text, person }),
      transport,
    }),
    text,
    transport,
  });
  const mails = [make()];
  if (random.next() < 0.04) mails.push(make());
  if (random.next() < 0.04) {
    const away = {
      person,
      number: number + 0.5,
      subject: `Automatic reply: ${row.subject}`,
      body: 'I am out of the office until Monday. For urgent matters please call the desk.',
      transport: 'plain',
    } as const;
    mails.push({ raw: encodeMail(random, away), text: null, transport: 'plain' });
  }
  return mails;
}

/** mboxrd: lines that begin with "From ", however often marked, are marked once more. */
function toMailbox(mail: string): string {
  return `From someone@engines.example Mon May 03 10:12:00 2021\n${mail.replace(/^(>*From )/gm, '>$1')}\n\n`;
}

export function readCorpusRows(path: string): readonly CorpusRow[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { author, subject, text } = JSON.parse(line) as CorpusRow; // the manifest of the data names these fields
      return { author, subject, text };
    });
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' }, seed: { type: 'string', default: '1' } },
  });
  const [folder] = positionals;
  if (folder === undefined) {
    console.error('Name the folder to write to: node scripts/make-mail-corpus.ts FOLDER [--data FILE] [--seed N]');
    process.exitCode = 2;
  } else {
    const data = values.data ?? new URL('../../shared/data/authorship/enron_aeslc.jsonl', import.meta.url).pathname;
    const truth = makeMailCorpus({ rows: readCorpusRows(data), folder, seed: Number(values.seed) });
    console.log(`${truth.length} mails by ${new Set(truth.map(({ address }) => address)).size} people in ${folder}`);
  }
}
