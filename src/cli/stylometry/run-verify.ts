import type { VerificationResult } from '../../contracts/stylometry-results.ts';
import { HyperalignError } from '../../errors.ts';
import { type UnknownReason, type Verification, Verifier } from '../../stylometry-verification.ts';
import { type CommandContext, openCommand } from '../command-context.ts';
import type { Terminal } from '../terminal.ts';
import { sameTextIn } from './find-same-text.ts';
import { readKnownAuthors } from './known-authors.ts';
import { type FolderText, readTextFolders } from './read-text-folder.ts';
import { tellRefusals } from './tell-refusals.ts';

export interface VerifyFlags {
  readonly known: readonly string[];
  readonly unknown: readonly string[];
  readonly imposters: readonly string[];
  readonly method: 'combined' | 'imposters';
  readonly seed: number;
  readonly json?: boolean;
}

/** Reads every unknown text against every known author, with the imposters' texts as crowd and as pairs whose truth is known. */
export function runVerify(context: CommandContext, flags: VerifyFlags): Promise<void> {
  return tellRefusals(() => verify(context, flags));
}

async function verify(context: CommandContext, flags: VerifyFlags): Promise<void> {
  const { terminal } = await openCommand(context);
  const knownTexts = await readKnownAuthors(flags.known, 1);
  const known = Map.groupBy(knownTexts, ({ author }) => author);
  const unknown = await readTextFolders(flags.unknown, '--unknown');
  const crowd = await readTextFolders(flags.imposters, '--imposters');
  const imposters = Map.groupBy(crowd, ({ author }) => author);
  refuseSameTexts(unknown, sameTextIn([...knownTexts, ...crowd]));
  const { method, seed } = flags;
  terminal.progress(`Comparing ${imposters.size} imposters with each other`);
  const verifier = Verifier.fit(
    [...imposters].map(([author, texts]) => ({ author, texts: texts.map(({ text }) => text) })),
    { method, seed },
  );
  const texts = unknown.map(({ id, text }) => {
    const asked = [...known].map(([author, own]) => ({
      author,
      // An author who is also among the imposters is none for the own texts.
      found: verifier.verify(
        own.map((one) => one.text),
        text,
        { except: [author] },
      ),
    }));
    return {
      id,
      words: asked[0]?.found.queryWords ?? 0,
      authors: asked.map(({ author, found }) => told(author, found)),
    };
  });
  const [calibration] = verifier.calibrations;
  const result: VerificationResult = {
    method,
    seed,
    imposters: imposters.size,
    pairs: calibration?.pairs ?? 0,
    texts,
  };
  if (flags.json === true) terminal.json(result);
  else terminal.print(texts.map((text) => render(text, terminal)).join('\n'));
}

/** A text that was learned from would be found like itself, with a probability that looks like one. */
function refuseSameTexts(unknown: readonly FolderText[], among: ReturnType<typeof sameTextIn>): void {
  for (const { id, text } of unknown) {
    const same = among(text);
    if (same === null) continue;
    throw new HyperalignError(
      'invalid_input',
      `The unknown text "${id}" is also given as "${same.id}" of ${same.author}: a text is always like itself. Take it away from --known and --imposters.`,
    );
  }
}

type VerifiedText = VerificationResult['texts'][number];
type VerifiedAuthor = VerifiedText['authors'][number];

function told(author: string, { decision, p, reason, percentiles, notes }: Verification): VerifiedAuthor {
  return { author, decision, p, reason, percentiles, notes: [...notes] };
}

function render({ id, words, authors }: VerifiedText, { style }: Terminal): string {
  return [
    `${style.strong(id)}  ${style.faint(`${words} words`)}`,
    ...authors.map(({ author, decision, p, reason, percentiles }) => {
      const others =
        percentiles.others === null
          ? ''
          : `  more like ${author} than ${percentiles.others.percentile} % of other people's texts of this length`;
      switch (decision) {
        case 'same':
          return `  ${style.good(`consistent with ${author}`)}  ${percent(p)}${style.faint(others)}`;
        case 'different':
          return `  ${style.bad(`not like ${author}`)}  ${percent(p)}${style.faint(others)}`;
        case 'unknown':
          return `  ${author}: unknown  ${style.faint(reasons[reason ?? ''] ?? '')}${style.faint(others)}`;
        default:
          return decision satisfies never;
      }
    }),
  ].join('\n');
}

function percent(p: number | null): string {
  if (p === null) return '';
  // Nothing a verifier says is certain.
  return `probability ${p > 0.99 ? 'over 99' : p < 0.01 ? 'under 1' : Math.round(p * 100)} %`;
}

const reasons: Readonly<Record<string, string>> = {
  'query-too-short': 'the text has fewer than 40 words',
  'known-too-short': 'fewer than 150 words are known of the author',
  'too-few-imposters': 'give at least 10 imposters’ texts by 5 people',
  'not-calibrated':
    'the imposters make fewer than 100 pairs to calibrate on; give more people, or more than 5 texts of each',
  'other-register': 'no imposters of the register',
  'grey-zone': 'too near one half to decide',
} satisfies Record<UnknownReason, string>;
