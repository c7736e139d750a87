import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, Script } from 'node:vm';
import { build } from 'tsdown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../src/core/numerics/index.ts';
import * as inNode from '../../src/stylometry.ts';

const folder = mkdtempSync(join(tmpdir(), 'hyperalign-bundle-'));
const library = fileURLToPath(new URL('../../src/stylometry.ts', import.meta.url));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The whole library as a browser would get it, and what an application takes that attributes and verifies: one minified file each. */
let whole = '';
let used = '';
beforeAll(async () => {
  whole = await bundle('whole', `export * from ${JSON.stringify(library)};`);
  used = await bundle('used', `export { Attributor, Verifier, panMeasures } from ${JSON.stringify(library)};`);
}, 60_000);

async function bundle(name: string, source: string): Promise<string> {
  const entry = join(folder, `${name}.ts`);
  writeFileSync(entry, source);
  const outDir = join(folder, name);
  await build({
    config: false,
    entry: { stylometry: entry },
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
  const file = readdirSync(outDir).find((one) => one.endsWith('.js'));
  return readFileSync(join(outDir, file ?? ''), 'utf8');
}

describe('hyperalign/stylometry in a browser', () => {
  test('S11: asks for no module and no Node global', () => {
    expect(whole).not.toMatch(/\bnode:|\brequire\(|\bimport\(|\bprocess\.|\bBuffer\b|\b__dirname\b/);
  });

  test('S11: attribution and verification with the English lists are under 120 kB minified, and the rest can be shaken off', () => {
    expect(Buffer.byteLength(used)).toBeGreaterThan(10_000);
    expect(Buffer.byteLength(used)).toBeLessThan(120_000);
    expect(Buffer.byteLength(used)).toBeLessThan(Buffer.byteLength(whole) * 0.9);
    // Everything together is above 120 kB; this holds it where it is.
    expect(Buffer.byteLength(whole)).toBeLessThan(135_000);
  });

  test('S10: gives the same figures as in Node for the same seed', () => {
    // A context of its own has the language and nothing of Node.
    const context = createContext({});
    const inBrowser = new Script(
      `${whole};JSON.stringify((${figures.toString()})(stylometry, ${JSON.stringify(texts)}))`,
    );

    expect(JSON.parse(inBrowser.runInContext(context))).toEqual(JSON.parse(JSON.stringify(figures(inNode, texts))));
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
function figures(stylometry: typeof inNode, corpus: typeof texts): unknown {
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
