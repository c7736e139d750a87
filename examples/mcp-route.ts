import { Hono } from 'hono';
import { createHyperalign } from 'hyperalign';
import { createMcpHandler, type Principal } from 'hyperalign/mcp';

const hyperalign = await createHyperalign({ model: 'none' });
const mcp = createMcpHandler({ openClient: () => hyperalign, log: console.error });

// Who a request comes from is for your application to say, here by a key.
const principals: Readonly<Record<string, Principal>> = {
  'Bearer a-key-of-ada': { workspace: 'default', person: 'ada', scopes: ['write', 'read'], keyId: 'ada' },
};

const app = new Hono().all('/mcp', async (context) => {
  const principal = principals[context.req.header('authorization') ?? ''];
  return principal === undefined
    ? context.text('No key, or not a known one.', 401)
    : mcp.fetch(context.req.raw, principal);
});

const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
const stranger = await app.request('/mcp', { method: 'POST', headers, body });
const ada = await app.request('/mcp', {
  method: 'POST',
  headers: { ...headers, authorization: 'Bearer a-key-of-ada' },
  body,
});

console.log(stranger.status, ada.status);
console.log([...(await ada.text()).matchAll(/"name":"(\w+)","title"/g)].map(([, name]) => name).join(' '));
await mcp.close();
await hyperalign.close();
