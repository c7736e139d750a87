import type { DatasetFormat } from './dataset-format.ts';
import { addressesFormat } from './formats/addresses.ts';
import {
  alpacaevalInstructionsFormat,
  alpacaevalJudgesFormat,
  alpacaevalResponsesFormat,
} from './formats/alpacaeval.ts';
import { attackOutcomesFormat } from './formats/attack-outcomes.ts';
import { attackRewardsFormat } from './formats/attack-rewards.ts';
import { benignFormat } from './formats/benign.ts';
import { blogsFormat } from './formats/blogs.ts';
import { conditionalAnswersFormat } from './formats/conditional-answers.ts';
import { doNotAnswerFormat } from './formats/do-not-answer.ts';
import { emailsFormat } from './formats/emails.ts';
import { essaysFormat } from './formats/essays.ts';
import { federalistFormat } from './formats/federalist.ts';
import { harmbenchFormat, harmbenchRowsFormat } from './formats/harmbench.ts';
import { harmfulGoals } from './formats/harmful-goals.ts';
import { hiddenContextFormat } from './formats/hidden-context.ts';
import { jailbreakbenchFormat } from './formats/jailbreakbench.ts';
import { jailbreakbenchArtifactFormat } from './formats/jailbreakbench-artifact.ts';
import { jailbreakbenchRowsFormat } from './formats/jailbreakbench-rows.ts';
import { lampFormat, lampOutputsFormat } from './formats/lamp.ts';
import { longlampFormat } from './formats/longlamp.ts';
import { newsFormat } from './formats/news.ts';
import { novelsFormat } from './formats/novels.ts';
import { ownPromptsFormat } from './formats/own-prompts.ts';
import { ownTextsFormat } from './formats/own-texts.ts';
import { personalLlmFormat } from './formats/personal-llm.ts';
import { personalLlmRecordsFormat } from './formats/personal-llm-records.ts';
import { personamemFormat } from './formats/personamem.ts';
import { personasFormat } from './formats/personas.ts';
import { popquornItemsFormat, popquornRatingsFormat } from './formats/popquorn.ts';
import { prefevalFormat } from './formats/prefeval.ts';
import { prismConversationsFormat, prismUtterancesFormat } from './formats/prism.ts';
import { reviewsFormat } from './formats/reviews.ts';
import { rewritesFormat } from './formats/rewrites.ts';
import { strongrejectFormat } from './formats/strongreject.ts';
import { xstestFormat, xstestRowsFormat } from './formats/xstest.ts';
import { xstestCompletionsFormat, xstestCompletionsRowsFormat } from './formats/xstest-completions.ts';

/** Every format, the more particular before the more general: the first that recognises a file's columns reads it. */
export const datasetFormats: readonly DatasetFormat[] = [
  essaysFormat,
  novelsFormat,
  addressesFormat,
  federalistFormat,
  emailsFormat,
  newsFormat,
  blogsFormat,
  prismConversationsFormat,
  prismUtterancesFormat,
  lampFormat,
  lampOutputsFormat,
  longlampFormat,
  personalLlmFormat,
  reviewsFormat,
  rewritesFormat,
  prefevalFormat,
  personasFormat,
  personamemFormat,
  hiddenContextFormat,
  popquornRatingsFormat,
  popquornItemsFormat,
  alpacaevalInstructionsFormat,
  alpacaevalResponsesFormat,
  alpacaevalJudgesFormat,
  conditionalAnswersFormat,
  personalLlmRecordsFormat,
  attackRewardsFormat,
  strongrejectFormat,
  jailbreakbenchArtifactFormat,
  jailbreakbenchFormat,
  harmbenchFormat,
  xstestCompletionsRowsFormat,
  xstestCompletionsFormat,
  attackOutcomesFormat,
  xstestFormat,
  jailbreakbenchRowsFormat,
  harmbenchRowsFormat,
  doNotAnswerFormat,
  harmfulGoals('strongreject-rows', 'strongreject'),
  harmfulGoals('advbench', 'advbench'),
  xstestRowsFormat,
  benignFormat,
  ownPromptsFormat,
  ownTextsFormat,
];
