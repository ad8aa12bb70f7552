/** Keeps a fault of ours out of a person's way: it goes to the log, the editor gets nothing. */
import * as vscode from 'vscode';

export interface Log {
  error(what: string, error: unknown): void;
  info(what: string): void;
}

export function createLog(context: vscode.ExtensionContext): Log {
  const channel = vscode.window.createOutputChannel('Policywright', { log: true });
  context.subscriptions.push(channel);
  return {
    error: (what, error) =>
      channel.error(what, error instanceof Error ? (error.stack ?? error.message) : String(error)),
    info: what => channel.info(what),
  };
}

/** The function, whose throw or rejection becomes a line in the log and `undefined`. */
export function guarded<Args extends unknown[], Result>(
  log: Log,
  what: string,
  run: (...args: Args) => Promise<Result> | Result,
): (...args: Args) => Promise<Result | undefined> {
  return async (...args) => {
    try {
      return await run(...args);
    } catch (error) {
      log.error(what, error);
      return undefined;
    }
  };
}
