import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { personId } from '../person-id.ts';
import { badField, textOf } from '../row-fields.ts';

/**
 * PersonaMem (Jiang et al. 2025, `questions_32k.csv` as JSON lines): to each question of an invented person one of several answers is right for them. The
 * conversations that say which are another file, which is not read.
 */
export const personamemFormat: DatasetFormat<'choices'> = {
  name: 'personamem',
  kind: 'choices',
  columns: 'id, persona, type, question, options, answer',
  recognises: (columns) => hasAll(columns, ['id', 'persona', 'question', 'options', 'answer']),
  read: (rows) =>
    rows.map((row) => {
      const options = optionsOf(row);
      return item({
        id: textOf(row, 'id'),
        person: personId(`persona-${textOf(row, 'persona')}`),
        category: textOf(row, 'type'),
        ...{ prompt: textOf(row, 'question'), options, chosen: answerOf(row, options.length) },
      });
    }),
};

/** Without the letters before them, which would be taken for words of theirs. */
function optionsOf(row: DatasetRow): string[] {
  const value = row.values['options'];
  if (!Array.isArray(value) || value.length < 2) throw badField(row, 'options', 'is no list of two texts or more');
  return value.map((option: unknown, at) => {
    const letter = `(${letterAt(at)})`;
    if (typeof option !== 'string' || !option.startsWith(letter))
      throw badField(row, 'options', `has at place ${at + 1} no text that begins with ${letter}`);
    return option.slice(letter.length).trim();
  });
}

function answerOf(row: DatasetRow, options: number): number {
  const letters = Array.from({ length: options }, (_, at) => letterAt(at));
  const place = letters.indexOf(textOf(row, 'answer').replace(/[()]/g, ''));
  if (place < 0)
    throw badField(row, 'answer', `is "${textOf(row, 'answer').slice(0, 40)}", not one of ${letters.join(', ')}`);
  return place;
}

function letterAt(place: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + place);
}
