import type { Api } from './api-parts.ts';
import { refuse } from './problem.ts';

/** Answers what no route takes: another method of a path that is there, and paths that are not. Comes after the routes. */
export function refuseUnmatched(api: Api, base: string): void {
  const methods = Map.groupBy(
    api.routes.filter(({ method }) => method !== 'ALL'),
    ({ path }) => path,
  );
  for (const [path, routes] of methods) {
    const allowed = [...new Set(routes.map(({ method }) => method))].toSorted().join(', ');
    api.all(path.slice(base.length), (c) =>
      refuse(c, {
        status: 405,
        code: 'method_not_allowed',
        detail: `This path takes ${allowed}.`,
        headers: { allow: allowed },
      }),
    );
  }
  api.all('*', (c) =>
    refuse(c, {
      status: 404,
      code: 'path_unknown',
      detail: `There is nothing at this path. GET ${base}/openapi.json names what there is.`,
    }),
  );
}
