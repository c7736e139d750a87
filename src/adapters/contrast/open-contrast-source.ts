import type { ContrastSource, ContrastText } from '../../ports/contrast-source.ts';
import { parseContrastTexts } from './parse-contrast-texts.ts';

/** Registers without texts of their own, and the one that is written most like them. */
const nearestRegister: ReadonlyMap<string, string> = new Map([
  ['news', 'essay'],
  ['speech', 'essay'],
  ['fiction', 'essay'],
  ['article', 'essay'],
  ['report', 'essay'],
  ['letter', 'email'],
  ['message', 'chat'],
  ['sms', 'chat'],
]);

/** Posts lie between mail and essay, so they are the least wrong guess for a register nobody described. */
const registerOfUnknown = 'post';

/** The few texts that the package ships, all of them fiction. The file is read at the first `load`, once. */
export function openContrastSource(): ContrastSource {
  let shipped: Promise<readonly ContrastText[]> | null = null;

  return {
    async load(register) {
      shipped ??= readShipped();
      const texts = await shipped;
      const own = textsOf(texts, register);
      return own.length > 0 ? own : textsOf(texts, nearestRegister.get(register) ?? registerOfUnknown);
    },
  };
}

async function readShipped(): Promise<readonly ContrastText[]> {
  // Not `import('./contrast-texts.json', { with: … })`: rolldown before its pull request 10479 leaves such a call
  // pointing at the source file, which the package does not hold.
  const { contrastFile } = await import('./contrast-file.ts');
  return parseContrastTexts(contrastFile);
}

function textsOf(texts: readonly ContrastText[], register: string): readonly ContrastText[] {
  return texts.filter((one) => one.register === register);
}
