import { forgottenSchema } from '../../contracts/forgotten.ts';
import { pageQuerySchema } from '../../contracts/page-query.ts';
import { peoplePageSchema, personSummarySchema } from '../../contracts/people-page.ts';
import { isHyperalignError } from '../../errors.ts';
import type { Hyperalign } from '../../hyperalign.ts';
import type { ListPart, PersonSummary } from '../../ports/store.ts';
import type { Api, ApiParts } from './api-parts.ts';
import { apiRoute } from './api-route.ts';
import { idBefore, pageOf } from './cursor.ts';
import { jsonAnswer } from './json-answer.ts';
import { personPath } from './person-path.ts';

const list = apiRoute(
  { scopes: ['read'], bound: 'filtered' },
  {
    method: 'get',
    path: '/people',
    operationId: 'listPeople',
    tags: ['people'],
    summary: 'The people of the workspace, by id; a token of one person sees that person',
    request: { query: pageQuerySchema },
    responses: { 200: jsonAnswer('A page of people', peoplePageSchema) },
  },
);

const show = apiRoute(
  { scopes: ['read'] },
  {
    method: 'get',
    path: '/people/{person}',
    operationId: 'showPerson',
    tags: ['people'],
    summary: 'What is known of a person, in figures',
    request: { params: personPath },
    responses: { 200: jsonAnswer('The person', personSummarySchema) },
  },
);

const forget = apiRoute(
  { scopes: ['manage'] },
  {
    method: 'delete',
    path: '/people/{person}',
    operationId: 'forgetPerson',
    tags: ['people'],
    summary: 'Removes everything kept of a person and says what; zeros where there is nobody',
    request: { params: personPath },
    responses: { 200: jsonAnswer('How many records went', forgottenSchema) },
  },
);

export function addPeopleRoutes(api: Api, { clientOf }: ApiParts): void {
  api.openapi(list, async (c) => {
    const { workspace, person } = c.get('principal');
    const { limit, cursor } = c.req.valid('query');
    const after = idBefore(cursor);
    const part = { limit: limit + 1, ...(after === undefined ? {} : { after }) };
    const people = await peopleSeenBy(person, clientOf(workspace), part);
    const { items, next } = pageOf(people, limit, (one) => one.person);
    return c.json({ people: items, next }, 200);
  });

  api.openapi(show, async (c) => {
    const { person } = c.req.valid('param');
    return c.json(await clientOf(c.get('principal').workspace).person(person), 200);
  });

  api.openapi(forget, async (c) => {
    const { person } = c.req.valid('param');
    const { workspace, keyId } = c.get('principal');
    // What was answered meanwhile may hold text of the person, too, and a forgetting that fails may have removed it.
    const forgotten = await clientOf(workspace)
      .forget(person, { keyId })
      .finally(() => c.get('repeats').answers.drop(workspace));
    return c.json(forgotten, 200);
  });
}

/** Everybody, or the one person whose token it is: on the first page, when they are known. */
async function peopleSeenBy(own: string | null, client: Hyperalign, part: ListPart): Promise<readonly PersonSummary[]> {
  if (own === null) return client.people(part);
  if (part.after !== undefined) return [];
  return client.person(own).then(
    (person) => [person],
    (error) => {
      if (isHyperalignError(error, 'person_not_found')) return [];
      throw error;
    },
  );
}
