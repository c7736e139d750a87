// Table: how a text greets and how it closes, from a closed vocabulary.
import { type FeatureDefinition, type Presentation, shareOfTexts } from './feature.ts';

export const greetingTypes = ['hi', 'hello', 'hey', 'dear', 'good-day', 'name', 'none'] as const;
export type GreetingType = (typeof greetingTypes)[number];

export const closingTypes = [
  'thanks',
  'cheers',
  'best',
  'best-regards',
  'kind-regards',
  'regards',
  'sincerely',
  'yours',
  'love',
  'talk-soon',
  'name',
  'dash-name',
  'none',
] as const;
export type ClosingType = (typeof closingTypes)[number];

const greetingLabels: Readonly<Record<GreetingType, string>> = {
  hi: 'greetings with "Hi"',
  hello: 'greetings with "Hello"',
  hey: 'greetings with "Hey"',
  dear: 'greetings with "Dear"',
  'good-day': 'greetings by time of day ("Good morning")',
  name: 'greetings by name alone',
  none: 'texts without a greeting',
};

const closingLabels: Readonly<Record<ClosingType, string>> = {
  thanks: 'closings with "Thanks"',
  cheers: 'closings with "Cheers"',
  best: 'closings with "Best"',
  'best-regards': 'closings with "Best regards"',
  'kind-regards': 'closings with "Kind regards" or "Warm regards"',
  regards: 'closings with "Regards"',
  sincerely: 'closings with "Sincerely"',
  yours: 'closings with "Yours"',
  love: 'closings with "Love"',
  'talk-soon': 'closings with "Talk soon" or "See you"',
  name: 'closings by name alone',
  'dash-name': 'closings by a dash and the name',
  none: 'texts without a closing',
};

const perGreeting: Presentation = { opportunity: 'greetings', unit: '% of greetings', scale: 100, prior: 200 };

export const letterFormFeatures: readonly FeatureDefinition[] = [
  ...greetingTypes.map((type) => form(`greeting-${type}`, greetingLabels[type], 'greeting', shareOfTexts)),
  form('greeting-exclamation', 'greetings with an exclamation mark', 'greeting', perGreeting),
  form('greeting-comma', 'greetings that end with a comma', 'greeting', perGreeting),
  form('greeting-dash', 'greetings that end with a dash', 'greeting', perGreeting),
  form('greeting-lower-case', 'greetings in lower case', 'greeting', perGreeting),
  ...closingTypes.map((type) => form(`closing-${type}`, closingLabels[type], 'closing', shareOfTexts)),
];

function form(
  id: string,
  label: string,
  family: 'greeting' | 'closing',
  presentation: Presentation,
): FeatureDefinition {
  return {
    id,
    label,
    family,
    kind: 'count',
    ...presentation,
    dimension: 'communication-strategy',
    language: 'en',
    match: { by: 'rule' },
  };
}
