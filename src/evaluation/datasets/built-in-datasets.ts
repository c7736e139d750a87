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
import { harmbenchRowsFormat } from './formats/harmbench.ts';
import { harmfulGoals } from './formats/harmful-goals.ts';
import { hiddenContextFormat } from './formats/hidden-context.ts';
import { jailbreakbenchRowsFormat } from './formats/jailbreakbench-rows.ts';
import { newsFormat } from './formats/news.ts';
import { novelsFormat } from './formats/novels.ts';
import { personalLlmRecordsFormat } from './formats/personal-llm-records.ts';
import { personamemFormat } from './formats/personamem.ts';
import { personasFormat } from './formats/personas.ts';
import { popquornRatingsFormat } from './formats/popquorn.ts';
import { prefevalFormat } from './formats/prefeval.ts';
import { reviewsFormat } from './formats/reviews.ts';
import { rewritesFormat } from './formats/rewrites.ts';
import { xstestRowsFormat } from './formats/xstest.ts';
import { xstestCompletionsRowsFormat } from './formats/xstest-completions.ts';

/** A data set that can be asked for by name once its folder is known. */
export interface BuiltInDataset {
  readonly name: string;
  readonly summary: string;
  /** Its file in the data folder. */
  readonly path: string;
  readonly format: DatasetFormat;
}

/** The one data set that comes with an npm package and needs no folder. */
export const speechesName = 'speeches';

export const builtInDatasets: readonly BuiltInDataset[] = [
  authorship('news', 'news by reporters', 'c50_news', newsFormat),
  authorship('blogs', 'posts by bloggers', 'blog_authorship', blogsFormat),
  authorship('emails', 'mails from sent folders', 'enron_aeslc', emailsFormat),
  authorship('essays', 'essays, with imitations and obfuscations', 'ebg_essays', essaysFormat),
  authorship('novels', 'excerpts of novels', 'novels_pd', novelsFormat),
  authorship('addresses', 'parts of State of the Union addresses', 'sotu_speeches', addressesFormat),
  authorship('federalist', 'parts of the Federalist papers', 'federalist', federalistFormat),
  safety('strongreject', 'harmful requests', 'strongreject', harmfulGoals('strongreject-rows', 'strongreject')),
  safety('jailbreakbench', 'harmful goals with benign twins', 'jbb_behaviors', jailbreakbenchRowsFormat),
  safety('harmbench', 'harmful behaviours', 'harmbench_behaviors', harmbenchRowsFormat),
  safety('advbench', 'harmful goals', 'advbench_behaviors', harmfulGoals('advbench', 'advbench')),
  safety('do-not-answer', 'questions to decline', 'do_not_answer', doNotAnswerFormat),
  safety('xstest', 'requests that sound harmful, with unsafe contrasts', 'xstest_prompts', xstestRowsFormat),
  safety('benign', 'ordinary instructions', 'benign_instructions', benignFormat),
  safety('xstest-completions', 'labelled answers to xstest', 'xstest_completions', xstestCompletionsRowsFormat),
  safety('attack-outcomes', 'outcomes of published attacks', 'jbb_attack_outcomes', attackOutcomesFormat),
  preference('reviews', 'reviews of products, mostly short', 'amazon_reviews', reviewsFormat),
  preference('rewrites', 'mails rewritten more politely', 'popquorn_email_rewrites', rewritesFormat),
  preference('alpacaeval', 'ordinary instructions', 'alpacaeval_instructions', alpacaevalInstructionsFormat),
  preference('prefeval', 'requests after a stated preference', 'prefeval', prefevalFormat),
  preference('alpacaeval-responses', 'answers scored by judges', 'alpacaeval_responses', alpacaevalResponsesFormat),
  preference('conditional-answers', 'answers scored by reward models', 'npbtl_generations', conditionalAnswersFormat),
  preference('personal-llm-records', 'answers with rewards', 'personallm_score_sample', personalLlmRecordsFormat),
  preference('hidden-context', 'pairs judged by two objectives', 'hh_hidden_context', hiddenContextFormat),
  preference('personamem', 'answers that are right for a person', 'personamem_32k_questions', personamemFormat),
  preference('popquorn', 'ratings of comments', 'popquorn_ratings', popquornRatingsFormat),
  preference('alpacaeval-judges', 'judges on models', 'alpacaeval_judge_matrix', alpacaevalJudgesFormat),
  preference('attack-rewards', 'rewards of answers to attacks', 'dpl_reward_scores', attackRewardsFormat),
  preference('personas', 'descriptions of invented people', 'aloe_personas', personasFormat),
];

function authorship(name: string, summary: string, file: string, format: DatasetFormat): BuiltInDataset {
  return { name, summary, path: `authorship/${file}.jsonl`, format };
}

function safety(name: string, summary: string, file: string, format: DatasetFormat): BuiltInDataset {
  return { name, summary, path: `safety/${file}.jsonl`, format };
}

function preference(name: string, summary: string, file: string, format: DatasetFormat): BuiltInDataset {
  return { name, summary, path: `preference/${file}.jsonl`, format };
}
