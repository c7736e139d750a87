import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Comparison } from '../../src/contracts/comparison.ts';
import type { Store } from '../../src/ports/store.ts';
import { type Access, createServer, openAccess, type RunningServer, urlUpstream } from '../../src/server/index.ts';
import { fixedClock, keyOf, memoryStore, type ScriptedReply, scriptedModel } from '../../src/testing/index.ts';
import { learnAda } from '../support/learned-person.ts';
import { openOfflineClient } from '../support/offline-client.ts';
import { accessByKeys, workspacesOver } from '../support/proxy-setting.ts';
import { findBrowser } from './find-browser.ts';
import { type BrowserPage, openBrowser, type PageLook } from './open-browser.ts';
import { lowContrasts } from './page-contrast.ts';

const program = findBrowser();
const missing = 'skipped: no browser of the Chromium kind is on the path; install one or name it by HYPERALIGN_BROWSER';

const desk: PageLook = { width: 1280, scheme: 'light' };
const looks = [1280, 390].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme })));

const task = 'Tell Robin when the boiler is mended.';
const short = 'The boiler is mended on Monday. Two people come at ten.';
const long = `Hello Robin,\n\nI am writing about the boiler, which has not worked since May, as you know. Two people come on Monday at ten, and they bring their own ladder, so there is nothing for you to carry.\n\nBest regards,\nKim`;
/** A browser that starts on a busy machine takes seconds. */
const patience = { timeout: 20_000 };
const usual = (call: number): ScriptedReply => (call % 2 === 0 ? short : long);

describe.skipIf(program === null)(`the page for choosing between two texts (${program ?? missing})`, () => {
  let page: BrowserPage;
  const servers: RunningServer[] = [];

  beforeAll(async () => {
    page = await openBrowser(program ?? '');
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop();
  });
  afterAll(() => page.close());

  /** A server on the loopback address that knows Ada, and what its model answers call by call. */
  async function served(
    reply: (call: number) => ScriptedReply = usual,
    { access = openAccess(), learned = true }: { readonly access?: Access; readonly learned?: boolean } = {},
  ): Promise<{ readonly address: string; kept(): Promise<readonly Comparison[]> }> {
    const store: Store = memoryStore();
    if (learned) await learnAda(openOfflineClient({ store }));
    const server = await createServer({
      ...{ port: 0, access, stopMs: 200 },
      workspaces: workspacesOver(
        store,
        scriptedModel(({ index }) => reply(index)),
      ),
      upstream: urlUpstream({ baseUrl: 'http://127.0.0.1:9/v1', apiKey: null }),
      api: { idempotency: store.idempotency, clock: fixedClock(), record: async () => undefined },
    });
    servers.push(server);
    return {
      address: `${server.url}/choices`,
      kept: async () => (await store.comparisons.list(keyOf('ada'), { limit: 10 })).items,
    };
  }

  const textOf = (id: string) => page.evaluate(`document.getElementById('${id}').innerText`);
  const isShown = (id: string) => page.evaluate(`document.getElementById('${id}').checkVisibility()`);
  const focused = () => page.evaluate('document.activeElement.id');
  const appears = (id: string) => expect.poll(() => isShown(id), patience).toBe(true);

  /** Writes a task and waits for what comes of it. */
  async function ask(outcome: 'pair' | 'problem' = 'pair'): Promise<void> {
    await appears('ask');
    await page.click('#task');
    await page.type(task);
    await page.click('#show');
    await appears(outcome);
  }

  describe.each(looks)('at $width pixels, $scheme', (look) => {
    const name = `${look.scheme}-${look.width}`;

    async function expectFit(step: string): Promise<void> {
      await keepShot(page, `choices-${step}-${name}`);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(look.width);
      expect(await page.evaluate(lowContrasts)).toEqual([]);
    }

    test('asks its own server alone, has no complaint and fits, from the task to the choice', async () => {
      const { address } = await served();
      const { origin } = new URL(address);

      await page.open(address, look);
      await appears('ask');
      await expectFit('task');
      await ask();
      await expectFit('pair');
      const tops = await page.evaluate(
        `[...document.querySelectorAll('article')].map((text) => text.getBoundingClientRect().top)`,
      );
      await page.click('[data-choice=left]');
      await appears('kept');
      await expectFit('kept');

      expect(new Set(tops as number[]).size).toBe(look.width === 390 ? 2 : 1);
      expect(page.requests.filter((asked) => new URL(asked).origin !== origin)).toEqual([]);
      expect(page.complaints).toEqual([]);
    });

    test('fits where something is wrong, and where a key is asked for', async () => {
      const { address } = await served(() => ({ fail: new Error('out of memory') }));
      const keyed = await served(usual, { access: accessByKeys({}) });

      await page.open(`${address}?person=somebody-with-a-long-name.of-no-consequence@example.org`, look);
      await ask('problem');
      await expectFit('problem');
      await page.open(keyed.address, look);
      await appears('access');
      await expectFit('key');

      expect(await isShown('problem')).toBe(false);
    });
  });

  test('keeps the choice of the mouse and of the keys, side by side as the API gave the two', async () => {
    const { address, kept } = await served();
    await page.open(address, desk);

    await ask();
    const [left, right] = [await textOf('left'), await textOf('right')];
    expect(await focused()).toBe('pair');
    await page.click('[data-choice=right]');
    await appears('kept');
    const first = await textOf('kept-words');
    expect(await focused()).toBe('kept');
    await page.click('#again');
    await appears('pair');
    await page.press('1');
    await appears('kept');
    const second = await textOf('kept-words');
    await page.click('#again');
    await appears('pair');
    await page.press('0');
    await appears('kept');
    await page.click('#other');

    expect(new Set([left, right])).toEqual(new Set([short, long]));
    expect(first).toMatch(/^You chose text 2\. That makes 1 comparison of ada\./);
    expect(second).toMatch(/^You chose text 1\. That makes 2 comparisons of ada\./);
    expect([await focused(), await page.evaluate('task.value')]).toEqual(['task', '']);
    const [third, , oldest] = await kept();
    expect(third).toMatchObject({ task, chosen: 'tie', source: 'page' });
    expect(oldest).toMatchObject({ task, left, right, chosen: 'right', register: 'email', source: 'page' });
    expect(page.complaints).toEqual([]);
  });

  test('keys choose where the texts have the focus, and nowhere else', async () => {
    const { address, kept } = await served();
    await page.open(address, desk);
    await ask();

    await page.evaluate('task.focus()');
    await page.press('ArrowLeft');
    await page.press('1');
    const inTask = await kept();
    await page.evaluate('pair.focus()');
    await page.press('ArrowRight');
    await appears('kept');

    expect(inTask).toEqual([]);
    expect(await kept()).toMatchObject([{ chosen: 'right' }]);
  });

  test('a text of the model that looks like markup stays text, and the policy lets nothing become markup', async () => {
    const hostile = `<img src="x" onerror="document.title='taken'"><script>document.title='taken'</script>`;
    const { address } = await served((call) => (call % 2 === 0 ? `${hostile} Monday.` : hostile));
    await page.open(address, desk);

    await ask();

    expect([await textOf('left'), await textOf('right')].toSorted()).toEqual([hostile, `${hostile} Monday.`]);
    expect(await page.evaluate(`document.querySelectorAll('main img, main script').length`)).toBe(0);
    expect(await page.evaluate('document.title')).not.toBe('taken');
    expect(page.requests.filter((asked) => asked.endsWith('/x'))).toEqual([]);
    expect(
      await page.evaluate(`(() => { try { left.innerHTML = '<b>x</b>' } catch (error) { return error.name } })()`),
    ).toBe('TypeError');
  });

  test('a double click keeps one choice', async () => {
    const { address, kept } = await served();
    await page.open(address, desk);
    await ask();

    await page.evaluate(
      `for (const choice of ['left', 'left', 'right']) document.querySelector('[data-choice=' + choice + ']').click()`,
    );
    await appears('kept');

    expect(await kept()).toMatchObject([{ chosen: 'left' }]);
  });

  test('where the answer to a choice is lost, choosing again keeps nothing twice, and the first choice stands', async () => {
    const { address, kept } = await served();
    await page.open(address, desk);
    await ask();

    await page.evaluate(`{
      const usual = window.fetch;
      window.fetch = async (...asked) => { window.fetch = usual; await usual(...asked); throw new TypeError('lost'); };
    }`);
    await page.click('[data-choice=left]');
    await appears('problem');
    const told = await textOf('problem');
    await page.click('[data-choice=right]');
    await appears('kept');

    expect(told).toContain('The server gave no answer.');
    expect(told).toContain('The two texts are still here.');
    expect(await textOf('kept-words')).toBe('Your first choice between them stands.');
    expect(await kept()).toMatchObject([{ chosen: 'left' }]);
  });

  test('a model that fails is told with what to do, and the task is still there', async () => {
    let fails = true;
    const { address } = await served((call) => (fails ? { fail: new Error('out of memory') } : usual(call)));
    await page.open(address, desk);

    await ask('problem');
    const told = await textOf('problem');
    fails = false;
    await page.click('#show');
    await appears('pair');

    expect(told).toMatch(/^The model [\s\S]*Your task is still here, and nothing was kept\.$/);
    expect(told).not.toContain('out of memory');
    expect(await isShown('problem')).toBe(false);
  });

  test('a model that takes long can be stopped, and says meanwhile that it writes', async () => {
    const { address, kept } = await served(() => ({ hang: true }));
    await page.open(address, desk);
    await appears('ask');
    await page.click('#task');
    await page.type(task);

    await page.click('#show');
    await appears('stop');
    await expect.poll(() => textOf('seconds'), patience).toMatch(/^\d+ s$/);
    const meanwhile = await textOf('said');
    await keepShot(page, 'choices-progress');
    await page.click('#stop');
    await expect.poll(() => isShown('stop'), patience).toBe(false);

    expect(meanwhile).toBe('The model is writing.');
    expect(await textOf('said')).toBe('Stopped. Your task is still here, and nothing was kept.');
    expect([await focused(), await page.evaluate('task.value')]).toEqual(['show', task]);
    expect(await kept()).toEqual([]);
  });

  test.each([
    { name: 'nobody is learned', learned: false, query: '', says: 'hyperalign learn FOLDER --as NAME' },
    { name: 'the person is unknown', learned: true, query: '?person=bo', says: 'hyperalign learn FOLDER --as bo' },
  ])('where $name it says to learn first, by which command', async ({ learned, query, says }) => {
    const { address } = await served(usual, { learned });
    await page.open(`${address}${query}`, desk);

    if (learned) await ask('problem');
    else await appears('problem');

    expect(await textOf('problem')).toContain(says);
  });

  test('keeps a key in memory alone: no address, storage or cookie holds it, and a reload asks again', async () => {
    const scopes = ['write', 'read', 'learn'] as const;
    const access = accessByKeys({ ofAda: { person: 'ada', scopes }, reader: { scopes: ['read'] } });
    const { address, kept } = await served(usual, { access });
    const give = async (key: string) => {
      await page.evaluate(`document.getElementById('key').value = ''; document.getElementById('key').focus()`);
      await page.type(key);
      await page.click('#access button');
    };
    await page.open(address, desk);
    await appears('access');

    await give('made-up');
    await expect.poll(() => textOf('problem'), patience).toContain('not known here');
    await give('reader');
    await expect.poll(() => textOf('problem'), patience).toContain('This key lacks write and learn.');
    await give('ofAda');
    await ask();
    await page.press('2');
    await appears('kept');
    const holders = await page.evaluate(
      `[location.href, document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.documentElement.outerHTML, document.getElementById('key').value].join()`,
    );

    expect(await kept()).toMatchObject([{ chosen: 'right', source: 'page' }]);
    expect(holders).not.toContain('ofAda');
    expect(page.requests.join()).not.toContain('ofAda');
    await page.open(address, desk);
    await appears('access');
  });
});

/** For those who want to look: into the folder that HYPERALIGN_SHOTS names. */
async function keepShot(page: BrowserPage, name: string): Promise<void> {
  const folder = process.env['HYPERALIGN_SHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  const height = Number(await page.evaluate('document.body.scrollHeight'));
  writeFileSync(join(folder, `${name}.png`), await page.screenshot({ from: 0, height }));
}
