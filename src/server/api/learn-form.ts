import { z } from 'zod';
import { learnFieldsSchema, learnRequestSchema, mostFiles } from '../../contracts/learn-request.ts';

/** What a form is in the document: files, and the fields beside them. */
export const learnForm = {
  schema: {
    type: 'object' as const,
    required: ['files'],
    properties: {
      files: {
        type: 'array' as const,
        minItems: 1,
        maxItems: mostFiles,
        items: { type: 'string' as const, contentMediaType: 'application/octet-stream' },
        description: 'Files of any format that is read: mail, mailboxes, chats, tables, plain text',
      },
      ...fieldsBesideFiles(),
    },
    dependentRequired: { attestation: ['attestedBy'] },
    additionalProperties: false,
  },
};

/** As their contract has them. A form carries words alone, so numbers and truth are said as the JSON of the same request says them. */
function fieldsBesideFiles() {
  const { properties: words = {} } = z.toJSONSchema(learnFieldsSchema, { io: 'input', unrepresentable: 'any' });
  const { properties: numbers = {} } = z.toJSONSchema(learnRequestSchema.pick({ budgetTokens: true, seed: true }));
  const fields = {
    ...words,
    me: { ...Object(words.me), description: 'Addresses or names of the person' },
    attestedBy: { ...Object(words.attestedBy), description: 'Who says that the texts are the person’s own' },
    attestation: { ...Object(words.attestation), description: 'In their words' },
    useModel: { type: 'string', enum: ['true', 'false'] },
    ...{ budgetTokens: numbers.budgetTokens, seed: numbers.seed },
  };
  // JSON Schema of one version under the names of two packages.
  return fields as Readonly<Record<keyof typeof fields, { readonly type: 'string' }>>;
}
