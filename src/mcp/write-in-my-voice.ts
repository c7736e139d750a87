import {
  completable,
  type GetPromptResult,
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
} from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { Guidance } from '../contracts/guidance.ts';
import { identifierSchema, registerSchema } from '../contracts/identifiers.ts';
import { onlyPerson } from './bound-person.ts';
import type { Door } from './door.ts';
import { completePerson } from './resources.ts';
import { tellError } from './tell-error.ts';

/** A prompt that a user picks: guidance, the person's texts as the model's own earlier turns, and last what to write. */
export function offerWriteInMyVoice(server: McpServer, door: Door): void {
  const { person: bound } = door.principal;
  const task = z.string().min(1, 'say what to write').describe('What to write, with every fact it needs.');
  const register = registerSchema
    .describe('email, chat, post, …; leave out for the most frequent one.')
    .exactOptional();
  const whose =
    bound === null
      ? identifierSchema.describe('Whose voice: the id of a person, such as "ada".')
      : onlyPerson(bound).exactOptional();
  const person = door.principal.scopes.includes('read')
    ? completable(whose, (begun) => completePerson(door, begun ?? ''))
    : whose;
  server.registerPrompt(
    'write_in_my_voice',
    {
      title: 'Write in my voice',
      description: 'Writes a text as a person writes: their habits, their texts as examples, then the task.',
      argsSchema: z.strictObject({ person, task, register }),
    },
    ({ person: named, task: asked, register: situation }) =>
      door.calls.run(async () => {
        try {
          const guidance = await door.client.guidance({
            person: named ?? bound ?? '',
            ...(situation === undefined ? {} : { register: situation }),
          });
          return asConversation(guidance, asked);
        } catch (error) {
          const { code, message } = tellError(error, door);
          const kind = code === 'internal' ? ProtocolErrorCode.InternalError : ProtocolErrorCode.InvalidParams;
          throw new ProtocolError(kind, `${code}: ${message}`);
        }
      }),
  );
}

/** There is no system role here, so the guidance opens the first message. Samples stand in turns of the model alone, which no text can leave. */
function asConversation({ person, register, system, turns }: Guidance, task: string): GetPromptResult {
  const said = [
    ...turns.flatMap(({ request, text }) => [
      { role: 'user', text: request } as const,
      { role: 'assistant', text } as const,
    ]),
    { role: 'user', text: task } as const,
  ];
  return {
    description: `A text in the voice of ${person} (${register})`,
    messages: said.map(({ role, text }, index) => ({
      role,
      content: { type: 'text', text: index === 0 && system !== '' ? `${system}\n\n${text}` : text },
    })),
  };
}
