import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openBackground } from '../../src/adapters/background/index.ts';
import * as hypotheses from '../../src/core/hypotheses/index.ts';
import * as stylometry from '../../src/core/stylometry/index.ts';
import { countPerson, measureSamples } from '../../src/engine/measure-person.ts';
import { keyOf } from '../../src/testing/index.ts';
import { browserBundle, runInBrowser } from '../support/browser-bundle.ts';
import { demoPerson } from '../support/demo-people.ts';
import { openOfflineClient } from '../support/offline-client.ts';

const inNode = { ...hypotheses, ...stylometry, countPerson, measureSamples };
type Bundled = typeof inNode;
interface Input {
  readonly samples: Parameters<typeof measureSamples>[0];
  readonly backgrounds: Parameters<typeof countPerson>[2];
}

/** What is counted of a person: hypotheses, tried and selected, their combination and the fingerprint. */
function profile(bundled: Bundled, { samples, backgrounds }: Input): unknown {
  const measured = bundled.measureSamples(samples);
  const found = bundled.countPerson('june', measured, backgrounds);
  const backgroundOf = (register: string) => bundled.chooseBackground(backgrounds, register);
  const selected = bundled.selectHypotheses({ hypotheses: found.measured, samples: measured, backgroundOf });
  const combination = bundled.fitCombination({
    register: found.register,
    hypotheses: bundled.selectedHypotheses(selected, found.register),
    own: measured,
    background: backgroundOf(found.register),
  });
  return { selected, combination, registers: found.registers, fingerprint: bundled.buildFingerprint(measured) };
}

test('H2: what is counted of a person is byte for byte the same in a browser', async () => {
  const june = demoPerson('june');
  const client = openOfflineClient();
  await client.learn({ person: 'june', paths: june.mails, me: [june.address] });
  const [samples, backgrounds] = [await client.store.samples.list(keyOf('june')), await openBackground().load()];
  const from = (path: string) =>
    `export * from ${JSON.stringify(fileURLToPath(new URL(`../../src/${path}`, import.meta.url)))};`;
  const bundle = await browserBundle(
    ['engine/measure-person.ts', 'core/hypotheses/index.ts', 'core/stylometry/index.ts'].map(from).join('\n'),
  );

  const expected = JSON.stringify(profile(inNode, { samples, backgrounds }));

  expect(bundle).not.toMatch(/\bnode:|\brequire\(|\bprocess\.|\bBuffer\b/);
  expect(runInBrowser(bundle, profile, { samples, backgrounds })).toBe(expected);
}, 60_000);
