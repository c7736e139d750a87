// Table: how greetings and closings are said.
import { wordings } from './wording.ts';

export const letterFormWordings = wordings([
  ['greeting-hi', 'Opens with "Hi"', 'Opens in other ways than "Hi"', 'Start with "Hi" and the name.', 'Start in another way than "Hi".', 'rest'],
  ['greeting-hello', 'Opens with "Hello"', 'Opens in other ways than "Hello"', 'Start with "Hello" and the name.', 'Start in another way than "Hello".', 'rest'],
  ['greeting-hey', 'Opens with "Hey"', 'Opens in other ways than "Hey"', 'Start with "Hey" and the name.', 'Start in another way than "Hey".', 'rest'],
  ['greeting-dear', 'Opens with "Dear"', 'Opens in other ways than "Dear"', 'Start with "Dear" and the name.', 'Start in another way than "Dear".', 'rest'],
  ['greeting-good-day', 'Opens with the time of day ("Good morning")', 'Opens in other ways than by the time of day', 'Start with "Good morning" or "Good afternoon".', 'Start in another way than by the time of day.', 'rest'],
  ['greeting-name', 'Opens with the name alone', 'Opens in other ways than with the name alone', 'Start with the name alone on the first line.', 'Start with a word of greeting or with the matter.', 'rest'],
  ['greeting-none', 'Starts without a greeting', 'Opens with a greeting', 'Start with the matter itself, in the first line.', 'Start with a greeting.', 'rest'],
  ['greeting-exclamation', 'Ends the greeting with an exclamation mark', 'Ends the greeting without an exclamation mark', 'End the greeting with an exclamation mark.', 'End the greeting calmly, with a comma or a dash.', 'rest'],
  ['greeting-comma', 'Ends the greeting with a comma', 'Ends the greeting without a comma', 'End the greeting with a comma.', 'End the greeting with another mark than a comma, or with none.', 'rest'],
  ['greeting-dash', 'Ends the greeting with a dash', 'Ends the greeting without a dash', 'End the greeting with a dash.', 'End the greeting with a comma.', 'rest'],
  ['greeting-lower-case', 'Writes the greeting in lower case', 'Starts the greeting with a capital letter', 'Write the greeting in lower case.', 'Start the greeting with a capital letter.', 'rest'],

  ['closing-thanks', 'Closes with "Thanks"', 'Closes in other ways than "Thanks"', 'Close with "Thanks" and your name.', 'Close in another way than "Thanks".', 'rest'],
  ['closing-cheers', 'Closes with "Cheers"', 'Closes in other ways than "Cheers"', 'Close with "Cheers" and your name.', 'Close in another way than "Cheers".', 'rest'],
  ['closing-best', 'Closes with "Best"', 'Closes in other ways than "Best"', 'Close with "Best" and your name.', 'Close in another way than "Best".', 'rest'],
  ['closing-best-regards', 'Closes with "Best regards"', 'Closes in other ways than "Best regards"', 'Close with "Best regards" and your name.', 'Close in another way than "Best regards".', 'rest'],
  ['closing-kind-regards', 'Closes with "Kind regards"', 'Closes in other ways than "Kind regards"', 'Close with "Kind regards" and your name.', 'Close in another way than "Kind regards".', 'rest'],
  ['closing-regards', 'Closes with "Regards"', 'Closes in other ways than "Regards"', 'Close with "Regards" and your name.', 'Close in another way than "Regards".', 'rest'],
  ['closing-sincerely', 'Closes with "Sincerely"', 'Closes in other ways than "Sincerely"', 'Close with "Sincerely" and your name.', 'Close in another way than "Sincerely".', 'rest'],
  ['closing-yours', 'Closes with "Yours"', 'Closes in other ways than "Yours"', 'Close with "Yours" and your name.', 'Close in another way than "Yours".', 'rest'],
  ['closing-love', 'Closes with "Love"', 'Closes in other ways than "Love"', 'Close with "Love" and your name.', 'Close in another way than "Love".', 'rest'],
  ['closing-talk-soon', 'Closes with "Talk soon" or "See you"', 'Closes in other ways than "Talk soon"', 'Close with "Talk soon" and your name.', 'Close in another way than "Talk soon".', 'rest'],
  ['closing-name', 'Closes with the name alone', 'Closes in other ways than with the name alone', 'Close with your name alone on the last line.', 'Put a closing word before your name, or stop without one.', 'rest'],
  ['closing-dash-name', 'Closes with a dash and the name', 'Closes in other ways than with a dash and the name', 'Close with a dash and your name.', 'Close in another way than with a dash and your name.', 'rest'],
  ['closing-none', 'Ends without a closing line', 'Ends with a closing line', 'Stop after the last sentence, without a closing line.', 'End with a closing line and your name.', 'rest'],
]);
