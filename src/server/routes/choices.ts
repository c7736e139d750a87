import { Hono } from 'hono';
import type { AppEnv } from '../app-env.ts';
import { type ChoicesPage, choicesPage } from '../choices/choices-page.ts';

/** `/choices`: the page for choosing between two texts. Open to everybody, since it holds nobody's data; what it asks the API needs a key where the API does. */
export function choicesRoutes(): Hono<AppEnv> {
  let page: ChoicesPage | null = null;
  const routes = new Hono<AppEnv>();
  routes.get('/choices', (c) => {
    page ??= choicesPage();
    return c.html(page.html, 200, { 'content-security-policy': page.policy });
  });
  return routes;
}
