import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../numerics/index.ts';
import { featureIndex, features } from '../stylometry/feature-catalogue.ts';
import { backgroundOf, type FictionalText, measured } from './fictional-writers.ts';
import { proposeMeasured } from './propose-measured.ts';
import { tryCountable } from './try-countable.ts';

const folder = new URL('../../../../shared/data/authorship/', import.meta.url);
const corpora = [
  { file: 'c50_news.jsonl', register: 'news' },
  { file: 'blog_authorship.jsonl', register: 'post' },
] as const;

const inference = 8;
const trial = 6;
const people = 24;
const textsOfOthers = 10;

describe.each(corpora)('on $file', ({ file, register }) => {
  const path = new URL(file, folder);
  const skip = existsSync(path) ? false : 'the shared evaluation data is not here';

  test.skipIf(skip)(
    `H6: real writers have habits that hold on held-out texts, mixed texts have none${skip ? ` (skipped: ${skip})` : ''}`,
    () => {
      const writers = readWriters(path);
      const random = createRandom(3);
      const names = [...writers.keys()];
      const accepted = (texts: readonly FictionalText[], left: string) => {
        const background = backgroundOf(
          names
            .filter((name) => name !== left)
            .map((name, at) => ({
              role: at % 2 === 0 ? 'background' : 'control',
              texts: (writers.get(name) ?? []).slice(0, textsOfOthers),
            })),
          register,
        );
        const proposed = proposeMeasured({ person: left, register, texts: texts.slice(0, inference), background });
        return tryCountable({ hypotheses: proposed, own: texts.slice(inference), background }).filter(
          ({ standing }) => standing === 'accepted',
        );
      };

      const real = names.map((name) => accepted(writers.get(name) ?? [], name));
      const mixed = names.map((name) => accepted(mix(writers, random, inference + trial), name));

      expect(mean(real)).toBeGreaterThanOrEqual(2);
      expect(mean(mixed)).toBeLessThanOrEqual(0.15);
      // Only the closed catalogue can be claimed: no content word can enter.
      for (const { predicate } of real.flat())
        expect(features[featureIndex.get(predicate?.featureId ?? '') ?? -1]).toBeDefined();
    },
  );
});

function readWriters(path: URL): ReadonlyMap<string, readonly FictionalText[]> {
  const writers = new Map<string, FictionalText[]>();
  for (const line of readFileSync(path, 'utf8').trim().split('\n')) {
    // Rows of the shared data carry these three fields.
    const { author, id, text } = JSON.parse(line) as { author: string; id: string; text: string };
    const texts = writers.get(author) ?? [];
    if (writers.size >= people && texts.length === 0) continue;
    if (texts.length < inference + trial) writers.set(author, [...texts, measured(id, text)]);
  }
  return writers;
}

/** Each text of another writer. */
function mix(
  writers: ReadonlyMap<string, readonly FictionalText[]>,
  random: ReturnType<typeof createRandom>,
  count: number,
): readonly FictionalText[] {
  return random.choose([...writers.values()], count).flatMap((texts) => texts[random.integer(texts.length)] ?? []);
}

function mean(lists: readonly (readonly unknown[])[]): number {
  return lists.reduce((sum, list) => sum + list.length, 0) / lists.length;
}
