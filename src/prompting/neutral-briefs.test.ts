import { describe, expect, test } from 'vitest';
import { neutralBriefs, neutralPromptName, writeNeutral } from './neutral-briefs.ts';
import { writeAs } from './write-as.ts';

const registers = ['email', 'chat', 'post', 'news', 'essay', 'speech', 'fiction'];

test('there are twelve briefs for every known register, each with an id of its own', () => {
  expect(registers.map((register) => neutralBriefs.filter((brief) => brief.register === register).length)).toEqual(
    registers.map(() => 12),
  );
  expect(new Set(neutralBriefs.map(({ id }) => id)).size).toBe(12 * registers.length);
  expect(new Set(neutralBriefs.map(({ task }) => task)).size).toBe(12 * registers.length);
});

// A changed word is a new version: raise it with the snapshot.
test('the briefs say exactly this', () => {
  expect({ prompts: neutralPromptName, briefs: neutralBriefs }).toMatchSnapshot(neutralPromptName);
});

describe('a brief', () => {
  test('asks as a writing without a profile asks', () => {
    const [brief] = neutralBriefs;

    expect(brief === undefined ? null : writeNeutral(brief)).toEqual(
      writeAs({
        task: 'Write an e-mail to Kim that the tyre delivery moves from Thursday to Monday, and ask her for the key of the shed.',
        register: 'email',
        instructions: [],
        turns: [],
        signature: 'Nobody',
      }),
    );
  });

  test.each(neutralBriefs)('$id asks for no manner', ({ task }) => {
    expect(task).not.toMatch(
      /\b(short|brief|briefly|long|polite|politely|formal|informal|casual|friendly|warm|funny|simple|concise|words|sentences|paragraphs?|style|tone)\b/i,
    );
    expect(task).not.toMatch(/[!;]/);
  });
});
