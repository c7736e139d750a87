import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, Script } from 'node:vm';
import { build } from 'tsdown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../src/core/numerics/index.ts';
import * as library from '../../src/stylometry.ts';
import * as verification from '../../src/stylometry-verification.ts';

const inNode = { ...library, ...verification };

const folder = mkdtempSync(join(tmpdir(), 'hyperalign-bundle-'));
const entryOf = (name: string) => JSON.stringify(fileURLToPath(new URL(`../../src/${name}`, import.meta.url)));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The library as a browser would get it, the same with the verifier and its catalogue of habits, and what an application takes that attributes: one minified file each. */
let main = '';
let whole = '';
let used = '';
beforeAll(async () => {
  main = await bundle('main', `export * from ${entryOf('stylometry.ts')};`);
  whole = await bundle(
    'whole',
    `export * from ${entryOf('stylometry.ts')}; export * from ${entryOf('stylometry-verification.ts')};`,
  );
  used = await bundle('used', `export { Attributor, panMeasures } from ${entryOf('stylometry.ts')};`);
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

  test('S11: with the English lists it is under 120 kB minified, and what is not used can be shaken off', () => {
    expect(Buffer.byteLength(main)).toBeLessThan(120_000);
    expect(Buffer.byteLength(used)).toBeGreaterThan(10_000);
    expect(Buffer.byteLength(used)).toBeLessThan(Buffer.byteLength(main) * 0.8);
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

/** Every `node` in the search path that is another version than the one that runs this. */
const otherNodes = [
  ...new Map(
    // The environment is asked for nothing else than where programs lie.
    (process.env['PATH'] ?? '')
      .split(delimiter)
      .map((place) => join(place, 'node'))
      .filter((path) => existsSync(path))
      .map((path) => [spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim(), path] as const),
  ),
].filter(([version]) => /^v(2\d|[3-9]\d)\./.test(version) && version !== process.version);

describe.skipIf(otherNodes.length === 0)('hyperalign/stylometry in another Node', () => {
  test.each(otherNodes)('S10: gives the same figures for the same seed in %s', (_version, path) => {
    const file = join(folder, 'figures.cjs');
    const call = `(${figures.toString()})(stylometry, ${JSON.stringify(texts)})`;
    writeFileSync(file, `${whole};process.stdout.write(JSON.stringify(${call}))`);

    const { status, stdout, stderr } = spawnSync(path, [file], { encoding: 'utf8' });

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(figures(inNode, texts))));
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
    ...(['distance', 'centroid', 'linear', 'imposters'] as const).map((method) => {
      const fitted = stylometry.Attributor.fit(corpus.slice(1), { method, seed: 7, rounds: 20 });
      return [fitted.rank(query), stylometry.Attributor.load(stylometry.Attributor.save(fitted)).rank(query)];
    }),
    stylometry.Verifier.fit(
      ['bo', 'cy', 'di', 'ed', 'flo'].map((author) => ({
        author,
        texts: corpus.filter((one) => one.author === author).map(({ text }) => text),
      })),
      { seed: 7, known: 1 },
    ).verify([corpus[1]?.text ?? '', corpus[2]?.text ?? ''], query),
  ];
}
