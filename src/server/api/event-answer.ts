import { z } from 'zod';
import { problemSchema } from '../../contracts/problem.ts';
import type { Api } from './api-parts.ts';

/**
 * An answer in server-sent events, as a route declares it: the schema is that of one event, whose data is JSON. `events`: name → what its data is, by a contract that
 * has an id. Streams that fail end with an event `error`, whose data is a problem.
 */
export function eventAnswer(events: Readonly<Record<string, z.ZodType>>) {
  const all = { ...events, error: problemSchema };
  const data = z.string().meta({
    description: 'JSON',
    contentMediaType: 'application/json',
    contentSchema: {
      anyOf: [...new Set(Object.values(all))].map((schema) => ({ $ref: `#/components/schemas/${nameOf(schema)}` })),
    },
  });
  const schema = z
    .strictObject({
      event: z.enum(Object.keys(all)),
      id: z.string().optional().meta({ description: 'What a reader that comes back names in Last-Event-ID' }),
      data,
    })
    .meta({ description: 'One event of the stream' });
  return { 'text/event-stream': { schema } };
}

/** Puts what only events hold into the document, where nothing else does. */
export function describeEventData(api: Api, schema: z.ZodType): void {
  const name = nameOf(schema);
  const component = z.toJSONSchema(schema).$defs?.[name];
  // JSON Schema of one version under the names of two packages.
  api.openAPIRegistry.registerComponent('schemas', name, component as { readonly type: 'object' });
}

function nameOf(schema: z.ZodType): string {
  const id = schema.meta()?.id;
  if (id === undefined) throw new RangeError('what an event holds needs a contract with an id');
  return id;
}
