import type { LanguageModelV4CallOptions, LanguageModelV4Message } from '@ai-sdk/provider';
import { expect, test } from 'vitest';
import { hasRoomForMark } from './has-room-for-mark.ts';

const providerOptions = { anthropic: { cacheControl: { type: 'ephemeral' } } };
const byOtherName = { anthropic: { cache_control: { type: 'ephemeral' } } };
const marked: LanguageModelV4Message = { role: 'system', content: 'Long.', providerOptions };
const plain: LanguageModelV4Message = { role: 'system', content: 'Short.', providerOptions: { anthropic: { a: 1 } } };
const markedPart: LanguageModelV4Message = {
  role: 'user',
  content: [{ type: 'text', text: 'Long.', providerOptions: byOtherName }],
};
const markedTool: NonNullable<LanguageModelV4CallOptions['tools']>[number] = {
  type: 'function',
  name: 'look',
  inputSchema: { type: 'object' },
  providerOptions,
};

test.each([
  { name: 'no mark', call: { prompt: [plain] }, room: true },
  { name: 'three marks', call: { prompt: [marked, markedPart, plain], tools: [markedTool] }, room: true },
  {
    name: 'four marks, on messages, parts and tools',
    call: { prompt: [marked, marked, markedPart], tools: [markedTool] },
    room: false,
  },
  {
    name: 'four marks, one of them of the whole call',
    call: { prompt: [marked, marked, marked], providerOptions },
    room: false,
  },
])('beside $name there is room: $room', ({ call, room }) => {
  expect(hasRoomForMark(call)).toBe(room);
});
