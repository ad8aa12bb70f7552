/** Terraform and OpenTofu: a tree from whatever is typed so far, by a parser of our own that picks up at the next line. */
import type { Host } from './host.ts';
import { tokenize } from './terraform-lexer.ts';
import { type Members, readMember } from './terraform-map.ts';
import { createReader, peek, segments } from './terraform-reader.ts';
import { terraformWriter } from './terraform-writer.ts';

export const terraformHost: Host = {
  parse(source) {
    const { text } = source;
    const { tokens, comments } = tokenize(source);
    const reader = createReader(text, tokens);
    const members: Members = { entries: [], open: false };
    for (const segment of segments(text, tokens)) {
      reader.segment = segment;
      while (peek(reader).kind !== 'eof') readMember(reader, members, 0);
    }
    const root = { kind: 'map', span: { start: 0, end: text.length }, ...members, closed: true } as const;
    return [{ source, root, comments, writer: terraformWriter(text, comments) }];
  },
};
