import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { answerOf, badField, numberOf, textOf } from '../row-fields.ts';

const answers = ['best', 'gpt4o', 'own'] as const;

/**
 * Records of PersonalLLM's evaluation (`score_df_….csv` as JSON lines): three answers to a person's prompt, each with the reward that the person gives it.
 * Weights and history are read by `readPersonRecords` of `hyperalign/preference`.
 */
export const personalLlmRecordsFormat: DatasetFormat<'scored-responses'> = {
  name: 'personal-llm-records',
  kind: 'scored-responses',
  columns:
    'run, person_id, prompt, best_response, best_model, best_reward, gpt4o_response, gpt4o_reward, response, response_reward',
  recognises: (columns) => hasAll(columns, ['person_id', 'best_response', 'gpt4o_response', 'response_reward']),
  read: (rows) =>
    rows.map((row) => {
      const [run, person] = [textOf(row, 'run'), `person-${textOf(row, 'person_id')}`];
      return item({
        ...{ id: `${run}-${person}`, prompt: textOf(row, 'prompt') },
        responses: answers.map((answer) => ({
          text: answerOf(row, answer === 'own' ? 'response' : `${answer}_response`),
          model: answer === 'best' ? textOf(row, 'best_model') : answer === 'own' ? run : 'gpt-4o',
          scores: { [person]: rewardOf(row, answer === 'own' ? 'response_reward' : `${answer}_reward`) },
        })),
      });
    }),
};

function rewardOf(row: DatasetRow, name: string): number {
  const reward = numberOf(row, name);
  if (reward === null) throw badField(row, name, 'is missing');
  return reward;
}
