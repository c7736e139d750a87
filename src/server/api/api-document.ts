import { createApi } from './create-api.ts';
import { describeApi } from './describe-api.ts';

/** The OpenAPI 3.1 document of the API, as every server gives it. */
export function apiDocument(): object {
  const api = createApi({
    clientOf: unused,
    record: unused,
    clock: { now: unused, elapsed: unused },
    idempotency: { begin: unused, finish: unused, release: unused, expire: unused },
    heartbeatMs: 1000,
  });
  return describeApi(api);
}

function unused(): never {
  throw new Error('A document is made without serving anything.');
}
