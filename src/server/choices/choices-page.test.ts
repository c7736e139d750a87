import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { choicesPage } from './choices-page.ts';

const { html, policy } = choicesPage();

function hashOf(code: string | undefined): string {
  return `'sha256-${createHash('sha256')
    .update(code ?? '')
    .digest('base64')}'`;
}

test('the page runs its own style and script alone, as its policy tells them by hash', () => {
  const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, code]) => code);
  const scripts = [...html.matchAll(/<script type="module">([\s\S]*?)<\/script>/g)].map(([, code]) => code);

  expect([styles.length, scripts.length]).toEqual([1, 1]);
  expect(html.match(/<(script|style|link|img|iframe)\b/g)).toHaveLength(2);
  expect(html).not.toMatch(/\s(on\w+|style)=/);
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `style-src ${hashOf(styles[0])}`,
    `script-src ${hashOf(scripts[0])}`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ]);
});

test('every field of the page has a label, and none a name by which a form would put it into an address', () => {
  const fields = [...html.matchAll(/<(?:input|select|textarea)\b[^>]*\bid="([^"]+)"[^>]*>/g)];

  expect(fields.map(([, id]) => id)).toEqual(['key', 'person', 'task']);
  for (const [field, id] of fields) {
    expect(html).toContain(`<label for="${id}">`);
    expect(field).not.toContain(' name=');
  }
});
