import type { TextRating } from '../../../contracts/dataset.ts';
import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { companionNamed, missingCompanion } from '../companion-file.ts';
import { type DatasetFormat, hasAll, item, type RowOutcome } from '../dataset-format.ts';
import { personOf } from '../person-id.ts';
import { badField, numberOf, textOf } from '../row-fields.ts';

/** `popquorn_ratings.jsonl`, with the texts beside it. */
export const popquornRatingsFormat: DatasetFormat<'ratings'> = {
  name: 'popquorn',
  kind: 'ratings',
  columns: 'user, item, rating (popquorn_ratings.jsonl, with popquorn_items.jsonl beside it)',
  recognises: (columns) => hasAll(columns, ['user', 'item', 'rating']) && !columns.has('text'),
  companionOf: (file) => companionNamed(file, 'ratings', 'items'),
  read(rows, { file, companion }) {
    if (companion === null) throw missingCompanion(file, { holds: 'ratings', lacks: 'items' });
    return ratedTexts({ ratings: rows, items: companion });
  },
};

/** `popquorn_items.jsonl`, with the ratings beside it: the same data set by its other file. */
export const popquornItemsFormat: DatasetFormat<'ratings'> = {
  name: 'popquorn-items',
  kind: 'ratings',
  columns: 'item, text (popquorn_items.jsonl, with popquorn_ratings.jsonl beside it)',
  recognises: (columns) =>
    hasAll(columns, ['item', 'text']) && !['user', 'person', 'author'].some((name) => columns.has(name)),
  companionOf: (file) => companionNamed(file, 'items', 'ratings'),
  read(rows, { file, companion }) {
    if (companion === null) throw missingCompanion(file, { holds: 'items', lacks: 'ratings' });
    return ratedTexts({ ratings: companion, items: rows });
  },
};

/** What one annotator said of one comment: from 1, not offensive, to 5. */
export interface PopquornRating {
  readonly person: string;
  readonly item: string;
  readonly rating: number;
}

export interface Popquorn {
  readonly items: readonly { readonly item: string; readonly text: string }[];
  readonly ratings: readonly PopquornRating[];
}

export interface PopquornRows {
  /** Columns `user`, `item`, `rating`. */
  readonly ratings: readonly DatasetRow[];
  /** Columns `item`, `text`. */
  readonly items: readonly DatasetRow[];
}

/**
 * Offensiveness ratings of POPQUORN (Pei and Jurgens 2023), which annotator gave which. Throws `unreadable_input`, naming the row, for a rating outside
 * 1 to 5, a second one by the same annotator, and one of a comment whose text is not there.
 */
export function readPopquorn({ ratings, items }: PopquornRows): Popquorn {
  const texts = new Map<string, string>();
  for (const row of items) {
    const item = textOf(row, 'item');
    if (texts.has(item)) throw badField(row, 'item', `is ${item}, which an earlier row has too`);
    texts.set(item, textOf(row, 'text'));
  }
  const seen = new Set<string>();
  return {
    items: [...texts].map(([item, text]) => ({ item, text })),
    ratings: ratings.map((row) => {
      const one = { person: personOf(row, 'user'), item: textOf(row, 'item'), rating: ratingOf(row) };
      if (!texts.has(one.item)) throw badField(row, 'item', `is ${one.item}, which the file of items does not hold`);
      const key = JSON.stringify([one.person, one.item]);
      if (seen.has(key)) throw badField(row, 'item', `is ${one.item}, which user ${one.person} has rated before`);
      seen.add(key);
      return one;
    }),
  };
}

function ratedTexts(files: PopquornRows): readonly RowOutcome<TextRating>[] {
  const { items, ratings } = readPopquorn(files);
  const texts = new Map(items.map((one) => [one.item, one.text]));
  return ratings.map((rating) => item({ ...rating, text: texts.get(rating.item) ?? '' }));
}

function ratingOf(row: DatasetRow): number {
  const rating = numberOf(row, 'rating');
  if (rating === null) throw badField(row, 'rating', 'is missing');
  if (!Number.isInteger(rating) || rating < 1 || rating > 5)
    throw badField(row, 'rating', `is ${rating}, not a whole number from 1 to 5`);
  return rating;
}
