/** The setting `policywright.rules` of the manifest: one property for each rule, nothing beside it touched. */
import { applyEdits, findNodeAtLocation, modify, type Node, parseTree } from 'jsonc-parser';
import { pageOf, type Rule, rules } from '../../core/index.ts';
import type { GeneratedFile } from './file.ts';

const SETTING = 'policywright.rules';
const GROUPS = ['contributes', 'configuration'];

export const manifest = (current: string): GeneratedFile[] => [{ path: 'package.json', text: withSetting(current) }];

/** The text of the manifest with the setting as the rules say it, in whichever group of settings it stands. */
export function withSetting(text: string): string {
  const root = parseTree(text);
  const groups = root && findNodeAtLocation(root, GROUPS);
  const properties = groups?.children?.map(group => findNodeAtLocation(group, ['properties', SETTING])) ?? [];
  const there = properties.find(node => node !== undefined);
  return there ? withValue(text, there) : withGroup(text, groups);
}

function withValue(text: string, { offset, length }: Node): string {
  const lineStart = text.lastIndexOf('\n', offset) + 1;
  const indent = /^ */.exec(text.slice(lineStart))?.[0] ?? '';
  const value = JSON.stringify(setting(), null, 2).replaceAll('\n', `\n${indent}`);
  return text.slice(0, offset) + value + text.slice(offset + length);
}

function withGroup(text: string, groups: Node | undefined): string {
  const group = { title: 'Rules', order: 1, properties: { [SETTING]: setting() } };
  const options = { formattingOptions: { tabSize: 2, insertSpaces: true, eol: '\n' } };
  return applyEdits(
    text,
    groups
      ? modify(text, [...GROUPS, 0], group, { ...options, isArrayInsertion: true })
      : modify(text, GROUPS, [group], options),
  );
}

const setting = () => ({
  type: 'object',
  scope: 'resource',
  default: {},
  additionalProperties: false,
  markdownDescription:
    'Gives the findings of a rule another severity, or turns the rule `off`. Rules that are not named keep their own.',
  properties: Object.fromEntries(rules.map(rule => [rule.id, propertyOf(rule)])),
});

const propertyOf = ({ id, summary, off }: Rule) => ({
  type: 'string',
  enum: ['error', 'warning', 'info', 'hint', 'off'],
  markdownDescription: `${summary}${off ? ' Off until it is given a severity here.' : ''} [More](${pageOf(id)})`,
});
