type Fields = Readonly<Record<string, unknown>>;

export interface DevTools {
  /** One command of the Chrome DevTools protocol to the page; rejects with what the browser says against it. */
  ask(method: string, parameters?: Fields): Promise<Fields>;
  on(event: string, listener: (parameters: Fields) => void): void;
  next(event: string): Promise<Fields>;
  close(): void;
}

/** Opens a page in the browser at a DevTools address and speaks to it. */
export async function openDevTools(address: string): Promise<DevTools> {
  const socket = new WebSocket(address);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error(`${address} cannot be reached.`)), { once: true });
  });
  const waiting = new Map<number, (reply: Fields) => void>();
  const listeners = new Map<string, ((parameters: Fields) => void)[]>();
  socket.addEventListener('message', ({ data }) => {
    const message: Fields = Object(JSON.parse(String(data)));
    const { id, method, params } = message;
    if (typeof id === 'number') waiting.get(id)?.(message);
    else for (const listener of listeners.get(String(method)) ?? []) listener(Object(params));
  });
  let asked = 0;
  const send = async (method: string, parameters: Fields, session: string | null): Promise<Fields> => {
    asked += 1;
    const id = asked;
    const replied = new Promise<Fields>((resolve) => waiting.set(id, resolve));
    socket.send(
      JSON.stringify({ id, method, params: parameters, ...(session === null ? {} : { sessionId: session }) }),
    );
    const { result, error } = await replied;
    waiting.delete(id);
    if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`);
    return Object(result);
  };
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' }, null);
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true }, null);
  const on: DevTools['on'] = (event, listener) => {
    listeners.set(event, [...(listeners.get(event) ?? []), listener]);
  };
  return {
    ask: (method, parameters = {}) => send(method, parameters, String(sessionId)),
    on,
    next: (event) => new Promise((resolve) => on(event, resolve)),
    close: () => socket.close(),
  };
}
