import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, Script } from 'node:vm';
import { build } from 'tsdown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../src/core/numerics/index.ts';
import * as library from '../../src/stylometry.ts';

let code = '';
const outDir = mkdtempSync(join(tmpdir(), 'hyperalign-bundle-'));
afterAll(() => rmSync(outDir, { recursive: true, force: true }));

/** The whole library as a browser would get it: one minified file. */
beforeAll(async () => {
  await build({
    config: false,
    entry: { stylometry: fileURLToPath(new URL('../../src/stylometry.ts', import.meta.url)) },
    outDir,
    format: 'iife',
    globalName: 'stylometry',
    platform: 'browser',
    target: 'es2024',
    minify: true,
    dts: false,
    clean: false,
    logLevel: 'silent',
  });
  const file = readdirSync(outDir).find((name) => name.endsWith('.js'));
  code = readFileSync(join(outDir, file ?? ''), 'utf8');
}, 60_000);

describe('hyperalign/stylometry in a browser', () => {
  test('S11: is under 120 kB minified, asks for no module and no Node global', () => {
    expect(code.length).toBeGreaterThan(10_000);
    expect(Buffer.byteLength(code)).toBeLessThan(120_000);
    expect(code).not.toMatch(/\bnode:|\brequire\(|\bimport\(|\bprocess\.|\bBuffer\b|\b__dirname\b/);
  });

  test('S10: gives the same figures as in Node for the same seed', () => {
    // A context of its own has the language and nothing of Node.
    const context = createContext({});
    const inBrowser = new Script(
      `${code};JSON.stringify((${figures.toString()})(stylometry, ${JSON.stringify(texts)}))`,
    );

    expect(JSON.parse(inBrowser.runInContext(context))).toEqual(JSON.parse(JSON.stringify(figures(library, texts))));
  });
});

const random = createRandom(4);
const words =
  'the of and to a in that it is was for on with as but not by at from they we which or an all when there if so more'.split(
    ' ',
  );
const texts = ['ada', 'bo', 'cy', 'di', 'ed', 'flo'].flatMap((author, who) =>
  Array.from({ length: 3 }, () => ({
    author,
    text: Array.from({ length: 90 }, (_, at) => words[(random.integer(9) * (who + 2) + at) % words.length] ?? '').join(
      ' ',
    ),
  })),
);

/** Runs here and in the bundle: it may use nothing but its arguments. */
function figures(stylometry: typeof library, corpus: typeof texts): unknown {
  const query = corpus[0]?.text ?? '';
  return [
    ...(['distance', 'centroid', 'linear', 'imposters'] as const).map((method) =>
      stylometry.Attributor.fit(corpus.slice(1), { method, seed: 7, rounds: 20 }).rank(query),
    ),
    stylometry.Verifier.fit(
      ['bo', 'cy', 'di', 'ed', 'flo'].map((author) => ({
        author,
        texts: corpus.filter((one) => one.author === author).map(({ text }) => text),
      })),
      { seed: 7, known: 1 },
    ).verify([corpus[1]?.text ?? '', corpus[2]?.text ?? ''], query),
  ];
}
