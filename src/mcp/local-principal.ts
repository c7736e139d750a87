import { type Principal, scopeSchema } from '../contracts/access.ts';
import { identifierSchema } from '../contracts/identifiers.ts';
import { HyperalignError } from '../errors.ts';

/** Whoever may start a program on this machine may do all that it can, in one workspace and, where one is named, for one person. */
export function localPrincipal(workspace: string, person: string | null): Principal {
  return {
    workspace,
    person: person === null ? null : checked(person),
    scopes: scopeSchema.options,
    keyId: null,
  };
}

function checked(person: string): string {
  const parsed = identifierSchema.safeParse(person);
  if (parsed.success) return parsed.data;
  throw new HyperalignError(
    'invalid_input',
    `The person ${JSON.stringify(person)} cannot be used: ${parsed.error.issues[0]?.message ?? 'invalid'}.`,
  );
}
