/** Fields that may be left out are left out, not there as `undefined`. */
export type Given<Fields> = {
  [Name in keyof Fields]: undefined extends Fields[Name] ? Exclude<Fields[Name], undefined> : Fields[Name];
};

/** The fields of a checked request that were given. */
export function given<Fields extends object>(fields: Fields): Given<Fields> {
  // Leaving out what is undefined is what the type says.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<Fields>;
}
