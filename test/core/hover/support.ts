/** What holds of every hover, whatever it is about. */
import assert from 'node:assert/strict';

const ADDRESS = 'https://(?:[\\w-]+\\.)*amazon\\.com/[\\w./#%?=-]*';
const AWS_PAGE = new RegExp(`\\]\\(${ADDRESS}\\)$`);
const LINKS = new RegExp(`\\[(?:[^\\][\\\\]|\\\\.)*\\]\\(${ADDRESS}\\)`, 'g');

/** Well-formed Markdown that ends with AWS's page, and in which nothing of a document is markup. */
export function assertValid(markdown: string): void {
  assert.equal(markdown, markdown.trim(), markdown);
  assert.doesNotMatch(markdown, /\n{3}|undefined|\[object|NaN/, markdown);
  assert.match(markdown, AWS_PAGE, 'ends with the page of AWS');
  const text = withoutCode(markdown);
  // What is left is words of ours, escaped data, weight, lists and links to AWS.
  const plain = text
    .replace(LINKS, '')
    .replace(/\\[!-/:-@[-`{-~]/g, '')
    .replace(/\*\*[^*\n]+\*\*/g, '');
  assert.doesNotMatch(plain, /[<>[\]`*_~|&$\\]|:\/\//, markdown);
  assert.ok(markdown.length < 20_000, 'short enough to read');
}

/** Fences and spans of code taken out; each must end. */
function withoutCode(markdown: string): string {
  const kept: string[] = [];
  let open = false;
  for (const line of markdown.split('\n')) {
    // With a backtick in it the line is no fence but a span.
    if (/^```[a-z]*$/.test(line)) open = !open;
    else if (!open) kept.push(line);
  }
  assert.equal(open, false, `a fence is open: ${markdown}`);
  return kept.map(line => withoutSpans(line)).join('\n');
}

function withoutSpans(line: string): string {
  let text = '';
  for (let at = 0; at < line.length; ) {
    if (line[at] === '\\') {
      text += line.slice(at, at + 2);
      at += 2;
    } else if (line[at] === '`') {
      const ticks = /^`+/.exec(line.slice(at))?.[0] ?? '';
      const rest = line.slice(at + ticks.length);
      const end = [...rest.matchAll(/`+/g)].find(run => run[0].length === ticks.length)?.index;
      assert.ok(end !== undefined, `a span of code is open: ${line}`);
      at += ticks.length + end + ticks.length;
    } else {
      text += line[at++];
    }
  }
  return text;
}
