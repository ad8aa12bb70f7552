/** The one place that writes VS Code's snippet syntax. */
import type { Text } from './syntax/text.ts';

/** Everything but the stops is literal: IAM's `${aws:username}` would else be eaten as a snippet variable. */
export function toSnippet(text: Text): string {
  return text
    .map(piece => {
      if (typeof piece === 'string') return piece.replace(/[\\$}]/g, '\\$&');
      if (piece.placeholder === '' && !piece.choices) return `$${piece.n}`;
      if (!piece.choices) return `\${${piece.n}:${piece.placeholder.replace(/[\\$}]/g, '\\$&')}}`;
      return `\${${piece.n}|${piece.choices.map(choice => choice.replace(/[\\$},|]/g, '\\$&')).join(',')}|}`;
    })
    .join('');
}
