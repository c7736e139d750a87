import { type Child, element } from './markup.ts';

/** The name of an arm, which a narrow column may break after a colon and nowhere else. */
export function armLabel(name: string): Child {
  return name.split(/(?<=:)/).map((part, at) => (at === 0 ? part : [element('wbr', {}), part]));
}
