/** What the command line has of the world around it, as a value, so that a test can put another in its place. */

export interface Io {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard output is a terminal. */
  readonly isTTY: boolean;
  /** The width of the terminal; undefined where there is none. */
  readonly columns: number | undefined;
  /** The local date of the machine, `2026-11-24`. */
  readonly today: string;
}

export interface Sink {
  write(text: string): unknown;
}

export function processIo(): Io {
  const { stdout, stderr, stdin, env } = process;
  return {
    stdout: survivingPipe(stdout),
    stderr: survivingPipe(stderr),
    stdin,
    cwd: process.cwd(),
    env,
    isTTY: stdout.isTTY === true,
    columns: stdout.columns,
    today: localDate(new Date()),
  };
}

/** `policywright … | head` closes the pipe early: what is still to be said has no reader, and that is no fault. */
function survivingPipe(stream: NodeJS.WriteStream): Sink {
  let broken = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (!broken && error.code !== 'EPIPE') {
      process.exitCode = 2;
      if (stream !== process.stderr) process.stderr.write(`policywright: cannot write: ${error.message}\n`);
    }
    broken = true;
  });
  return { write: text => broken || stream.write(text) };
}

function localDate(now: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
