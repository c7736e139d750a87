import { beforeAll, describe, expect, test } from 'vitest';
import { agreementWords } from '../../src/cli/render-agreement.ts';
import type { LearnResult } from '../../src/contracts/learn-result.ts';
import { createRandom } from '../../src/core/numerics/index.ts';
import { estimateTokens } from '../../src/core/text/index.ts';
import { type ScriptedCall, type ScriptedModel, scriptedModel } from '../../src/testing/index.ts';
import { demoPerson } from '../support/demo-people.ts';
import { askedFor, learningReplies, plainAnswer, questionsIn, textsIn } from '../support/learning-replies.ts';
import { longText } from '../support/long-text.ts';
import { type OfflineClient, openOfflineClient } from '../support/offline-client.ts';

const june = demoPerson('june');
const mails = { person: 'june', paths: june.mails, me: [june.address], register: 'email' };
const isOwn = (text: string) => text.endsWith(' xx');
const claims = [
  {
    dimension: 'communication-strategy' as const,
    claim: 'Gives the reader several choices instead of orders.',
    check: 'Does the text leave the reader a choice?',
  },
  {
    dimension: 'personality' as const,
    claim: 'Teases the reader playfully.',
    check: 'Does the text tease its reader?',
  },
];

type Judge = (question: string, text: string) => 'yes' | 'no' | 'unclear';

const said = (yes: boolean) => (yes ? ('yes' as const) : ('no' as const));
/** Looks for what a plain question names, and tells the person's texts by their ending in all others. */
const honest: Judge = (question, text) => said(plainAnswer(question, text) ?? isOwn(text));

function judging(judge: Judge, id = 'scripted:model'): ScriptedModel {
  const others = learningReplies({ claims });
  return scriptedModel(
    (call) =>
      askedFor(call) === 'verdicts'
        ? {
            json: Object.fromEntries(
              textsIn(call, 'text').map(({ id: text, ...one }) => [
                text,
                questionsIn(call).map((question) => judge(question, one.text)),
              ]),
            ),
          }
        : others(call),
    { id },
  );
}

const judgingCall = ({ calls }: ScriptedModel): ScriptedCall | undefined =>
  calls.find((call) => askedFor(call) === 'verdicts');

const plainQuestions = (model: ScriptedModel): readonly string[] => {
  const call = judgingCall(model);
  return call === undefined ? [] : questionsIn(call).filter((question) => plainAnswer(question, '') !== null);
};

const inferredOf = ({ profile }: LearnResult) =>
  profile?.hypotheses.filter(({ origin }) => origin === 'inferred') ?? [];

describe('an honest judge', () => {
  const model = judging(honest);
  const client: OfflineClient = openOfflineClient({ model });
  let learned: LearnResult;

  beforeAll(async () => {
    learned = await client.learn(mails);
  });

  test('agrees with counting on plain questions mixed with the others, so its verdicts count', () => {
    const agreement = learned.profile?.judgeAgreement;

    expect(agreement).toMatchObject({ model: 'scripted:model', pairs: 36, unclear: 0, aboveChance: true });
    expect(agreement?.features).toHaveLength(3);
    expect(agreement?.kappa).toBeGreaterThan(0.85);
    expect(inferredOf(learned).map(({ standing }) => standing)).toContain('accepted');
    for (const { trial } of inferredOf(learned)) expect(trial).toMatchObject({ kind: 'verdict', own: { yes: 4 } });
  });

  test('costs no call more and few tokens more, within three calls and 10k tokens', () => {
    const plain = plainQuestions(model);

    expect(learned.usage.calls).toBe(3);
    expect(learned.usage.inputTokens).toBeLessThanOrEqual(10_000);
    expect(plain).toHaveLength(3);
    expect(estimateTokens(plain.join('\n'))).toBeLessThanOrEqual(90);
  });

  test('stays known: the profile keeps its figures, through updates and export, and shows them', async () => {
    await client.learn({ person: 'june', texts: [{ text: longText(77, 60), register: 'email' }] });

    const { version, judgeAgreement } = await client.profile('june').show();
    const exported = await client.profile('june').export({ samples: 'without' });

    expect(version).toBe(2);
    expect(judgeAgreement).toEqual(learned.profile?.judgeAgreement);
    expect(exported.profile.judgeAgreement).toEqual(judgeAgreement);
    expect(judgeAgreement && agreementWords(judgeAgreement)).toMatch(
      /^Judged by scripted:model: of 36 answers that counting gives too, 3\d agree; chance would give \d\d \(kappa (?:0\.\d\d|1\.00), at least 0\.\d\d with 95 % confidence\)\. Its verdicts decide on what cannot be counted\.$/,
    );
  });
});

describe('a judge that is not above chance', () => {
  const random = createRandom(3);
  const judges: readonly { readonly name: string; readonly judge: Judge }[] = [
    { name: 'says yes to everything', judge: () => 'yes' },
    { name: 'says no to everything', judge: () => 'no' },
    { name: 'answers by chance', judge: () => said(random.next() < 0.5) },
    { name: 'says yes to whatever the person wrote', judge: (_, text) => said(isOwn(text)) },
    {
      name: 'leaves the plain questions out',
      judge: (question, text) => (plainAnswer(question, text) === null ? said(isOwn(text)) : 'unclear'),
    },
  ];

  test.each(judges)('decides nothing when it $name', async ({ judge }) => {
    const learned = await openOfflineClient({ model: judging(judge) }).learn(mails);

    expect(learned.profile?.judgeAgreement?.aboveChance).toBe(false);
    expect(inferredOf(learned)).toHaveLength(2);
    for (const { standing, trial, reward, flags } of inferredOf(learned)) {
      expect([standing, trial, reward]).toEqual(['proposed', null, null]);
      expect(flags).toContain('unproven-judge');
    }
    const notice = learned.notices.find(({ code }) => code === 'try-unproven-judge');
    expect(notice?.message).toContain('Nothing shows that scripted:model judges these texts better than chance');
  });

  test('is told in plain words', async () => {
    const { profile } = await openOfflineClient({ model: judging(() => 'yes') }).learn(mails);

    const words = profile?.judgeAgreement && agreementWords(profile.judgeAgreement);

    expect(words).toMatch(
      /of 36 answers that counting gives too, \d+ agree; chance would give \d+ \(kappa 0\.00, at least -\d\.\d\d with 95 % confidence\)\. That is not clearly above chance, so its verdicts decide nothing\.$/,
    );
  });

  test('does not undo what a better judge accepted', async () => {
    const store = openOfflineClient().store;
    const first = await openOfflineClient({ store, model: judging(honest) }).learn(mails);
    const more = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => ({ text: longText(at, 60), register: 'email' }));

    const again = await openOfflineClient({ store, model: judging(() => 'yes', 'scripted:worse') }).learn({
      ...mails,
      texts: more,
    });

    const standings = (learned: LearnResult) =>
      inferredOf(learned).map(({ statement, standing, trial }) => ({ statement, standing, trial }));
    expect(again.notices.map(({ code }) => code)).toContain('try-unproven-judge');
    expect(again.profile?.judgeAgreement).toEqual(first.profile?.judgeAgreement);
    expect(standings(again).toSorted(byStatement)).toEqual(standings(first).toSorted(byStatement));
    expect(standings(first).map(({ standing }) => standing)).toContain('accepted');
  });
});

test('a judge whose lists are too short is asked once more, then stays without a say', async () => {
  const model = scriptedModel((call) => {
    if (askedFor(call) !== 'verdicts') return learningReplies({ claims })(call);
    const checks = questionsIn(call).filter((question) => plainAnswer(question, '') === null);
    return {
      json: Object.fromEntries(
        textsIn(call, 'text').map(({ id, text }) => [id, checks.map(() => (isOwn(text) ? 'yes' : 'no'))]),
      ),
    };
  });

  const learned = await openOfflineClient({ model }).learn(mails);

  expect(model.calls.map(askedFor)).toEqual(['contrastive', 'requests', 'verdicts', 'verdicts']);
  expect(learned.profile?.judgeAgreement).toBeUndefined();
  expect(learned.notices.map(({ code }) => code)).toContain('try-invalid_output');
  for (const { standing, flags } of inferredOf(learned)) expect([standing, ...flags]).toEqual(['proposed', 'untested']);
});

function byStatement(one: { readonly statement: string }, other: { readonly statement: string }): number {
  return one.statement < other.statement ? -1 : 1;
}
