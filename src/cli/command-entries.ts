import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

/** Declares what a command takes and does. */
export type DefineCommand = (command: Command, context: CommandContext) => void;

export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<DefineCommand>;
}

/** Every command, in the order of the help. Only the one that was named is loaded, so that `--help` answers at once. */
export const commandEntries: readonly CommandEntry[] = [
  {
    name: 'learn',
    summary: 'learn how a person writes from their texts',
    load: async () => (await import('./commands/learn.ts')).defineLearn,
  },
  {
    name: 'write',
    summary: "write a text in a person's voice",
    load: async () => (await import('./commands/write.ts')).defineWrite,
  },
  {
    name: 'verify',
    summary: 'say whether a text is consistent with how a person writes',
    load: async () => (await import('./commands/verify.ts')).defineVerify,
  },
  {
    name: 'edit',
    summary: 'learn from how a draft was changed',
    load: async () => (await import('./commands/edit.ts')).defineEdit,
  },
  {
    name: 'compare',
    summary: 'keep which of two texts a person chose',
    load: async () => (await import('./commands/compare.ts')).defineCompare,
  },
  {
    name: 'profile',
    summary: "show and change a person's profile",
    load: async () => (await import('./commands/profile.ts')).defineProfile,
  },
  {
    name: 'people',
    summary: 'list the people of this workspace',
    load: async () => (await import('./commands/people.ts')).definePeople,
  },
  {
    name: 'forget',
    summary: 'remove everything kept of a person',
    load: async () => (await import('./commands/forget.ts')).defineForget,
  },
  {
    name: 'stylometry',
    summary: 'attribute, verify and plot folders of texts',
    load: async () => (await import('./commands/stylometry.ts')).defineStylometry,
  },
  {
    name: 'evaluate',
    summary: 'run an experiment with its controls and write a report',
    load: async () => (await import('./commands/evaluate.ts')).defineEvaluate,
  },
  {
    name: 'keys',
    summary: 'issue, list, rotate and revoke keys of this workspace',
    load: async () => (await import('./commands/keys.ts')).defineKeys,
  },
  {
    name: 'limits',
    summary: 'show and set what this workspace may use',
    load: async () => (await import('./commands/limits.ts')).defineLimits,
  },
  {
    name: 'audit',
    summary: 'show what was done in this workspace, with which key',
    load: async () => (await import('./commands/audit.ts')).defineAudit,
  },
  {
    name: 'mcp',
    summary: 'serve the Model Context Protocol to assistants on this machine',
    load: async () => (await import('./commands/mcp.ts')).defineMcp,
  },
  {
    name: 'serve',
    summary: 'serve the OpenAI API in the voices of your people',
    load: async () => (await import('./commands/serve.ts')).defineServe,
  },
  {
    name: 'models',
    summary: 'list, fetch, check and remove embedded models',
    load: async () => (await import('./commands/models.ts')).defineModels,
  },
  {
    name: 'doctor',
    summary: 'say what works on this machine and what to do about the rest',
    load: async () => (await import('./commands/doctor.ts')).defineDoctor,
  },
  {
    name: 'demo',
    summary: 'see it work: three fictional people, a model on this machine',
    load: async () => (await import('./commands/demo.ts')).defineDemo,
  },
];
