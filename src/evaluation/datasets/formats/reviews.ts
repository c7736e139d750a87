import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { personOf } from '../person-id.ts';
import { registerOfGenre } from '../register-of-genre.ts';
import { optionalTextOf, textOf } from '../row-fields.ts';

/** Reviews of products (Ni et al. 2019, `amazon_reviews.jsonl`): all that one person wrote of one product is one source. Stars, dates and categories are not read. */
export const reviewsFormat: DatasetFormat<'authorship'> = {
  name: 'reviews',
  kind: 'authorship',
  columns: 'user, item, rating, title, text',
  recognises: (columns) => hasAll(columns, ['user', 'item', 'rating', 'text']),
  read(rows) {
    const seen = new Map<string, number>();
    return rows.map((row) => {
      const [person, source] = [personOf(row, 'user'), textOf(row, 'item')];
      const key = `${person}-${source}`;
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      const title = optionalTextOf(row, 'title');
      return item({
        ...{ person, id: count === 1 ? key : `${key}-${count}`, source, text: textOf(row, 'text') },
        register: registerOfGenre(optionalTextOf(row, 'genre') ?? 'review'),
        ...(title === undefined ? {} : { title }),
      });
    });
  },
};
