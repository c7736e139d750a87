import type { McpServer, ToolAnnotations } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { Scope } from '../contracts/access.ts';
import type { Hyperalign } from '../hyperalign.ts';
import { boundTo } from './bound-person.ts';
import { type Door, type Hearing, hearingOf } from './door.ts';
import { type ToldError, tellError } from './tell-error.ts';

/** A tool as one file defines it. */
export interface ToolDefinition<Input extends z.ZodRawShape, Result extends z.ZodRawShape> {
  readonly name: string;
  readonly title: string;
  /** What it does, when to call it and what comes back, for a model that chooses. */
  readonly description: string;
  readonly scope: Scope;
  readonly annotations: ToolAnnotations;
  /** Its `person` may be left out where the server is bound to one. */
  readonly input: z.ZodObject<Input>;
  readonly output: z.ZodObject<Result>;
  call(client: Hyperalign, args: z.output<z.ZodObject<Input>>, hearing: Hearing): Promise<z.input<z.ZodObject<Result>>>;
  /** The result in words, for hosts that show their model nothing else. */
  tell(result: z.input<z.ZodObject<Result>>): string;
  /** What else a model can do after an error, by code; null where nothing. */
  remedy?(code: string): string | null;
}

/** A tool that can be put on a server. */
export interface Tool {
  readonly name: string;
  readonly scope: Scope;
  offer(server: McpServer, door: Door): void;
}

export function defineTool<Input extends z.ZodRawShape, Result extends z.ZodRawShape>(
  definition: ToolDefinition<Input, Result>,
): Tool {
  const { name, title, description, scope, annotations, output } = definition;
  // A root of its own instead of a reference: some hosts read no further than the root of a schema.
  const outputSchema = z.strictObject(output.shape);
  return {
    name,
    scope,
    offer: (server, door) => {
      const inputSchema = boundTo(door.principal, definition.input);
      server.registerTool(name, { title, description, annotations, inputSchema, outputSchema }, (args, context) =>
        door.calls.run(async () => {
          const hearing = hearingOf(context, door);
          try {
            const result = await definition.call(door.client, args, hearing);
            return { content: [{ type: 'text', text: definition.tell(result) }], structuredContent: result };
          } catch (error) {
            const { code, message } = hearing.signal.aborted ? stopped : tellError(error, door);
            const remedy = definition.remedy?.(code) ?? null;
            const text = `${code}: ${message}${remedy === null ? '' : ` ${remedy}`}`;
            return { isError: true, content: [{ type: 'text', text }] };
          }
        }),
      );
    },
  };
}

/** Whatever was thrown when a call was ended, it is no fault. */
const stopped: ToldError = { code: 'aborted', message: 'The call was stopped.' };
