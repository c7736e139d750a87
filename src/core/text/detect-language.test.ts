import { expect, test } from 'vitest';
import { detectLanguage } from './detect-language.ts';

test.each([
  ['eng', 'Can you call me tomorrow? I will be in the office until five and then on the train.'],
  ['eng', 'Aye, I was at the mill the day and they had nae bread, but the scones were good.'],
  ['eng', 'Thanks for this, looks good to me, just send it to them.'],
  ['deu', 'Ich komme morgen etwas später, bitte wartet nicht auf mich mit dem Essen.'],
  ['fra', "Je serai en retard demain, ne m'attendez pas pour le repas, merci à vous."],
  ['spa', 'Mañana llego un poco tarde, por favor no me esperen para la comida, gracias.'],
  ['por', 'Amanhã chego um pouco tarde, por favor não esperem por mim para o almoço.'],
  ['ita', 'Domani arrivo un po’ in ritardo, per favore non aspettatemi per il pranzo.'],
  ['nld', 'Ik kom morgen wat later, wacht alsjeblieft niet op mij met het eten.'],
  ['pol', 'Jutro przyjdę trochę później, proszę nie czekajcie na mnie z obiadem.'],
  ['rus', 'Завтра я приду немного позже, пожалуйста, не ждите меня к обеду.'],
  ['jpn', '明日は少し遅れますので、昼食は私を待たないでください。'],
  ['cmn', '我明天会晚一点到,午饭请不要等我。'],
  ['kor', '내일은 조금 늦게 갑니다. 점심은 저를 기다리지 마세요.'],
  ['ell', 'Αύριο θα αργήσω λίγο, μη με περιμένετε για το φαγητό.'],
  ['und', 'Thanks!'],
  ['und', '12:30, 5 %'],
  ['und', '[EMAIL] [PHONE] [URL]'],
  ['und', ''],
])('%s: %s', (language, text) => {
  expect(detectLanguage(text)).toBe(language);
});
