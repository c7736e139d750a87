import fc from 'fast-check';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, test } from 'vitest';
import { estimateTokens } from './estimate-tokens.ts';

const english = [
  'Hi Bo,\n\nthe valves arrived this morning, all twelve of them, and two days early. I have put them on the shelf by the door. Could you look at the drawing before Friday? I am not sure the flange fits.\n\nBest regards,\nAda',
  'I don’t think we should wait any longer. The committee has had the proposal for six weeks, nobody has objected, and the supplier will raise the price at the end of the month. Let us sign it and be done.',
  'It was one of those grey afternoons when the whole town seems to hold its breath. She walked along the river as far as the old bridge, turned, and walked back again, counting the barges and thinking of nothing in particular.',
  'ok cool, see u there!! dont forget the tickets lol. we can grab a coffee before, im free from like 3ish',
  'Please find attached the quarterly report. Revenue rose by 4.2 % to $1,250,000, mostly because of the new maintenance contracts in Northumberland; costs were flat. The auditors’ comments are in section 3.',
];

describe('English prose is estimated above o200k, by two fifths at most', () => {
  test.each(english)('%s', (text) => {
    const tokens = countTokens(text);

    const estimate = estimateTokens(text);

    expect(estimate).toBeGreaterThanOrEqual(tokens);
    expect(estimate).toBeLessThanOrEqual(1.4 * tokens);
  });
});

describe('other text is never estimated below o200k', () => {
  test.each([
    'Sehr geehrte Frau Müller, wir würden uns freuen, Sie am Donnerstagnachmittag in unserer Geschäftsstelle begrüßen zu dürfen.',
    'Bonjour, je vous remercie de votre message d’hier. Nous serions ravis de vous accueillir jeudi après-midi.',
    'Dzień dobry, czy moglibyśmy spotkać się jutro po południu?',
    'Здравствуйте, мы могли бы встретиться завтра после обеда.',
    'Θα μπορούσαμε να συναντηθούμε αύριο.',
    '你好,谢谢你的邮件。我们明天下午可以见面讨论一下预算吗?',
    'メールありがとうございます。明日の午後に予算について話し合えますか。',
    '내일 오후에 예산에 대해 이야기할 수 있을까요?',
    'พรุ่งนี้บ่ายเราพบกันได้ไหม',
    'هل يمكننا أن نلتقي غدا بعد الظهر؟',
    'क्या हम कल दोपहर मिल सकते हैं?',
    '👍🏽👨‍👩‍👧‍👦🎉😅🤷‍♀️🏳️‍🌈',
    'PLEASE SEND THE QUARTERLY REPORT ASAP, THX!!!',
    '[EMAIL] [PHONE] --- ... === ((()))',
    'const x = foo.bar(1234567, "abc"); // TODO',
  ])('%s', (text) => {
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(countTokens(text));
  });
});

test('nothing is no token, and the estimate never falls when text is added', () => {
  expect(estimateTokens('')).toBe(0);
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      (text, more) => {
        expect(estimateTokens(`${text} ${more}`)).toBeGreaterThanOrEqual(estimateTokens(text));
      },
    ),
    { seed: 3 },
  );
});
