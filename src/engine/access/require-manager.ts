import type { Principal } from '../../contracts/access.ts';
import { allows } from '../../core/access/index.ts';
import { HyperalignError } from '../../errors.ts';

/** Refuses whoever may not manage the whole workspace, a person's own token among them. */
export function requireManager(by: Principal, what: string): void {
  if (allows(by, 'manage', null)) return;
  throw new HyperalignError(
    'not_allowed',
    `This key may not ${what}. That takes a key of the workspace with the scope "manage".`,
    { details: { scopes: by.scopes } },
  );
}
