import { describe, expect, test } from 'vitest';
import type { Principal } from '../../contracts/access.ts';
import { allows, ownerOf } from './allows.ts';

const app: Principal = { workspace: 'default', person: null, scopes: ['write', 'read'], keyId: 'k' };
const ada: Principal = { ...app, person: 'ada', scopes: ['write', 'read', 'manage'] };

describe('a principal', () => {
  test.each([
    { name: 'a key reaches every person', by: app, scope: 'write', person: 'bo', allowed: true },
    { name: 'a key reaches the workspace as a whole', by: app, scope: 'read', person: null, allowed: true },
    { name: 'a key without the scope does not', by: app, scope: 'manage', person: 'bo', allowed: false },
    { name: 'a person’s token reaches the person', by: ada, scope: 'manage', person: 'ada', allowed: true },
    { name: 'a person’s token reaches nobody else', by: ada, scope: 'read', person: 'bo', allowed: false },
    { name: 'a person’s token never reaches the workspace', by: ada, scope: 'manage', person: null, allowed: false },
    { name: 'a person’s token has scopes of its own', by: ada, scope: 'learn', person: 'ada', allowed: false },
    { name: 'the owner may do all', by: ownerOf('default'), scope: 'manage', person: null, allowed: true },
  ] as const)('reaches what its scopes and its person say: $name, $allowed', ({ by, scope, person, allowed }) => {
    expect(allows(by, scope, person)).toBe(allowed);
  });
});
