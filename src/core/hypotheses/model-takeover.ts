/**
 * Whether a text tries to take a model over: "ignore your instructions" in many languages, marks of roles, a new identity, calls of tools,
 * hidden or encoded text. Narrower than the filter of statements, because letters do tell their readers what to do.
 */
export function hijacksModel(text: string): boolean {
  return readings(text).some((reading) =>
    [...takeovers, ...foreignTakeovers, ...machineShapes].some((pattern) => pattern.test(reading)),
  );
}

/** How a text may be read: without what is invisible, and with letters of other alphabets taken for the Latin ones they look like. */
export function readings(text: string): readonly string[] {
  const plain = text
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/[^\S\n]+|\*+|(?<![a-z])_+|_+(?![a-z])/gi, ' ');
  const latin = plain.replace(lookalikes, (letter) => alike.get(letter) ?? letter);
  return latin === plain ? [plain] : [plain, latin];
}

const invisible =
  /\u034F|[\u00AD\u061C\u180E\u200B-\u200F\u2060-\u2064\u202A-\u202E\u2066-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu;
const lookalikes = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}ɡı]/gu;

/** Letters of other alphabets that look like Latin ones are read as these. */
const alike: ReadonlyMap<string, string> = new Map(
  Object.entries({
    А: 'A',
    В: 'B',
    Е: 'E',
    К: 'K',
    М: 'M',
    Н: 'H',
    О: 'O',
    Р: 'P',
    С: 'C',
    Т: 'T',
    У: 'Y',
    Х: 'X',
    І: 'I',
    Ј: 'J',
    Ѕ: 'S',
  }).concat(
    Object.entries({
      а: 'a',
      е: 'e',
      о: 'o',
      р: 'p',
      с: 'c',
      у: 'y',
      х: 'x',
      і: 'i',
      ј: 'j',
      ѕ: 's',
      ԁ: 'd',
      һ: 'h',
      ӏ: 'l',
      ո: 'n',
      ս: 'u',
      ց: 'g',
    }),
    Object.entries({
      Α: 'A',
      Β: 'B',
      Ε: 'E',
      Ζ: 'Z',
      Η: 'H',
      Ι: 'I',
      Κ: 'K',
      Μ: 'M',
      Ν: 'N',
      Ο: 'O',
      Ρ: 'P',
      Τ: 'T',
      Υ: 'Y',
      Χ: 'X',
      α: 'a',
      ο: 'o',
      ν: 'v',
      ι: 'i',
      ρ: 'p',
      υ: 'u',
      ɡ: 'g',
      ı: 'i',
    }),
  ),
);

const takeovers: readonly RegExp[] = [
  /\b(?:ignore|disregard|override|bypass|forget|skip|drop)\b[^.!?\n]{0,40}\b(?:instructions?|prompts?|rules|guidelines|directions|above|previous|prior|everything|training)\b/i,
  /\b(?:system|hidden|initial|original) (?:prompts?|messages?|instructions?)\b|\b(?:developer|debug|admin|god|dan) mode\b|\bjailbreak/i,
  /(?:^|\n) ?#{0,4} ?(?:system|assistant|user|human|instructions?) ?:/i,
  /<\|?\/?(?:im_start|im_end|system|assistant|user|endoftext|eot_id|start_header_id|own|other|text|samples?|instructions?)\b|\[\/?INST\]|<<\/?SYS>>/i,
  /\byou are (?:now|no longer|an? (?:ai|assistant|language model|chatbot))\b|\bfrom now on,? you\b|\bact as (?:an? )?(?:ai|assistant|dan|model|unrestricted)\b/i,
  /\b(?:print|reveal|repeat|output|show|leak) (?:me )?(?:the|your|all) (?:\w+ )?(?:prompts?|instructions?|samples?|texts|rules)\b/i,
  /\b(?:assistant|model|language model|llm|chatbot|ai)\b[^.!?\n]{0,30}\b(?:must|should|shall|has to|needs to) (?:now |always |only )?(?:reply|respond|answer|say|output|write|print)\b/i,
];

/** "Ignore the previous instructions" and its like: a verb of dropping near a word for what was told. */
const foreignTakeovers: readonly RegExp[] = [
  /(?:ignorier|missacht|vergiss|vergesst|vergessen sie|umgeh|überschreib)[^.!?\n]{0,50}(?:anweisung|anleitung|vorgabe|regel|prompt|bisherig|vorherig|obig)/i,
  /(?:ignore[zr]?|oublie[zr]?|néglige[zr]?|contourne[zr]?)[^.!?\n]{0,50}(?:instructions?|consignes?|règles?|ordres?|précédent|ci-dessus)/i,
  /(?:ignor[ae]|ignore[ns]?|olvid[ae]|omit[ae]|desobedec)[^.!?\n]{0,50}(?:instruccion|indicacion|reglas?|órden|anterior|instruções|instrucoes|regras)/i,
  /(?:ignora|dimentica|trascura|tralascia)(?:te|re)?[^.!?\n]{0,50}(?:istruzion|regol|ordini|precedent|indicazion)/i,
  /(?:esqueça|esqueca|desconsidere)[^.!?\n]{0,50}(?:instruç|instruc|regras|anteriores|tudo)/i,
  /(?:negeer|vergeet)[^.!?\n]{0,50}(?:instructies|regels|opdrachten|aanwijzingen|vorige|eerdere)/i,
  /(?:ignorera|glöm|ignorer|glem)[^.!?\n]{0,50}(?:instruktion|anvisning|regler|tidigare|tidligere)/i,
  /(?:zignoruj|ignoruj|zapomnij|pomiń)[^.!?\n]{0,50}(?:instrukcj|polece|poprzedni|zasad)/i,
  /(?:talimat|komut|kural)[^.!?\n]{0,40}(?:yoksay|yok say|görmezden gel|unut)|(?:yoksay|unut)[^.!?\n]{0,40}(?:talimat|komut|kural)/i,
  /(?:гнорир|абуд|ренебрег|гнорув)[^.!?\n]{0,50}(?:нструк|казан|равил|редыдущ|опередн)/i,
  /(?:忽略|无视|無視|忘记|忘記|忘れ|不要理会)[^。！？\n]{0,20}(?:指令|指示|说明|說明|规则|規則|提示|命令|之前|以前|前の)|(?:指示|命令|ルール|指令)[^。！？\n]{0,12}(?:無視|忘れ|忽略)/,
  /(?:지시|명령|규칙|프롬프트)[^.!?\n]{0,16}(?:무시|잊)/,
  /(?:تجاهل|انس)[^.!?\n]{0,40}(?:تعليمات|الأوامر|السابقة)|(?:התעלם|שכח)[^.!?\n]{0,40}(?:הוראות|הקודמות)/,
  /निर्देश[^.!?\n]{0,40}(?:अनदेखा|नज़रअंदाज़|भूल)|(?:अनदेखा|भूल)[^.!?\n]{0,40}निर्देश/,
];

/** What people do not write by hand: calls of tools, hidden comments, data in letters. */
const machineShapes: readonly RegExp[] = [
  /<!--|-->|<\/?(?:script|iframe|img|svg|style|object|tool_call|tool_use|function_calls?|invoke|parameter|antml|think|result|hypotheses)\b|\bdata:[a-z]+\/[a-z0-9.+-]+[;,]|\bjavascript:/i,
  /["'“”]?(?:tool_calls?|function_call|tool_use|hypotheses|featureId|textId)["'“”]? ?:|"(?:role|content)" ?: ?"/i,
  /(?<![A-Za-z0-9+/])(?=[A-Za-z0-9+/]{0,200}[0-9+/])(?=[A-Za-z0-9+/]{0,200}[A-Z])[A-Za-z0-9+/]{40,}={0,2}/,
  /(?:\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|%[0-9a-f]{2}|&#x?[0-9a-f]{2,5};){6}/i,
  /(?:^|\n) ?(?:BEGIN|END|START) (?:OF )?(?:SYSTEM|PROMPT|INSTRUCTIONS?|SAMPLES?|DOCUMENT|TEXT|INPUT)\b|-{3,} ?(?:begin|end|system|new|instructions?)\b[^\n]{0,30}-{3,}/i,
  /((?=\S{0,24}\p{L}).{2,24}?)\1{24}/su,
];
