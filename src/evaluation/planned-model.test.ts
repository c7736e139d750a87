import { expect, test } from 'vitest';
import { scriptedModel } from '../testing/index.ts';
import { makeBrief } from './authorship/make-brief.ts';
import { cachedModel } from './cached-model.ts';
import { plannedModel } from './planned-model.ts';
import { openPromptLog } from './prompt-log.ts';
import { SpendingMeter } from './spending-meter.ts';
import { keepsNothing } from './without-keeping.ts';

test('a planned brief passes the checks at the first try, as that of a good model does', async () => {
  const meter = new SpendingMeter();
  const handle = plannedModel(scriptedModel([]));
  const model = cachedModel({ handle, cache: keepsNothing, meter, prompts: openPromptLog() });
  const texts = Array.from({ length: 40 }, (_, at) => `The matter had been asked about when number ${at} was here.`);

  const origins: string[] = [];
  for (const [at, text] of texts.entries()) {
    const target = { id: `t${at}`, text, source: `s${at}`, title: null };
    const brief = await makeBrief({ ...{ model, target }, person: 'ada', register: 'email', seed: 1 });
    origins.push(brief.origin);
  }

  expect(new Set(origins)).toEqual(new Set(['model']));
  expect(meter.spent.calls).toBe(texts.length);
});
