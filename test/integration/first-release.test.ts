// A home and an export as the first release wrote them: six mails of the demo's June, one hypothesis pinned and one rejected.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { createHyperalign } from '../../src/compose.ts';
import type { ExportedProfile } from '../../src/index.ts';
import { demoPerson } from '../support/demo-people.ts';
import { openOfflineClient } from '../support/offline-client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const june = demoPerson('june');
const mails = { person: 'june', paths: june.mails, me: [june.address] };
const pinned = 'Closes with “Cheers”: in 4 of 4 e-mails, in 0 % of other people’s.';
const rejected = 'Opens with “Hey”: in 4 of 4 e-mails, in 7 % of other people’s.';

function unpacked(name: string): Buffer {
  return gunzipSync(readFileSync(new URL(`../fixtures/first-release/${name}.gz`, import.meta.url)));
}

async function openOldHome() {
  const home = temporaryFolder();
  writeFileSync(join(home, 'hyperalign.sqlite'), unpacked('hyperalign.sqlite'));
  const client = await createHyperalign({ home, model: 'none' });
  onTestFinished(() => client.close());
  return client;
}

/** The owner's words, which outlive everything. */
const decided = (hypotheses: readonly { readonly statement: string; readonly standing: string }[]) =>
  hypotheses.flatMap(({ statement, standing }) =>
    standing === 'pinned' || standing === 'rejected' ? [`${standing}: ${statement}`] : [],
  );
const owners = [`pinned: ${pinned}`, `rejected: ${rejected}`];

test('a home of the first release opens with all that was in it', async () => {
  const client = await openOldHome();

  const shown = await client.profile('june').show();

  expect(decided(shown.hypotheses)).toEqual(owners);
  expect(shown).toMatchObject({ version: 3, sampleCount: { inference: 4, trial: 2 } });
  expect(await client.profile('june').samples()).toHaveLength(6);
  expect((await client.profile('june').history()).map(({ reason }) => reason)).toEqual([
    'standing',
    'standing',
    'learn',
  ]);
});

test('a home of the first release can be learned into, edited, emptied of a sample, rolled back and forgotten', async () => {
  const client = await openOldHome();
  const tools = client.profile('june');

  await client.learn(mails);
  const edited = await client.edit({ person: 'june', draft: 'Come by at noon!', final: 'Come by at noon.' });
  const [sample] = await tools.samples();
  const removed = await tools.removeSample(sample?.id ?? '');
  const back = await tools.rollback(1);

  expect(edited).toMatchObject({ outcome: 'learned', edits: 1 });
  expect(removed.samplesLeft).toBe(11);
  expect([back.version, back.reason, back.sampleCount.inference + back.sampleCount.trial]).toEqual([6, 'rollback', 11]);
  expect(decided((await tools.show(4)).hypotheses)).toEqual(owners);
  expect(await client.verify({ person: 'june', text: 'Hey Sam! '.repeat(40) })).toMatchObject({ person: 'june' });
  expect(await client.forget('june')).toMatchObject({ samples: 11, edits: 1, profileVersions: 6 });
});

test('an export of the first release can be imported, verified with and learned into', async () => {
  const client = openOfflineClient();
  const exported: ExportedProfile = JSON.parse(unpacked('june.json').toString('utf8'));

  const imported = await client.importProfile(exported);

  expect(decided(imported.hypotheses)).toEqual(owners);
  expect(imported).toMatchObject({ version: 1, reason: 'import' });
  const verified = await client.verify({ person: 'june', text: 'Hey Sam! '.repeat(40) });
  expect([verified.person, verified.hypotheses.method]).toEqual(['june', 'likelihood-ratio']);
  const { profile, samples } = await client.learn(mails);
  expect(samples).toMatchObject({ known: 6, kept: 6 });
  expect(decided(profile?.hypotheses ?? [])).toEqual(owners);
});
