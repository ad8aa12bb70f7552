/** Reads a file or standard input as UTF-8 text, no further than it can be checked. */
import { createReadStream } from 'node:fs';
import { DEFAULT_MAX_LENGTH } from '../core/index.ts';
import type { Io } from './io.ts';

export type Reading =
  /** Without its byte order mark: offsets count from behind it. */
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'not text'; readonly why: string }
  | { readonly is: 'unreadable'; readonly why: string }
  | { readonly is: 'too large' };

/** A UTF-16 unit is at most three bytes of UTF-8: what is longer is over the core's limit in any case. */
const MOST_BYTES = 3 * DEFAULT_MAX_LENGTH;

export const readStdin = (io: Io): Promise<Reading> => read(io.stdin);

/** A stream and not `readFile`, so that a device without an end ends here too. */
export const readText = (file: string): Promise<Reading> => read(createReadStream(file));

async function read(stream: AsyncIterable<Uint8Array>): Promise<Reading> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MOST_BYTES) return { is: 'too large' };
    }
  } catch (error) {
    return { is: 'unreadable', why: reasonOf(error) };
  }
  return decode(Buffer.concat(chunks));
}

function decode(bytes: Uint8Array): Reading {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { is: 'not text', why: 'not UTF-8 text but UTF-16; save it as UTF-8' };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Valid UTF-8, and yet in no text that a person writes.
    return text.includes('\0') ? { is: 'not text', why: 'not UTF-8 text' } : { is: 'text', text };
  } catch {
    return { is: 'not text', why: 'not UTF-8 text' };
  }
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such file or folder'],
  ['ENOTDIR', 'no such file or folder'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EISDIR', 'a folder, not a file'],
  ['ELOOP', 'a symbolic link that leads to itself'],
]);

/** Why the file system refused, in a person's words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS.get(code ?? '') ?? `cannot be read (${code ?? message})`;
}
