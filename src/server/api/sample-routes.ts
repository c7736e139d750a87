import { pageQuerySchema } from '../../contracts/page-query.ts';
import { sampleIdSchema } from '../../contracts/record-ids.ts';
import { removedSampleSchema } from '../../contracts/removed-sample.ts';
import { samplesPageSchema } from '../../contracts/samples-page.ts';
import type { Api, ApiParts } from './api-parts.ts';
import { apiRoute } from './api-route.ts';
import { idBefore, pageOf } from './cursor.ts';
import { jsonAnswer } from './json-answer.ts';
import { personPath } from './person-path.ts';

const list = apiRoute(
  { scopes: ['read'] },
  {
    method: 'get',
    path: '/people/{person}/samples',
    operationId: 'listSamples',
    tags: ['samples'],
    summary: 'The samples kept of a person, by id',
    request: { params: personPath, query: pageQuerySchema },
    responses: { 200: jsonAnswer('A page of samples', samplesPageSchema) },
  },
);

const remove = apiRoute(
  { scopes: ['manage'], refusals: [409] },
  {
    method: 'delete',
    path: '/people/{person}/samples/{sample}',
    operationId: 'removeSample',
    tags: ['samples'],
    summary: 'Removes a sample and all that was learned from it alone, and says what went',
    request: { params: personPath.extend({ sample: sampleIdSchema }) },
    responses: { 200: jsonAnswer('What went with the sample', removedSampleSchema) },
  },
);

export function addSampleRoutes(api: Api, { clientOf, record }: ApiParts): void {
  api.openapi(list, async (c) => {
    const { person } = c.req.valid('param');
    const { limit, cursor } = c.req.valid('query');
    const after = idBefore(cursor);
    const part = { limit: limit + 1, ...(after === undefined ? {} : { after }) };
    const samples = await clientOf(c.get('principal').workspace).profile(person).samples(part);
    const { items, next } = pageOf(samples, limit, ({ id }) => id);
    return c.json({ person, samples: items, next }, 200);
  });

  api.openapi(remove, async (c) => {
    const { person, sample } = c.req.valid('param');
    const { workspace } = c.get('principal');
    // What was answered meanwhile may hold the sample, too, and a removal that fails may have removed it.
    const removed = await clientOf(workspace)
      .profile(person)
      .removeSample(sample)
      .finally(() => c.get('repeats').answers.drop(workspace));
    await record(c.get('principal'), { action: 'sample.remove', person, details: { sample: removed.sample.id } });
    return c.json(removed, 200);
  });
}
