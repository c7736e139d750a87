// Table: British and American pairs, and short forms, as the traits plant them.

const pairs =
  'colour/color colours/colors favour/favor favours/favors favourite/favorite honour/honor behaviour/behavior neighbour/neighbor ' +
  'neighbours/neighbors labour/labor humour/humor flavour/flavor rumour/rumor rumours/rumors harbour/harbor centre/center centres/centers ' +
  'theatre/theater fibre/fiber realise/realize realised/realized realising/realizing organise/organize organised/organized organising/organizing ' +
  'organisation/organization organisations/organizations recognise/recognize recognised/recognized apologise/apologize criticise/criticize ' +
  'criticised/criticized analyse/analyze analysed/analyzed emphasise/emphasize emphasised/emphasized summarise/summarize minimise/minimize ' +
  'maximise/maximize travelling/traveling travelled/traveled traveller/traveler travellers/travelers cancelled/canceled modelling/modeling ' +
  'labelled/labeled defence/defense offence/offense towards/toward grey/gray cheque/check jewellery/jewelry fulfil/fulfill ' +
  'programme/program programmes/programs learnt/learned specialise/specialize specialised/specialized privatisation/privatization ' +
  'stabilise/stabilize finalise/finalize finalised/finalized utilise/utilize authorise/authorize authorised/authorized';

/** Words whose American form is a word of its own in British writing, so that neither direction is certain. */
const ambiguous: ReadonlySet<string> = new Set(['check', 'learned']);

const spelled = pairs.split(' ').map((pair): readonly [string, string] => {
  const [british = '', american = ''] = pair.split('/');
  return [british, american];
});

/** American → British. */
export const britishOf: ReadonlyMap<string, string> = new Map(
  spelled.filter(([, american]) => !ambiguous.has(american)).map(([british, american]) => [american, british]),
);

/** British → American. */
export const americanOf: ReadonlyMap<string, string> = new Map(spelled);

const shortForms: Readonly<Record<string, string>> = {
  monday: 'Mon',
  tuesday: 'Tues',
  wednesday: 'Wed',
  thursday: 'Thurs',
  friday: 'Fri',
  saturday: 'Sat',
  sunday: 'Sun',
  january: 'Jan',
  february: 'Feb',
  august: 'Aug',
  september: 'Sept',
  october: 'Oct',
  november: 'Nov',
  december: 'Dec',
  information: 'info',
  approximately: 'approx',
  department: 'dept',
  government: 'govt',
  management: 'mgmt',
  minutes: 'mins',
  hours: 'hrs',
  versus: 'vs',
  international: 'intl',
  maximum: 'max',
  minimum: 'min',
  million: 'mln',
  billion: 'bln',
  pictures: 'pics',
  photos: 'pics',
  seconds: 'secs',
  weeks: 'wks',
  years: 'yrs',
};

/** The short form of a word, undefined where it has none. */
export function abbreviationOf(word: string): string | undefined {
  return shortForms[word.toLowerCase()];
}
