import { faultsOf, type JsonSchema, type Resolve } from './check-schema.ts';

export interface ApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

type Content = Readonly<Record<string, { readonly schema?: JsonSchema }>>;

interface OperationObject {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly ApiParameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
}

export interface ApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes: Readonly<Record<string, unknown>>;
  };
}

export interface ApiOperation extends OperationObject {
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
}

export function operationsOf({ paths }: ApiDocument): readonly ApiOperation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, path, method: method.toUpperCase() })),
  );
}

export function resolverOf({ components }: ApiDocument): Resolve {
  return (ref) => {
    const schema = components.schemas[ref.replace('#/components/schemas/', '')];
    if (schema === undefined) throw new Error(`The document has no ${ref}`);
    return schema;
  };
}

/** What of an answer is not as the document says; a path that no operation has is not checked. */
export async function answerFaults(
  document: ApiDocument,
  { method, path }: { readonly method: string; readonly path: string },
  answer: Response,
): Promise<readonly string[]> {
  const operation = operationsOf(document).find((one) => one.method === method && matcherOf(one.path).test(path));
  if (operation === undefined) return [];
  const place = `${operation.operationId} ${answer.status}`;
  const declared = operation.responses[String(answer.status)];
  if (declared === undefined) return [`${place}: not in the document: ${(await answer.clone().text()).slice(0, 300)}`];
  const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
  if (declared.content === undefined) return type === '' ? [] : [`${place}: a body where there should be none`];
  const schema = declared.content[type]?.schema;
  if (schema === undefined) return [`${place}: no schema for "${type}"`];
  if (!type.endsWith('json')) return [];
  return faultsOf(await answer.clone().json(), schema, resolverOf(document), place);
}

/** What of a stream of events is not as the document says, with its text whole. Comments are no events. */
export function eventFaults(document: ApiDocument, operationId: string, stream: string): readonly string[] {
  const operation = operationsOf(document).find((one) => one.operationId === operationId);
  const schema = operation?.responses['200']?.content?.['text/event-stream']?.schema;
  if (schema === undefined) return [`${operationId}: answers with no events`];
  const frames = stream.split('\n\n').filter((frame) => frame !== '' && !frame.startsWith(':'));
  return frames.flatMap((frame, at) => {
    const lines = frame.split('\n').map((line) => [line.split(': ', 1)[0] ?? '', line.slice(line.indexOf(': ') + 2)]);
    return faultsOf(Object.fromEntries(lines), schema, resolverOf(document), `event ${at}`);
  });
}

function matcherOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}
