import type { AttributionResult } from '../../contracts/stylometry-results.ts';
import {
  type AttributionMethod,
  Attributor,
  characterGrams,
  type FitAttributionOptions,
  type FittedAttribution,
} from '../../stylometry.ts';
import { type CommandContext, openCommand } from '../command-context.ts';
import type { Terminal } from '../terminal.ts';
import { sameTextIn } from './find-same-text.ts';
import { distanceOf, readKnownAuthors, wordsOf } from './known-authors.ts';
import { type FolderText, readTextFolders } from './read-text-folder.ts';
import { tellRefusals } from './tell-refusals.ts';

export interface AttributeFlags {
  readonly known: readonly string[];
  readonly unknown: readonly string[];
  readonly method?: AttributionMethod;
  readonly distance?: string;
  readonly words: number;
  readonly seed: number;
  readonly json?: boolean;
}

/** Ranks the known authors for every unknown text. Beside the method's score stands the distance, which every method's reader knows how to read. */
export function runAttribute(context: CommandContext, flags: AttributeFlags): Promise<void> {
  return tellRefusals(() => attribute(context, flags));
}

async function attribute(context: CommandContext, flags: AttributeFlags): Promise<void> {
  const { terminal } = await openCommand(context);
  const known = await readKnownAuthors(flags.known, 2);
  const unknown = await readTextFolders(flags.unknown, '--unknown');
  const method = flags.method ?? (flags.distance === undefined ? 'linear' : 'distance');
  const distance = distanceOf(flags.distance ?? 'cosine');
  const { words, seed } = flags;
  const measured = Attributor.fit(known, { method: 'distance', distance, top: words, seed });
  const chosen =
    method === 'distance'
      ? measured
      : Attributor.fit(known, {
          method,
          seed,
          top: words,
          // Imposters are compared over character 4-grams, for which Min-Max is the usual distance.
          ...(method === 'imposters' && flags.distance === undefined ? {} : { distance }),
        });
  const masked = Attributor.fit(known, { ...withoutTopic, seed });
  const among = sameTextIn(known);
  const texts = unknown.map((text) => attributeOne(text, { chosen, measured, masked, among }));
  const result: AttributionResult = { method, distance, seed, texts };
  if (flags.json === true) terminal.json(result);
  else terminal.print(texts.map((text) => render(text, method, terminal)).join('\n'));
}

type AttributedText = AttributionResult['texts'][number];

function attributeOne(
  { id, text }: FolderText,
  {
    chosen,
    measured,
    masked,
    among,
  }: {
    readonly chosen: FittedAttribution;
    readonly measured: FittedAttribution;
    readonly masked: FittedAttribution;
    readonly among: ReturnType<typeof sameTextIn>;
  },
): AttributedText {
  const words = wordsOf(text);
  const found = chosen.rank(text);
  const near = measured.rank(text);
  const plain = masked.rank(text);
  if (found.kind === 'too-short' || near.kind === 'too-short' || found.ranking.length === 0)
    return { id, words, ranking: [], tie: false, withoutTopic: null, note: `too short: ${words} words` };
  const distances = new Map(near.ranking.map(({ author, distance }) => [author, distance]));
  return {
    id,
    words,
    ranking: found.ranking.map(({ author, score }) => ({
      author,
      score: Number.isFinite(score) ? score : null,
      distance: distances.get(author) ?? null,
    })),
    tie: found.tie,
    withoutTopic: plain.kind === 'ranked' ? (plain.ranking[0]?.author ?? null) : null,
    note: noteOf(words, among(text)),
  };
}

/** A text that was learned from is always like itself. */
function noteOf(words: number, same: FolderText | null): string | null {
  if (same !== null) return `the known text "${same.id}" of ${same.author} is the same text: its rank says nothing`;
  return words < unsureBelow ? `${words} words: for narrowing candidates only` : null;
}

/** What is left of a text without its topic: n-grams of function words, marks and the lengths of all other words. */
const withoutTopic = {
  method: 'distance',
  set: characterGrams({ sizes: [4], text: 'masked' }),
  top: 1000,
} as const satisfies FitAttributionOptions;

/** A style shows reliably from about here (Burrows 2002 put it at 1,500); mail and posts are shorter, and the figures are told with it. */
const unsureBelow = 250;

function render(
  { id, ranking, tie, withoutTopic: plain, note }: AttributedText,
  method: AttributionMethod,
  { style }: Terminal,
): string {
  const [first, ...others] = ranking;
  if (first === undefined) return `${id}  ${style.faint(note ?? '')}`;
  // A score by distance is the distance with its sign turned, which nobody would read as one.
  const figure = ({ score, distance }: AttributedText['ranking'][number]): string =>
    shown(method === 'distance' ? distance : score);
  const next = others
    .slice(0, 2)
    .map((one) => `${one.author} ${figure(one)}`)
    .join(', ');
  const remarks = [
    ...(tie ? ['tie'] : []),
    ...(plain === null || plain === first.author ? [] : [`without the topic ${plain}`]),
    ...(note === null ? [] : [note]),
  ];

  return `${id}  ${style.strong(first.author)} ${figure(first)}  ${style.faint(`then ${next}${remarks.map((remark) => ` · ${remark}`).join('')}`)}`;
}

function shown(score: number | null): string {
  return score === null ? '–' : score.toFixed(3);
}
