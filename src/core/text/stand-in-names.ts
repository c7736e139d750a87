// Table: names that serve as given and as family names, for men and women alike. They take the place of the names in a text.
const names = (
  'Alden Arden Ashby Avery Bailey Barclay Baird Beckett Blair Blake Brady Briar Brock Brooks Callan Cameron Carey Carson Casey Chandler Clancy Colby Corey Dakota Dallan Darcy Darby Delaney Denver Devlin Easton ' +
  'Ellery Ellis Emerson Emery Everett Farley Finley Flynn Gentry Greer Hadley Harlan Harper Hayden Hollis Jarvis Jordan Keegan Keaton Kendall Kennedy Kerry Kimber Langley Larkin Lennox Leslie Lindsay Logan London ' +
  'Mackay Marlow Mason Merritt Milan Monroe Morgan Murphy Nevin Nolan Oakley Palmer Parker Pearce Perry Peyton Quincy Quinn Raleigh Ramsey Reagan Reese Remy Rey Riley Rory Rowan Sawyer Selby Shelby Shelton Sidney Skyler ' +
  'Sloan Spencer Sterling Stirling Tatum Taylor Tierney Toran Torrey Tyler Vaughan Wallis Weldon Wesley Whitley Wiley Winslow Wynn'
)
  .split(' ')
  .filter((name) => name !== 'London' && name !== 'Milan' && name !== 'Chandler');

const keys: ReadonlySet<string> = new Set(names.map((name) => name.toLowerCase()));

/** Whether a word is one of the stand-ins: nobody can tell a real one from a stand-in, so it may stay. */
export function isStandIn(word: string): boolean {
  return keys.has(word.toLowerCase());
}

/** The stand-in at a place of the list, counted round it. */
export function standInAt(place: number): string {
  return names[place % names.length] ?? 'Morgan';
}
