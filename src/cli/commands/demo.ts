import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { example } from '../example-text.ts';
import { wholeNumber } from '../parse-number.ts';

export interface DemoFlags {
  readonly model: string;
  readonly seed: number;
  readonly json?: boolean;
}

export function defineDemo(command: Command, context: CommandContext): void {
  command
    .description(
      'Learns a fictional person from e-mails, writes one task in three voices, and verifies every text against every person. Fetches the model when it is not here.',
    )
    .option('--model <id>', 'which model writes', 'qwen2.5-coder-1.5b')
    .option('--seed <n>', 'seed of every random draw', wholeNumber({ min: 0, max: 2_147_483_647 }), 7)
    .option('--json', 'print everything as one JSON object')
    .addHelpText('after', example('hyperalign demo', 'hyperalign demo --model smollm2-135m'))
    .action(async (flags: DemoFlags) => {
      const { showDemo } = await import('../demo/show-demo.ts');
      await showDemo(context, flags);
    });
}
