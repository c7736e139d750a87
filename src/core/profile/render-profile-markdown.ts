import type { Dimension, Hypothesis, Standing } from '../../contracts/hypothesis.ts';
import type { Profile } from '../../contracts/profile.ts';

const dimensions: readonly (readonly [Dimension, string])[] = [
  ['communication-strategy', 'Communication strategies'],
  ['personality', 'Personality'],
  ['writing-style', 'Writing style'],
];

/** A profile as a page to read: statements by dimension with their trials and quotes, then what is not in force. `texts` are samples by id. */
export function renderProfileMarkdown(profile: Profile, texts: ReadonlyMap<string, string>): string {
  const { person, version, registers, sampleCount, fingerprint, attributes } = profile;
  const inForce = profile.hypotheses.filter(({ standing }) => standing === 'accepted' || standing === 'pinned');
  const facts = [
    `- Version ${version} of ${profile.createdAt.slice(0, 10)}`,
    `- ${count(sampleCount.inference, 'text')} to learn from, ${count(sampleCount.trial, 'text')} to test on; ${count(fingerprint.words, 'word')}, usually ${Math.round(fingerprint.medianWords)} a text`,
    `- Registers: ${registers.join(', ') || 'none'}`,
    ...(attributes.signature === null ? [] : [`- Signs as ${shown(attributes.signature)}`]),
    ...(attributes.role === null ? [] : [`- Role: ${shown(attributes.role)}`]),
  ];
  const sections = dimensions.flatMap(([dimension, title]) => {
    const found = inForce.filter((one) => one.dimension === dimension);
    return found.length === 0 ? [] : [`## ${title}`, ...found.map((one) => renderHypothesis(one, texts))];
  });
  return `${[
    `# How ${shown(person)} writes`,
    facts.join('\n'),
    ...(sections.length > 0 ? sections : ['No hypothesis has stood its trial yet.']),
    ...renderOthers(profile.hypotheses, 'proposed', 'Proposed, not in force'),
    ...renderOthers(profile.hypotheses, 'rejected', 'Rejected by the owner'),
    ...(profile.caveats.length === 0 ? [] : ['## What cannot be claimed', bullets(profile.caveats)]),
  ].join('\n\n')}\n`;
}

function renderHypothesis(hypothesis: Hypothesis, texts: ReadonlyMap<string, string>): string {
  const { statement, standing, origin, evidence } = hypothesis;
  const notes = [standing, origin, trialWords(hypothesis)].filter((note) => note !== '');
  const quotes = evidence.flatMap(({ sampleId, start, end }) => {
    const text = texts.get(sampleId);
    return text === undefined ? [] : [`> ${shown(text.slice(start, end).replace(/\s+/g, ' ').trim())}`];
  });
  return [
    `### ${shown(statement)}`,
    `*${notes.join(' · ')}*`,
    ...(quotes.length > 0 ? [quotes.join('\n>\n')] : []),
  ].join('\n\n');
}

function trialWords({ trial, flags }: Hypothesis): string {
  if (flags.includes('unproven-judge')) return 'untested: its judge is not shown to be better than chance';
  if (trial === null) return flags.includes('untested') ? 'untested' : '';
  const own = trial.own.yes + trial.own.no + trial.own.unclear;
  const score =
    trial.kind === 'rate'
      ? `${Math.round(trial.score * 100)} % ahead of other people`
      : `${Math.round(trial.score * 100)} points more often than other people`;
  return `${score}, tried on ${count(own, 'held-out text')} against ${count(trial.controlPeople, 'person', 'people')}`;
}

function renderOthers(hypotheses: readonly Hypothesis[], standing: Standing, title: string): readonly string[] {
  const found = hypotheses.filter((one) => one.standing === standing);
  return found.length === 0 ? [] : [`## ${title}`, bullets(found.map(({ statement }) => statement))];
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${shown(line)}`).join('\n');
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** Text of people is shown, never read as markup. */
function shown(text: string): string {
  return text.replace(/([\\`*_[\]<>#|])/g, '\\$1');
}
