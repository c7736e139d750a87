// Table: words that British and American writers spell differently.

const pairs =
  'colour/color colours/colors favour/favor favours/favors favourite/favorite favourites/favorites honour/honor behaviour/behavior ' +
  'neighbour/neighbor neighbours/neighbors labour/labor humour/humor flavour/flavor rumour/rumor harbour/harbor endeavour/endeavor ' +
  'centre/center centres/centers metre/meter metres/meters litre/liter theatre/theater fibre/fiber ' +
  'realise/realize realised/realized realising/realizing organise/organize organised/organized organising/organizing organisation/organization ' +
  'organisations/organizations recognise/recognize recognised/recognized apologise/apologize apologised/apologized ' +
  'finalise/finalize finalised/finalized prioritise/prioritize summarise/summarize emphasise/emphasize criticise/criticize criticised/criticized ' +
  'analyse/analyze analysed/analyzed analysing/analyzing minimise/minimize maximise/maximize optimise/optimize utilise/utilize ' +
  'travelling/traveling travelled/traveled traveller/traveler cancelled/canceled cancelling/canceling modelling/modeling labelled/labeled ' +
  'defence/defense offence/offense licence/license programme/program programmes/programs catalogue/catalog dialogue/dialog ' +
  'grey/gray cheque/check tyre/tire jewellery/jewelry enquiry/inquiry enquiries/inquiries enquire/inquire fulfil/fulfill skilful/skillful ' +
  'whilst/while amongst/among learnt/learned burnt/burned dreamt/dreamed spelt/spelled towards/toward afterwards/afterward mum/mom maths/math';

/** Pairs whose second form is a word of its own for British writers too: only the first form says anything. */
const oneSided: ReadonlySet<string> = new Set([
  'check',
  'tire',
  'license',
  'program',
  'programs',
  'while',
  'among',
  'dialog',
  'meter',
  'meters',
]);

/** Word → whether it is the British form. */
export const britishForms: ReadonlyMap<string, boolean> = new Map(
  pairs.split(' ').flatMap((pair): [string, boolean][] => {
    const [british = '', american = ''] = pair.split('/');
    return oneSided.has(american)
      ? [[british, true]]
      : [
          [british, true],
          [american, false],
        ];
  }),
);
