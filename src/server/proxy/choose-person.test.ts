import { expect, test } from 'vitest';
import type { Principal } from '../../contracts/access.ts';
import { choosePerson } from './choose-person.ts';

const everybody: Principal = { workspace: 'default', person: null, scopes: ['write'], keyId: 'k' };
const own: Principal = { ...everybody, person: 'ada' };

test.each([
  {
    name: 'the header names a person',
    principal: everybody,
    header: 'ada',
    user: undefined,
    chosen: { kind: 'person', person: 'ada', by: 'name' },
  },
  {
    name: 'the header comes before the field',
    principal: everybody,
    header: 'ada',
    user: 'bo',
    chosen: { kind: 'person', person: 'ada', by: 'name' },
  },
  {
    name: 'a header may be percent-encoded',
    principal: everybody,
    header: 'zo%C3%AB',
    user: undefined,
    chosen: { kind: 'person', person: 'zoë', by: 'name' },
  },
  {
    name: 'the field names a person',
    principal: everybody,
    header: undefined,
    user: 'bo',
    chosen: { kind: 'person', person: 'bo', by: 'user' },
  },
  {
    name: 'a field that is no id names nobody',
    principal: everybody,
    header: undefined,
    user: 'a user / 7',
    chosen: { kind: 'nobody' },
  },
  {
    name: 'a field that is no text names nobody',
    principal: everybody,
    header: undefined,
    user: 7,
    chosen: { kind: 'nobody' },
  },
  { name: 'nothing names nobody', principal: everybody, header: '', user: undefined, chosen: { kind: 'nobody' } },
  {
    name: 'a key of one person names that person',
    principal: own,
    header: undefined,
    user: undefined,
    chosen: { kind: 'person', person: 'ada', by: 'name' },
  },
  {
    name: 'a key of one person may name that person',
    principal: own,
    header: 'ada',
    user: 'ada',
    chosen: { kind: 'person', person: 'ada', by: 'name' },
  },
])('$name', ({ principal, header, user, chosen }) => {
  expect(choosePerson(principal, { header, user })).toEqual(chosen);
});

test.each([
  { name: 'by header', header: 'bo', user: undefined },
  { name: 'by field', header: undefined, user: 'bo' },
])('a key of one person reaches nobody else $name', ({ header, user }) => {
  expect(choosePerson(own, { header, user })).toMatchObject({
    kind: 'refused',
    refusal: { status: 403, code: 'foreign_person' },
  });
});
