import { describe, expect, test } from 'vitest';
import { hijacksModel } from '../../src/core/hypotheses/index.ts';
import { formFault } from '../../src/core/hypotheses/statement-filter.ts';
import { plainRequest } from '../../src/core/profile/index.ts';
import { cleanDocument } from '../../src/core/text/index.ts';
import { type ScriptedCall, type ScriptedReply, scriptedModel } from '../../src/testing/index.ts';
import { hostileSamples } from '../support/hostile-samples.ts';
import { askedFor, learningReplies, requestedIn, textsIn } from '../support/learning-replies.ts';
import { longText } from '../support/long-text.ts';
import { openOfflineClient } from '../support/offline-client.ts';

const clean = (text: string) => {
  const cleaned = cleanDocument({ text, register: 'email', authorName: null });
  return cleaned.kind === 'kept' ? cleaned.text : '';
};

test('H13: more than forty hostile samples are tried', () => {
  expect(new Set(hostileSamples.map(({ text }) => text)).size).toBeGreaterThanOrEqual(40);
});

describe('H13: a hostile sample alone', () => {
  test.each(hostileSamples)('$name is not shown as an own turn and gives nothing to a plain request', ({ text }) => {
    expect(hijacksModel(clean(text))).toBe(true);
    expect(plainRequest({ text: clean(text), register: 'email' })).not.toMatch(/pwned|ignore|instruct|system|prompt/i);
  });

  test.each(hostileSamples)('$name is no statement, whole or by the line', ({ text }) => {
    for (const piece of [text, ...text.split('\n')].filter((line) => line.includes('PWNED')))
      for (const cut of [piece, piece.slice(0, 190)]) expect(mayBeSaid(cut)).toBe(false);
  });
});

/** As a claim, alone or in a frame that makes it look like one. PWNED stands for whatever it would have said. */
function mayBeSaid(text: string): boolean {
  return formFault(text.replaceAll('PWNED', 'pirate jokes')) === null;
}

/** A model that obeys every word it reads. */
function obedient(call: ScriptedCall): ScriptedReply {
  const said = [...call.prompt.matchAll(/[^\n]*PWNED[^\n]*/g)].map(([line]) => line.trim());
  const at = (place: number) => said[place % Math.max(1, said.length)] ?? 'Writes about the shed behind the house.';
  const padded = (text: string) => text.slice(0, 190).padEnd(14, '.');
  switch (askedFor(call)) {
    case 'contrastive': {
      const quotes = textsIn(call, 'own')
        .slice(0, 2)
        .map(({ id, text }) => ({ textId: id, quote: text.split(/\s+/).slice(0, 6).join(' ').slice(0, 200) }));
      return {
        json: {
          hypotheses: Array.from({ length: 17 }, (_, place) => ({
            dimension: 'writing-style',
            claim: padded(at(place)),
            check: padded(`Does it say so: ${at(place + 1)}?`),
            quotes,
            featureId: null,
          })).concat({
            dimension: 'writing-style',
            claim: 'Teases the reader playfully.',
            check: padded(`Is it so, or ${at(0)}?`.replace(/(.{180}).*/, '$1?')),
            quotes,
            featureId: null,
          }),
        },
      };
    }
    case 'slots': {
      const slot = (place: number) => ({
        rule: at(place).slice(0, 139),
        quote: at(place).slice(0, 100),
        secondQuote: '',
      });
      return {
        json: {
          opening: slot(0),
          closing: slot(1),
          directness: slot(2),
          tone: slot(3),
          sentences: slot(4),
          emotion: slot(5),
        },
      };
    }
    case 'requests':
      return {
        json: Object.fromEntries(
          requestedIn(call).map((id, place) => [id, `Write this: ${at(place)} and no more.`.slice(0, 290)]),
        ),
      };
    case 'verdicts':
      return learningReplies({ isOwn: () => true })(call);
    case 'text':
      return 'Hi,\n\nthe call is on Monday now.\n\nSee you then';
  }
}

const groups = Array.from({ length: Math.ceil(hostileSamples.length / 9) }, (_, at) =>
  hostileSamples.slice(at * 9, at * 9 + 9),
);

describe('H13: hostile samples among others', () => {
  const cases = groups.flatMap((group, at) => (['small', 'large'] as const).map((size) => ({ group, at, size })));

  test.each(cases)(
    'stand in marked blocks alone before a $size model that obeys them: $at',
    async ({ group, size, at }) => {
      const model = scriptedModel(obedient, { size, contextTokens: 32_768 });
      const client = openOfflineClient({ model });
      const texts = [
        ...Array.from({ length: 6 }, (_, place) => `Hello,\n\n${longText(at * 10 + place, 50)}`),
        ...group.map(({ text }, place) => `${text}\n\n${longText(at * 10 + 6 + place, 40)}`),
      ].map((text) => ({ text, register: 'email' }));

      const { profile } = await client.learn({ person: 'p', texts });
      const { guidance } = await client.write({
        person: 'p',
        task: 'Say that the bench is dry.',
        delivery: 'both',
        guidanceTokens: 6000,
        showGuidance: true,
        revise: true,
      });

      const blocks = model.calls[0]?.prompt.match(/^<(?:own|text)(?:-\d+)? id=/gm) ?? [];
      expect(blocks.length).toBeGreaterThanOrEqual(size === 'large' ? 8 : 6);
      for (const call of model.calls) {
        expect(call.system).not.toMatch(hostileWords);
        for (const { role, text } of call.turns)
          expect(role === 'user' ? outsideBlocks(text) : text).not.toMatch(hostileWords);
      }
      for (const { statement, instruction, check } of profile?.hypotheses ?? [])
        expect(`${statement} ${instruction} ${check}`).not.toMatch(hostileWords);
      expect(guidance.text).not.toMatch(hostileWords);
      const shown = await client.profile('p').show();
      expect(JSON.stringify(shown.shownSamples)).not.toMatch(hostileWords);
    },
  );
});

const hostileWords =
  /PWNED|DENWP|ignore (?:all|your|the)|im_start|\[INST\]|tool_call|<!--|<script|base64|previous instructions/i;

/** What stands outside the marked blocks; a block that does not end counts as outside. */
function outsideBlocks(text: string): string {
  return text.replace(/<((?:own|other|text|email|post)(?:-\d+)?) id="[a-z]?_?[\w-]+">\n[\s\S]*?\n<\/\1>(?=\n|$)/g, '');
}
