import { editResultSchema } from '../../contracts/edit-result.ts';
import { assessmentSchema, editRequestSchema, textRequestSchema } from '../../contracts/text-requests.ts';
import { verifyResultSchema } from '../../contracts/verify-result.ts';
import type { Api, ApiParts } from './api-parts.ts';
import { apiRoute } from './api-route.ts';
import { given } from './given.ts';
import { jsonAnswer, jsonBody } from './json-answer.ts';
import { personPath } from './person-path.ts';
import { once, repeatHeader } from './repeats.ts';

const verify = apiRoute(
  { scopes: ['write'] },
  {
    method: 'post',
    path: '/people/{person}/verify',
    operationId: 'verifyText',
    tags: ['checking'],
    summary: 'Whether a text is consistent with the person’s writing',
    request: { params: personPath, body: jsonBody(textRequestSchema) },
    responses: { 200: jsonAnswer('The verdict', verifyResultSchema) },
  },
);

const assess = apiRoute(
  { scopes: ['write'] },
  {
    method: 'post',
    path: '/people/{person}/assess',
    operationId: 'assessText',
    tags: ['checking'],
    summary: 'Which selected hypotheses a text follows, whoever wrote it',
    request: { params: personPath, body: jsonBody(textRequestSchema) },
    responses: { 200: jsonAnswer('What the text follows', assessmentSchema) },
  },
);

const edit = apiRoute(
  { scopes: ['learn'], before: [once], refusals: [409, 410, 422] },
  {
    method: 'post',
    path: '/people/{person}/edits',
    operationId: 'learnFromEdit',
    tags: ['learning'],
    summary: 'Learns from how the person changed a draft: proposals that the owner accepts or rejects',
    request: { params: personPath, headers: repeatHeader, body: jsonBody(editRequestSchema) },
    responses: { 200: jsonAnswer('What the edit showed', editResultSchema) },
  },
);

export function addCheckingRoutes(api: Api, { clientOf }: ApiParts): void {
  api.openapi(verify, async (c) => {
    const text = { ...given(c.req.valid('json')), ...c.req.valid('param') };
    return c.json(await clientOf(c.get('principal').workspace).verify(text), 200);
  });

  api.openapi(assess, async (c) => {
    const { person } = c.req.valid('param');
    const compliance = await clientOf(c.get('principal').workspace).assess({ ...given(c.req.valid('json')), person });
    return c.json({ person, compliance }, 200);
  });

  api.openapi(edit, async (c) => {
    const options = { ...given(c.req.valid('json')), ...c.req.valid('param'), signal: c.req.raw.signal };
    return c.json(await clientOf(c.get('principal').workspace).edit(options), 200);
  });
}
