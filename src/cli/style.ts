/** Colours and weights of a terminal, or none. */
import type { Severity } from '../core/index.ts';
import type { Io } from './io.ts';

export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  severity(severity: Severity, text: string): string;
}

export const styleFor = (io: Pick<Io, 'env' | 'isTTY'>): Style => (wantsColours(io) ? coloured : plain);

/** FORCE_COLOR decides where it is set, as in Node itself; then NO_COLOR; then the terminal. */
function wantsColours({ env, isTTY }: Pick<Io, 'env' | 'isTTY'>): boolean {
  const { FORCE_COLOR, NO_COLOR, TERM } = env;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTTY && !NO_COLOR && TERM !== 'dumb';
}

const COLOURS: Readonly<Record<Severity, string>> = { error: '31', warning: '33', info: '34', hint: '36' };

const coloured: Style = {
  bold: text => paint('1', text),
  dim: text => paint('2', text),
  severity: (severity, text) => paint(`1;${COLOURS[severity]}`, text),
};

const plain: Style = { bold: text => text, dim: text => text, severity: (_, text) => text };

const paint = (code: string, text: string): string => `\u001B[${code}m${text}\u001B[0m`;
