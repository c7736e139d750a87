import { HTTPException } from 'hono/http-exception';
import type { z } from 'zod';
import { type LearnRequestBody, learnFieldsSchema, mostFiles } from '../../contracts/learn-request.ts';
import type { LearnOptions } from '../../hyperalign.ts';
import type { ApiContext } from './api-env.ts';
import { given } from './given.ts';
import { refuse, unsupportedType } from './problem.ts';
import { refuseFields } from './refuse-invalid.ts';
import { withFiles } from './uploaded-files.ts';

export const formType = 'multipart/form-data';

/** Hands what a request gives to learn from to `use`: texts of JSON, or files of a form, which are there only meanwhile. Throws what refuses the request. */
export async function withLearnInput<Result>(
  c: ApiContext,
  person: string,
  use: (options: LearnOptions) => Promise<Result>,
): Promise<Result> {
  const shared = {
    person,
    audience: c.get('principal').person === null ? ('workspace' as const) : ('person' as const),
    signal: c.req.raw.signal,
  };
  const type = (c.req.header('content-type') ?? '').toLowerCase();
  if (type.startsWith('application/json')) return use({ ...shared, ...jsonOptions(checkedBody(c)) });
  if (!type.startsWith(formType)) throw thrown(refuse(c, unsupportedType('application/json', formType)));
  const form = await c.req.formData().catch(() => null);
  if (form === null) throw thrown(refuse(c, malformedForm));
  const files = form.getAll('files').filter((entry) => entry instanceof File);
  if (files.length === 0 || files.length > mostFiles) throw thrown(refuse(c, filesMissing(files.length)));
  const fields = learnFieldsSchema.safeParse(fieldsOf(form));
  if (!fields.success) throw thrown(refuseFields(c, fields.error, 'body'));
  return withFiles(files, (folder) => use({ ...shared, ...formOptions(fields.data), paths: [folder] }));
}

/** The framework's way to answer from anywhere below a handler. */
function thrown(res: Response): HTTPException {
  return new HTTPException(400, { res });
}

function checkedBody(c: ApiContext): LearnRequestBody {
  // Two content types are more than the type of a route can tell; the contract has been checked for this one.
  return (c.req as unknown as { valid(target: 'json'): LearnRequestBody }).valid('json');
}

function jsonOptions({ texts, attestation, ...body }: LearnRequestBody) {
  return {
    ...given(body),
    texts: texts.map((text) => (typeof text === 'string' ? text : given(text))),
    ...(attestation === undefined ? {} : { attestation: given(attestation) }),
  };
}

function formOptions({ attestedBy, attestation, ...fields }: z.infer<typeof learnFieldsSchema>) {
  return {
    ...given(fields),
    ...(attestedBy === undefined
      ? {}
      : { attestation: { by: attestedBy, ...(attestation === undefined ? {} : { statement: attestation }) } }),
  };
}

/** Everything but the files: `me` may come several times, the rest once. */
function fieldsOf(form: FormData): Readonly<Record<string, unknown>> {
  const names = [...new Set(form.keys())].filter((name) => name !== 'files');
  return Object.fromEntries(
    names.map((name) => {
      const values = form.getAll(name);
      return [name, name === 'me' || values.length > 1 ? values : values[0]];
    }),
  );
}

const malformedForm = {
  status: 400,
  code: 'malformed_body',
  detail: 'The body cannot be read as what its content type says it is.',
};

function filesMissing(count: number) {
  const message = count === 0 ? 'send at least one file' : `send at most ${mostFiles} files; these are ${count}`;
  return {
    status: 400,
    code: 'invalid_input',
    detail: `The request cannot be used. body.files: ${message}.`,
    errors: [{ field: 'body.files', message }],
  };
}
