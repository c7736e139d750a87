import { beforeAll, describe, expect, test } from 'vitest';
import { writeResultSchema } from '../../src/contracts/write-result.ts';
import type { Store } from '../../src/ports/store.ts';
import { memoryStore, scriptedModel } from '../../src/testing/index.ts';
import { demoPerson } from '../support/demo-people.ts';
import { openOfflineClient } from '../support/offline-client.ts';

const task = 'Tell Sam that the ferry is late.';
const shouted = 'i am late! the ferry is late! we meet at nine!';
const { folder, address } = demoPerson('june');

let store: Store;
beforeAll(async () => {
  store = memoryStore();
  await openOfflineClient({ store }).learn({ person: 'june', paths: [folder], me: [address], register: 'email' });
});

const clientOf = () => openOfflineClient({ store, model: scriptedModel(() => shouted) });

describe('a post-edited writing', () => {
  test('has the person’s forms, says what was edited, and is not handed on in pieces', async () => {
    const pieces: string[] = [];
    const written = await clientOf().write({
      ...{ person: 'june', task, postEdit: 'fingerprint' },
      onText: (piece) => pieces.push(piece),
    });

    const { text, postEdits = [] } = writeResultSchema.parse(written);
    expect(text.toLowerCase().replace(/[^a-z]/g, '')).toBe(shouted.replace(/[^a-z]/g, ''));
    expect(text).toMatch(/^I am late/);
    expect(postEdits.map(({ featureId }) => featureId)).toContain('lower-case-starts');
    expect(pieces).toEqual([]);
  });

  test('is the model’s own text where it is not asked for, or nobody is written as', async () => {
    expect((await clientOf().write({ person: 'june', task })).text).toBe(shouted);
    const plain = await clientOf().write({ person: null, task, postEdit: 'fingerprint' });
    expect(plain.text).toBe(shouted);
    expect(plain.postEdits).toBeUndefined();
  });
});
