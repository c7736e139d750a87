/** Names by which a family is known in model names. A distilled model carries two: its teacher's and its own. */
const families: readonly (readonly [string, RegExp])[] = [
  ['openai', /(?:^|[^a-z])(?:gpt|chatgpt|davinci|o[134](?=$|[^a-z0-9]))/],
  ['anthropic', /claude/],
  ['google', /gemini|gemma|palm/],
  ['qwen', /qwen|qwq/],
  ['llama', /llama/],
  ['mistral', /mistral|mixtral|ministral|codestral|magistral/],
  ['deepseek', /deepseek/],
  ['phi', /(?:^|[^a-z])phi(?=$|[^a-z])/],
  ['smollm', /smollm/],
  ['command', /command-(?:r|a)/],
  ['granite', /granite/],
];

/** Families that a model belongs to, told by its name without the provider; a name that tells none is a family of its own. */
export function modelFamilies(id: string): readonly string[] {
  const name = (id.split(/[/\\#]/).at(-1) ?? id).replace(/^[a-z-]+:/i, '').toLowerCase();
  const found = families.filter(([, pattern]) => pattern.test(name)).map(([family]) => family);
  return found.length > 0 ? found : [/^[\p{L}]+/u.exec(name)?.[0] ?? name];
}

/** Whether two models share a family, and so perhaps a taste. */
export function isSameFamily(one: string, other: string): boolean {
  const families = modelFamilies(other);
  return modelFamilies(one).some((family) => families.includes(family));
}
