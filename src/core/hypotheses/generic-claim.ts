// Rule with its table: a claim is generic when nothing distinctive is left of it.

/** Whether a statement says only what is true of most competent writing, such as "Uses a clear, concise and professional tone". */
export function isGeneric(statement: string): boolean {
  const words =
    statement
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}]+(?:['-][\p{L}]+)*/gu) ?? [];
  return words.every((word) => filler.has(word) || praise.has(word) || praise.has(word.replace(/ly$/, '')));
}

/** Words that carry a claim without saying anything: functions, verbs of writing, names of what is written. */
const filler = new Set(
  (
    'a an the this that these those it its their his her your they he she is are be has have does do not and or but with without in on of for to from by as at into through when while which who what how ' +
    'often usually typically generally always mostly consistently frequently tends tend very quite rather overall well both all also more most so such any each every other others way ways manner able ' +
    'writer author person user uses use using used utilizes utilises employs writes write writing written maintains maintain keeps keep conveys convey communicates communicate communication communicating ' +
    'expresses express expressed expressing shows show showing demonstrates demonstrate exhibits presents present provides provide gives give makes make ensures ensure has having includes include offers ' +
    'states state adopts prefers prefer follows follow tone style language voice words word wording sentence sentences text texts e-mail e-mails email emails message messages post posts paragraph paragraphs structure structures ' +
    'content information point points idea ideas thought thoughts details detail message subject matter purpose reader readers recipient recipients audience english something things people ' +
    'approach manner nature sense level degree throughout across between them'
  ).split(' '),
);

/** Praise and textbook advice. An adjective here is no finding unless something else stands beside it. */
const praise = new Set(
  (
    'clear clearly clarity concise concisely concision brief professional professionally professionalism polite politely politeness courteous courtesy respectful respectfully respect proper properly correct correctly accurate ' +
    'grammar grammatical grammatically spelling punctuation vocabulary capitalization capitalisation good great excellent effective effectively efficient efficiently appropriate appropriately suitable relevant ' +
    'organized organised structured well-structured well-organized well-organised well-written coherent cohesive logical logically consistent easy simple simply plain understandable readable understand follow ' +
    'natural naturally engaging interesting informative helpful positive constructive friendly approachable personable neutral balanced formal formally formality informal conversational direct directly straightforward ' +
    'standard common typical normal everyday thoughtful considerate careful attentive sincere genuine authentic honest open confident competent polished fluent smooth ' +
    'purposeful meaningful important useful necessary specific precise precisely succinct succinctly complete full thorough comprehensive ' +
    'business workplace professional-sounding tone-appropriate warm-hearted nice pleasant kind kindly'
  ).split(' '),
);
