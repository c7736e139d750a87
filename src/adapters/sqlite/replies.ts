import type { Kysely } from 'kysely';
import type { KeptReply, PersonKey, ReplyStore } from '../../ports/store.ts';
import { isJobThere } from './jobs.ts';
import type { OpenDatabase } from './open-database.ts';
import type { Tables } from './tables.ts';

export function repliesIn({ db }: OpenDatabase): ReplyStore {
  return {
    keep: async ({ workspace, person }, { question, model, text, finishReason, keptAt }, job) => {
      await db.transaction().execute(async (transaction) => {
        if (!(await isJobThere(transaction, job))) return;
        await transaction
          .insertInto('replies')
          .values({ workspace, person, question, model, text, finish_reason: finishReason, kept_at: keptAt })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      });
    },
    find: async ({ workspace, person }, question): Promise<KeptReply | null> => {
      const row = await db
        .selectFrom('replies')
        .where('workspace', '=', workspace)
        .where('person', '=', person)
        .where('question', '=', question)
        .selectAll()
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        question,
        model: row.model,
        text: row.text,
        finishReason: row.finish_reason,
        keptAt: row.kept_at,
      };
    },
    drop: (key, questions) => dropReplies(db, key, questions),
    expire: async (workspace, before) => {
      const { numDeletedRows } = await db
        .deleteFrom('replies')
        .where('workspace', '=', workspace)
        .where('kept_at', '<', before)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

/** Also inside a transaction. Returns how many went. */
export async function dropReplies(
  db: Kysely<Tables>,
  { workspace, person }: PersonKey,
  questions: readonly string[] | 'all',
): Promise<number> {
  if (questions.length === 0) return 0;
  const ofPerson = db.deleteFrom('replies').where('workspace', '=', workspace).where('person', '=', person);
  const { numDeletedRows } = await (questions === 'all'
    ? ofPerson
    : ofPerson.where('question', 'in', questions)
  ).executeTakeFirst();
  return Number(numDeletedRows);
}
