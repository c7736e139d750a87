import type { Principal, Scope } from '../../contracts/access.ts';

/** Whether a principal may do what needs the scope: to one person, or with null to the workspace as a whole, which a person's token never may. */
export function allows(principal: Principal, scope: Scope, person: string | null): boolean {
  if (!principal.scopes.includes(scope)) return false;
  return principal.person === null || principal.person === person;
}

/** Whoever sits at the machine itself: the command line, which asks for no key. */
export function ownerOf(workspace: string): Principal {
  return { workspace, person: null, scopes: ['write', 'read', 'learn', 'manage'], keyId: null };
}
