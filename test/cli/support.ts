/** Runs the command line in a folder of its own, with everything around it under the test's control. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings {
  /** Path to content. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly stdin?: string | Uint8Array;
  readonly env?: Io['env'];
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** What only the file system itself can make: links, folders without permission. */
  readonly prepare?: (folder: string) => void;
  /** Undoes what would keep the folder from being removed. */
  readonly restore?: (folder: string) => void;
}

export async function run(args: readonly string[], around: Surroundings = {}): Promise<Outcome> {
  return inFolder(around, async folder => {
    let [out, err] = ['', ''];
    const code = await main(
      args.map(arg => arg.replace('<folder>', folder)),
      {
        stdout: { write: text => (out += text) },
        stderr: { write: text => (err += text) },
        stdin: chunks(around.stdin ?? ''),
        cwd: folder,
        env: around.env ?? {},
        isTTY: around.isTTY ?? false,
        columns: around.columns,
        today: '2026-11-24',
      },
    );
    const tidy = (text: string): string => text.replaceAll(folder.replaceAll('\\', '/'), '<folder>');
    return { code, out: tidy(out), err: tidy(err) };
  });
}

export async function inFolder<T>(
  { files = {}, prepare, restore }: Surroundings,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'policywright-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    prepare?.(folder);
    return await work(folder);
  } finally {
    restore?.(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In two pieces, as a pipe may deliver it: the cut can fall inside a character. */
async function* chunks(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  const middle = bytes.length >> 1;
  yield bytes.subarray(0, middle);
  yield bytes.subarray(middle);
}

/** The paths that a JSON report speaks of. */
export const pathsIn = ({ out }: Outcome): string[] =>
  JSON.parse(out).files.map((file: { readonly path: string }) => file.path);

const policy = (statement: string): string => `{
  "Version": "2012-10-17",
  "Statement": [
    { ${statement} }
  ]
}
`;

/** Policies whose worst finding is what their name says. */
export const CLEAN = policy('"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::invoices/*"');
export const WITH_ERROR = policy('"Effect": "allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::invoices/*"');
export const WITH_WARNING = policy('"Effect": "Allow", "Action": "ec2:*", "Resource": "*"');
export const WITH_INFO = policy('"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"');
