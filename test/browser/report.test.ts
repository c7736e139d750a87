import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderHtml } from '../../src/evaluation/report/render-html.ts';
import { sampleReport } from '../support/sample-report.ts';
import { findBrowser } from './find-browser.ts';
import { type BrowserPage, openBrowser } from './open-browser.ts';
import { lowContrasts } from './page-contrast.ts';

const program = findBrowser();
const missing = 'skipped: no browser of the Chromium kind is on the path; install one or name it by HYPERALIGN_BROWSER';

const looks = [1280, 390].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme })));

describe.skipIf(program === null)(`the report in a browser (${program ?? missing})`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'hyperalign-report-'));
  const address = pathToFileURL(join(folder, 'report.html')).href;
  let page: BrowserPage;

  beforeAll(async () => {
    writeFileSync(join(folder, 'report.html'), renderHtml(sampleReport()));
    page = await openBrowser(program ?? '');
  });
  afterAll(async () => {
    await page.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(looks)('at $width pixels, $scheme, asks for itself alone, has no complaint and fits', async (look) => {
    await page.open(address, look);
    await keepShot(page, `${look.scheme}-${look.width}`);

    expect(page.requests).toEqual([address]);
    expect(page.complaints).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(look.width);
    expect(await page.evaluate(lowContrasts)).toEqual([]);
    const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(ground).toBe(look.scheme === 'dark' ? 'rgb(19, 19, 22)' : 'rgb(255, 255, 255)');
  });

  test('draws every interval where it is seen', async () => {
    await page.open(address, { width: 1280, scheme: 'light' });
    const widths = await page.evaluate(
      `[...document.querySelectorAll('#findings svg[role=img] line.range')].map((line) => line.getBoundingClientRect().width).filter((width) => width > 10).length`,
    );

    expect(widths).toBe(2);
  });

  test('sorts a column at a click, the largest first, and what has no data last', async () => {
    await page.open(address, { width: 1280, scheme: 'light' });
    const order = await page.evaluate(
      `document.querySelectorAll('#figures .sort')[1].click(); [...document.querySelectorAll('#figures tbody th')].map((cell) => cell.textContent)`,
    );

    expect(order).toEqual(['real-text', 'hyperalign', 'hyperalign:placebo', 'zero-shot']);
  });

  test('runs no script of a report, also where one gets in', async () => {
    const hostile = renderHtml(sampleReport()).replace('<main>', '<main><script>document.title = "taken"</script>');
    writeFileSync(join(folder, 'hostile.html'), hostile);
    await page.open(pathToFileURL(join(folder, 'hostile.html')).href, { width: 1280, scheme: 'light' });

    expect(await page.evaluate('document.title')).toBe('authorship: evaluation report');
    expect(page.complaints.join(' ')).toContain('Content Security Policy');
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
