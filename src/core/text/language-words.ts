// Table: the most frequent function words of languages that share an alphabet, and the languages that are told apart at all.

const lists: Readonly<Record<string, string>> = {
  eng: "the to and of in is that for it you i on with be this have are not as at we will but if or from can your do my was by so an they what there me when our would about just all please has thanks any he she know up out get i'm it's don't",
  deu: 'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über so zum war haben nur oder aber vor zur bis mehr durch man ich wir ihr mir dich mich habe kann wenn du schon noch bitte danke',
  fra: "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec je vous nous c'est mais ou on son cette aux être elle bien tu ça merci tout j'ai très fait votre mon ma avez suis",
  spa: 'de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos yo te mi tengo gracias hola es está',
  por: 'de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela você obrigado obrigada',
  ita: "di che e la il un a per in una mi è non si lo con le ma ho i ti se da cosa no come io ci questo qui hai sei del bene sono mio della tutto al più anche perché quando grazie ciao nel gli alla dei c'è",
  nld: 'de het een en van ik te dat die in is je niet op zijn met voor hij er maar aan om ook als dan nog wel naar heb bij ze of wat door uit kan dit hebben worden over zo geen mijn wij jij graag bedankt',
  swe: 'och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när år säger hon under också efter eller nu sin där vid mot ska skulle kommer ut får finns du mig tack hej',
  dan: 'og i det er en til på at jeg af de for ikke den har med du vi som et der kan om så var han men dig mig hvad skal vil fra også nu bare eller meget hvor når tak hej være',
  nob: 'og i det er en til på at jeg av de for ikke den har med du vi som et der kan om så var han men deg meg hva skal vil fra også nå bare eller mye hvor når takk hei være fikk noen',
  rus: 'и в не на я что он с как это по но они мы к у ты из за вы так же от все его то бы для меня мне пожалуйста спасибо если или только уже был была было есть быть до когда вас вам нас',
  ukr: 'і в не на я що він з як це по але вони ми до у ти із за ви так же від все його то б для мене мені будь ласка дякую якщо або тільки вже був була було є бути коли вас вам нас та',
  bul: 'и в не на аз че той с как това по но те ние към у ти от за вие така да се си ще са е го ми моля благодаря ако или само вече беше има до когато вас ви нас',
  pol: 'i w na nie się z do to że jest o jak ale po co tak za od są czy dla już przez był być mnie ja tego ma jego tylko może które bardzo mam proszę dziękuję',
};

/** Word → languages it is a function word of. */
export const functionWords: ReadonlyMap<string, readonly string[]> = invert(lists);

/** Languages franc may answer, ISO 639-3: those with many writers, none that is mistaken for a greater neighbour. */
export const mainLanguages: readonly string[] =
  'eng deu fra spa por ita nld swe pol ces ron hun hrv tur ind vie tgl swh rus ukr bul bel kaz srp arb urd pes hin mar npi ben tam tel kan mal guj pan cmn jpn kor ell heb tha kat hye amh khm lao mya sin'.split(
    ' ',
  );

function invert(table: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  const inverted = new Map<string, string[]>();
  for (const [language, words] of Object.entries(table)) {
    for (const word of new Set(words.split(' '))) inverted.set(word, [...(inverted.get(word) ?? []), language]);
  }
  return inverted;
}
