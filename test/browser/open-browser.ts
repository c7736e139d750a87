import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DevTools, openDevTools } from './dev-tools.ts';

export interface PageLook {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
}

export interface BrowserPage {
  /** Opens an address at a size and colour scheme, and waits until it is loaded. */
  open(address: string, look: PageLook): Promise<void>;
  /** Value of a JavaScript expression in the page. */
  evaluate(expression: string): Promise<unknown>;
  /** Clicks in the middle of the first element of a selector, as a mouse does. */
  click(selector: string): Promise<void>;
  /** Presses a key, such as `1` or `ArrowLeft`, where the focus is. */
  press(key: string): Promise<void>;
  /** Puts text in where the focus is. */
  type(text: string): Promise<void>;
  /** A strip of the page as PNG, in pixels from the top. */
  screenshot(strip: { readonly from: number; readonly height: number }): Promise<Buffer>;
  /** Addresses that were asked for since the page was opened, the page itself too. */
  readonly requests: readonly string[];
  /** What the page wrote to the console or threw since it was opened, a refused script or style among it. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Starts a headless browser with a profile of its own and opens one page in it. */
export async function openBrowser(program: string): Promise<BrowserPage> {
  const profile = mkdtempSync(join(tmpdir(), 'hyperalign-browser-'));
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--remote-debugging-port=0'];
  const child = spawn(program, [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const tools = await openDevTools(await addressOf(child));
  const requests: string[] = [];
  const complaints: string[] = [];
  tools.on('Network.requestWillBeSent', ({ request }) => requests.push(String(Object(request).url)));
  tools.on('Log.entryAdded', ({ entry }) => complaints.push(String(Object(entry).text)));
  tools.on('Runtime.exceptionThrown', ({ exceptionDetails }) => complaints.push(JSON.stringify(exceptionDetails)));
  for (const domain of ['Page', 'Network', 'Log', 'Runtime']) await tools.ask(`${domain}.enable`);
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result } = await tools.ask('Runtime.evaluate', { expression, returnByValue: true });
    return Object(result).value;
  };
  return {
    ...{ requests, complaints, evaluate },
    open: async (address, look) => {
      await show(tools, look);
      requests.length = 0;
      complaints.length = 0;
      const loaded = tools.next('Page.loadEventFired');
      await tools.ask('Page.navigate', { url: address });
      await loaded;
    },
    click: async (selector) => {
      const middle = await evaluate(`(() => {
        const element = document.querySelector(${JSON.stringify(selector)});
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { x, y, width, height } = element.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      })()`);
      const press = { ...Object(middle), button: 'left', clickCount: 1 };
      await tools.ask('Input.dispatchMouseEvent', { ...press, type: 'mousePressed' });
      await tools.ask('Input.dispatchMouseEvent', { ...press, type: 'mouseReleased' });
    },
    press: async (key) => {
      await tools.ask('Input.dispatchKeyEvent', { type: 'keyDown', key });
      await tools.ask('Input.dispatchKeyEvent', { type: 'keyUp', key });
    },
    type: async (text) => {
      await tools.ask('Input.insertText', { text });
    },
    screenshot: async ({ from, height }) => {
      const { cssContentSize } = await tools.ask('Page.getLayoutMetrics');
      const clip = { x: 0, y: from, width: Object(cssContentSize).width, height, scale: 1 };
      const { data } = await tools.ask('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true, clip });
      return Buffer.from(String(data), 'base64');
    },
    close: async () => {
      tools.close();
      child.kill('SIGKILL');
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

async function show(tools: DevTools, { width, scheme }: PageLook): Promise<void> {
  await tools.ask('Emulation.setDeviceMetricsOverride', {
    width,
    height: 900,
    deviceScaleFactor: 1,
    mobile: width < 600,
  });
  await tools.ask('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
}

/** Where the browser says it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
      said += piece;
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`The browser ended with ${code} before it listened: ${said}`)));
  });
}
