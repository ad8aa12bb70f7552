/** YAML: a tree a document, from whatever is typed so far, on the concrete syntax tree of `yaml`. */
import type { Host, Tree } from './host.ts';
import { buildDocument, createBuild } from './yaml-build.ts';
import { readStream } from './yaml-cst.ts';
import { yamlWriter } from './yaml-writer.ts';

export const yamlHost: Host = {
  parse(source) {
    const stream = readStream(source.text);
    const trees: Tree[] = [];
    for (const document of stream.documents) {
      const build = createBuild(source, stream);
      const root = buildDocument(build, document);
      if (!root) continue;
      const writer = yamlWriter(source.text, stream.comments, { ...build, root });
      trees.push({ source, root, comments: stream.comments, writer });
    }
    return trees;
  },
};
