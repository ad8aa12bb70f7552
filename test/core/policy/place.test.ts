/** Every place, as JSON and as Terraform's blocks have it, and the tokens that open a statement. */
import assert from 'node:assert/strict';
import { placeAt, statementOpenedAt } from '../../../src/core/policy/place.ts';
import { cursorIn, openText } from '../../support/fixture.ts';

function placeIn(marked: string, language: string): string {
  const { text, cursor } = cursorIn(marked);
  for (const policy of openText(text, { language }).policies) {
    const place = placeAt(policy, cursor);
    if (place) return place.token ? `${place.kind} ${place.token.value}` : place.kind;
  }
  return 'nothing';
}

const json = (body: string): string => `{"Version":"2012-10-17","Statement":[{"Effect":"Allow",${body}}]}`;
const blocks = (body: string): string => `data "aws_iam_policy_document" "x" {\n  statement {\n    ${body}\n  }\n}\n`;

const IN_JSON: readonly (readonly [place: string, marked: string])[] = [
  ['policy-key Version', '{"Ver$0sion":"2012-10-17","Statement":[{"Effect":"Allow"}]}'],
  ['policy-value 2012-10-17', '{"Version":"2012$0-10-17","Statement":[{"Effect":"Allow"}]}'],
  ['statement', '{"Version":"2012-10-17","Statement":[ $0 {"Effect":"Allow"}]}'],
  ['statement-key Sid', json('"Si$0d":"x"')],
  ['statement-key', json('"Sid":"x", $0 "Action":"s3:*"')],
  ['statement-value x', json('"Sid":"$0x"')],
  ['action s3:*', json('"Action":["s3:$0*"]')],
  ['action', json('"Action":["s3:*", $0 ]')],
  ['resource *', json('"Resource":"$0*"')],
  ['principal *', json('"Principal":"$0*"')],
  ['principal-type AWS', json('"Principal":{"A$0WS":"x"}')],
  ['principal x', json('"Principal":{"AWS":["$0x"]}')],
  ['operator Bool', json('"Condition":{"B$0ool":{}}')],
  ['condition-key a:b', json('"Condition":{"Bool":{"a:$0b":"true"}}')],
  ['condition-value true', json('"Condition":{"Bool":{"a:b":["tr$0ue"]}}')],
];

const IN_BLOCKS: readonly (readonly [place: string, marked: string])[] = [
  ['policy-key statement', blocks('').replace('statement', 'state$0ment')],
  ['statement-key actions', blocks('acti$0ons = ["s3:*"]')],
  ['action s3:*', blocks('actions = ["s3$0:*"]')],
  ['block-key type', blocks('principals {\n      ty$0pe = "AWS"\n      identifiers = ["*"]\n    }')],
  ['block-key identifiers', blocks('principals {\n      type = "AWS"\n      identif$0iers = ["*"]\n    }')],
  ['principal-type AWS', blocks('principals {\n      type = "A$0WS"\n    }')],
  ['principal *', blocks('principals {\n      type = "AWS"\n      identifiers = ["$0*"]\n    }')],
  ['block-key test', blocks('condition {\n      te$0st = "Bool"\n    }')],
  ['block-key variable', blocks('condition {\n      var$0iable = "a:b"\n    }')],
  ['operator Bool', blocks('condition {\n      test = "B$0ool"\n    }')],
  ['condition-key a:b', blocks('condition {\n      variable = "a:$0b"\n    }')],
  ['condition-value true', blocks('condition {\n      values = ["tr$0ue"]\n    }')],
];

describe('place', () => {
  for (const [place, marked] of IN_JSON) it(`${place} in JSON`, () => assert.equal(placeIn(marked, 'json'), place));
  for (const [place, marked] of IN_BLOCKS) {
    it(`${place} in blocks`, () => assert.equal(placeIn(marked, 'terraform'), place));
  }
});

describe('the token that opens a statement', () => {
  function openedIn(marked: string, language: string): string | undefined {
    const { text, cursor } = cursorIn(marked);
    const [policy] = openText(text, { language }).policies;
    const opened = policy && statementOpenedAt(policy, cursor);
    return opened && `${opened.statement.index} ${text.slice(opened.span.start, opened.span.end)}`;
  }
  it('is the brace, from both sides', () => {
    const text = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow"},#{"Effect":"Deny"}]}';
    assert.equal(openedIn(text.replace('#', '$0'), 'json'), '1 {');
    assert.equal(openedIn(text.replace('#{', '{$0'), 'json'), '1 {');
    assert.equal(openedIn('{"Version":"2012-10-17","Statement":$0{"Effect":"Allow"}}', 'json'), 'undefined {');
    assert.equal(openedIn(text.replace('#{"Eff', '{"$0Eff'), 'json'), undefined);
  });
  it('is the name of a block, and its brace', () => {
    const text = 'data "aws_iam_policy_document" "x" {\n  statement {\n  }\n  state$0ment {\n  }\n}\n';
    assert.equal(openedIn(text, 'terraform'), '1 statement');
    assert.equal(openedIn(text.replace('state$0ment {', 'statement {$0'), 'terraform'), '1 {');
  });
  it('is nothing where there is no brace', () => {
    const text = 'Version: "2012-10-17"\nStatement:\n  - #Effect: Allow\n    Action: s3:*\n';
    assert.equal(openedIn(text.replace('#', '$0'), 'yaml'), undefined);
    assert.equal(openedIn('Version: "2012-10-17"\nStatement:\n  - $0{Effect: Allow, Action: "s3:*"}\n', 'yaml'), '0 {');
  });
});
