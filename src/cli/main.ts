/** The command line's entry: takes the arguments apart and runs the command they name. */
import { catalogSentence } from '../core/index.ts';
import { parseCommand } from './arguments.ts';
import { readCatalog } from './catalog.ts';
import { runCheck } from './check.ts';
import { HELP, USAGE } from './help.ts';
import { type Io, processIo } from './io.ts';
import { readVersion } from './version.ts';
import { visible } from './visible.ts';

/** Gives the exit code: 0 good, 1 findings, 2 something could not be checked. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = parseCommand(argv);
  switch (command.name) {
    case 'help':
      io.stdout.write(HELP);
      return 0;
    case 'version':
      io.stdout.write(`policywright ${readVersion()}\n${catalogSentence(await readCatalog())}\n`);
      return 0;
    case 'wrong':
      io.stderr.write(`policywright: ${visible(command.message)}\n${USAGE}`);
      return 2;
    case 'check':
      return runCheck(command.options, io);
  }
}

if (require.main === module) {
  const io = processIo();
  main(process.argv.slice(2), io).then(
    code => {
      // Not `process.exit`, which would cut off what a pipe has not taken yet. A failed write has set its own code.
      process.exitCode ??= code;
    },
    error => {
      io.stderr.write(`policywright stopped at a fault of its own: ${error instanceof Error ? error.stack : error}\n`);
      process.exitCode = 2;
    },
  );
}
