import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface ChoicesPage {
  readonly html: string;
  /** Its `Content-Security-Policy`. */
  readonly policy: string;
}

/**
 * The page on which a person chooses between two texts: one file for everybody, that holds nobody's data and asks the API of its own server. No code or style
 * runs in it but its own, told by hash; nothing that is shown can become markup where browsers know trusted types.
 */
export function choicesPage(): ChoicesPage {
  const style = partOf('choices.css');
  const script = partOf('choices.js');
  const html = partOf('choices.html')
    .replace('<style></style>', () => `<style>${style}</style>`)
    .replace('<script type="module"></script>', () => `<script type="module">${script}</script>`);
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(script)}`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  return { html, policy };
}

/** Beside this file in the sources as in the build, which copies it. Browsers read a line's end as one character before they hash, whatever a checkout made of it. */
function partOf(name: string): string {
  return readFileSync(new URL(`page/${name}`, import.meta.url), 'utf8').replaceAll('\r\n', '\n');
}

function hashOf(code: string): string {
  return `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
}
