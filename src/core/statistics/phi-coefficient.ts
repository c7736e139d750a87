/** What two observers say of the same things; null where one cannot tell. */
type Answers = readonly (boolean | null)[];

/**
 * Correlation of two lists of yes and no, −1 to 1, over what both can tell (Pearson's r of two binary variables). Null where one of them always says
 * the same: nothing can go along with that.
 */
export function phiCoefficient(one: Answers, other: Answers): number | null {
  const count = (a: boolean, b: boolean): number => one.filter((answer, at) => answer === a && other[at] === b).length;
  const [both, onlyOne, onlyOther, neither] = [
    count(true, true),
    count(true, false),
    count(false, true),
    count(false, false),
  ];
  const spread = (both + onlyOne) * (onlyOther + neither) * (both + onlyOther) * (onlyOne + neither);
  return spread === 0 ? null : (both * neither - onlyOne * onlyOther) / Math.sqrt(spread);
}
