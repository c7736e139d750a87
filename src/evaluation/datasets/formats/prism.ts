import type { AuthorshipText } from '../../../contracts/dataset.ts';
import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { type DatasetFormat, hasAll, item, leftOut, type RowOutcome } from '../dataset-format.ts';
import { personOf } from '../person-id.ts';
import { optionalTextOf, partsOf, textOf } from '../row-fields.ts';

/** PRISM's `conversations.jsonl`: what the people typed (role `user` of `conversation_history`); a conversation is a source. Models' answers are left out. */
export const prismConversationsFormat: DatasetFormat<'authorship'> = {
  name: 'prism-conversations',
  kind: 'authorship',
  columns: 'conversation_id, user_id, conversation_history',
  recognises: (columns) => hasAll(columns, ['conversation_id', 'user_id', 'conversation_history']),
  read: (rows) =>
    rows.flatMap((row) =>
      partsOf(row, 'conversation_history')
        .filter((part) => part.values['role'] === 'user')
        .map((part, at) => typed(row, optionalTextOf(part, 'turn') ?? String(at), optionalTextOf(part, 'content'))),
    ),
};

/** PRISM's `utterances.jsonl`: one row an answer of a model, so what was typed stands in several rows and is taken from the first of its turn. */
export const prismUtterancesFormat: DatasetFormat<'authorship'> = {
  name: 'prism-utterances',
  kind: 'authorship',
  columns: 'utterance_id, conversation_id, user_id, turn, user_prompt',
  recognises: (columns) => hasAll(columns, ['conversation_id', 'user_id', 'turn', 'user_prompt']),
  read(rows) {
    const seen = new Set<string>();
    return rows.map((row) => {
      const turn = textOf(row, 'turn');
      const key = `${textOf(row, 'conversation_id')} ${turn}`;
      if (seen.has(key)) return leftOut('further answer to a turn that was read');
      seen.add(key);
      return typed(row, turn, optionalTextOf(row, 'user_prompt'));
    });
  },
};

/** What the file holds in place of a text that was not there. */
const noText = 'EMPTY STRING';

function typed(row: DatasetRow, turn: string, text: string | undefined): RowOutcome<AuthorshipText> {
  if (text === undefined || text === noText) return leftOut('turn without text');
  const source = textOf(row, 'conversation_id');
  return item({ person: personOf(row, 'user_id'), id: `${source}-${turn}`, register: 'chat', text, source });
}
