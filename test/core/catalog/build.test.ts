/** How the catalog is made of its sources: spellings, joining of old and new, and what must stop the making. */
import assert from 'node:assert/strict';
import { buildCatalog } from '../../../src/tools/catalog/build.ts';
import { encodeGuides } from '../../../src/tools/catalog/guides.ts';
import type { IamData, IamDataAction, IamDataService } from '../../../src/tools/catalog/iam-data.ts';
import type { FloydData, FloydPage } from '../../../src/tools/catalog/iam-floyd.ts';
import { encodeIndex } from '../../../src/tools/catalog/indexes.ts';
import type { SourceAction, SourceService } from '../../../src/tools/catalog/model.ts';
import { cleanDescription, cleanKey, parseAccess, parseArns } from '../../../src/tools/catalog/spelling.ts';

describe('spelling', () => {
  it('splits access levels and orders them by weight', () => {
    assert.deepEqual(parseAccess('a:B', 'Write'), ['Write']);
    assert.deepEqual(parseAccess('a:B', 'Tagging, Write'), ['Write', 'Tagging']);
    assert.deepEqual(parseAccess('a:B', 'Write,Permissions management'), ['Permissions management', 'Write']);
  });

  it('refuses a level that it does not know', () => {
    for (const odd of ['Admin', 'write', '', 'Write, ', 'Write; List']) {
      assert.throws(() => parseAccess('a:B', odd), /a:B: unknown access level/, odd);
    }
  });

  it('splits ARN forms and mends placeholders', () => {
    const [one, two] = ['arn:${Partition}:lex:${Region}:${Account}:bot/${Id}', 'arn:${Partition}:lex:::bot:${Name}'];
    assert.deepEqual(parseArns('bot', `${one}, ${two}`), [one, two]);
    assert.deepEqual(parseArns('backup', 'arn:${Partition}:x:::b/${Name}-{Date-and-Time}'), [
      'arn:${Partition}:x:::b/${Name}-${DateAndTime}',
    ]);
    for (const odd of [
      '*',
      'arn:aws:s3:::x',
      'arn:${Partition}:s3',
      'arn:${Partition}:s3:::<x>',
      'arn:${Partition}:s3:::a b',
    ]) {
      assert.throws(() => parseArns('t', odd), /unexpected form of an ARN/, odd);
    }
  });

  it('makes templates of keys that end in a tag', () => {
    assert.equal(cleanKey('s3:ExistingObjectTag/<key>'), 's3:ExistingObjectTag/${TagKey}');
    assert.equal(cleanKey('ssm:resourceTag/tag-key'), 'ssm:resourceTag/${TagKey}');
    assert.equal(cleanKey('glacier:ResourceTag/'), 'glacier:ResourceTag/${TagKey}');
    for (const key of [
      'aws:ResourceTag/${TagKey}',
      'aws:TagKeys',
      's3:prefix',
      'ssm:resourceTag/aws:ssmmessages:target-id',
    ]) {
      assert.equal(cleanKey(key), key);
    }
  });

  it('keeps of a description what follows the permission', () => {
    assert.equal(cleanDescription('Grants permission to retrieve objects'), 'Retrieve objects');
    assert.equal(cleanDescription('Grants permissions  to list things.'), 'List things');
    assert.equal(cleanDescription('Controls permission to do it. It is done'), 'Do it. It is done');
    assert.equal(cleanDescription('Grants permission to a queue'), 'Grants permission to a queue');
    assert.equal(cleanDescription('returns information'), 'Returns information');
  });
});

describe('making the catalog', () => {
  const older = data('0.15', [
    service('ecs', [
      action('runtask', { dependentActions: ['IAM:passrole', 'iam:Gone', 'ecs:RunTask'], isPermissionOnly: true }),
      action('OldTask'),
    ]),
    service('gone', [action('Thing')]),
  ]);
  const today = data('0.21', [
    service('ecs', [action('RunTask', { accessLevel: 'Tagging, Write' }), action('Via-Hyphen')]),
    service('iam', [action('PassRole')]),
  ]);
  const floyd: FloydData = {
    version: '0.8',
    pages: [
      { prefix: 'ecs', url: 'https://one.html', actions: [listed('Other')], types: [] },
      { prefix: 'ecs', url: 'https://two.html', actions: ['RunTask', 'ViaHyphen', 'oldtask'].map(listed), types: [] },
    ],
    managedPolicies: [['ReadOnlyAccess', 'Reads']],
  };
  const built = buildCatalog(today, older, floyd);
  const [ecs, iam] = built.catalog.services;

  it('takes from the older data what the new has not, in the spelling of today', () => {
    const runTask = ecs?.actions[0];
    assert.deepEqual(runTask?.access, ['Write', 'Tagging']);
    assert.deepEqual(runTask?.dependentActions, ['iam:PassRole']);
    assert.equal(runTask?.permissionOnly, true);
    assert.deepEqual(built.dangling, ['ecs:RunTask -> iam:Gone']);
  });

  it('lists what has retired, but not what is only spelled otherwise', () => {
    assert.deepEqual(ecs?.retired, ['OldTask', 'Other']);
    assert.deepEqual(iam?.retired, []);
    assert.deepEqual(built.catalog.retiredServices, ['gone']);
    assert.equal(built.retiredActions, 3);
  });

  it('takes the page that lists most of the actions', () => {
    assert.equal(ecs?.url, 'https://two.html');
    assert.deepEqual(ecs?.otherPages, [], 'the other lists nothing of today');
    assert.equal(iam?.url, undefined);
  });

  it('gives an action the page that it is linked to', () => {
    assert.deepEqual(
      ecs?.actions.map(({ guide }) => guide),
      ['RunTask', 'ViaHyphen'].map(name => `https://docs.aws.amazon.com/x/API_${name}.html`),
    );
    assert.equal(iam?.actions[0]?.guide, undefined);
  });

  it('merges what is written twice', () => {
    const key = (name: string, description: string) => ({ key: name, description, type: 'String' });
    const twice = [
      { name: 'box', required: false, conditionKeys: ['x:Tag/<key>'], dependentActions: [] },
      { name: 'box', required: true, conditionKeys: [], dependentActions: [] },
    ];
    const odd: IamDataService = {
      ...service('x', [action('Do', { resourceTypes: twice })]),
      resourceTypes: [{ key: 'box', arn: 'arn:${Partition}:x:::${Box}' }],
      conditionKeys: [key('x:Tag/${TagKey}', 'clean'), key('x:Tag/<key>', 'odd')],
    };
    const [merged] = buildCatalog(data('1', [odd]), data('0', []), { ...floyd, pages: [] }).catalog.services;
    assert.deepEqual(merged?.conditionKeys, [{ name: 'x:Tag/${TagKey}', description: 'clean', type: 'String' }]);
    assert.deepEqual(merged?.actions[0]?.resources, [
      { type: 'box', required: true, conditionKeys: ['x:Tag/${TagKey}'] },
    ]);
    assert.deepEqual(merged?.resourceTypes[0]?.conditionKeys, []);
  });

  it('stops at a service without a name and at a level that is unknown', () => {
    const make = (odd: IamDataService) => () => buildCatalog(data('1', [odd]), older, floyd);
    assert.throws(make({ ...service('x', []), name: '' }), /x: the service has no name/);
    assert.throws(make(service('x', [action('Do', { accessLevel: 'Royal' })])), /x:Do: unknown access level "Royal"/);
  });
});

describe('addresses of pages', () => {
  const encode = (...guides: (string | undefined)[]) =>
    encodeGuides(guides.map((guide, at) => ({ ...SOURCE_ACTION, name: `Do${'ABCD'[at]}`, guide })));
  const base = 'https://docs.aws.amazon.com/';

  it('are written once where they differ in the name only', () => {
    assert.deepEqual(encode(`${base}x/API_DoA.html`, `${base}x/API_DoB.html`), { guides: 'x/API_*.html' });
    assert.deepEqual(encode(`${base}x.html#DoA`, undefined, `${base}x.html#DoC`, 'https://aws.amazon.com/x/'), {
      guides: 'x.html#*||https://aws.amazon.com/x/',
      guideOf: [0, 1, 0, 2],
    });
  });

  it('are none but those of AWS', () => {
    for (const odd of [
      'http://docs.aws.amazon.com/x',
      'https://example.com/',
      `${base}a|b`,
      `${base}a*b`,
      `${base}a b`,
    ]) {
      assert.throws(() => encode(odd), /DoA: unexpected address/, odd);
    }
  });
});

describe('the index', () => {
  const source = (prefix: string, arns: string[], keys: string[]): SourceService => ({
    ...{ prefix, name: prefix, category: undefined, url: undefined, otherPages: [], actions: [], retired: [] },
    resourceTypes: arns.map(arn => ({ name: arn, arns: [arn], conditionKeys: [] })),
    conditionKeys: keys.map(name => ({ name, description: '', type: 'String' })),
  });

  it('names what stands under the name of another service', () => {
    const services = [
      source(
        'a',
        ['arn:${Partition}:a:::${X}', 'arn:${Partition}:${Vendor}:::${X}'],
        ['a:Own', 'aws:TagKeys', 'Saml:aud'],
      ),
      source('b', ['arn:${Partition}:a:::b'], ['aws:tagkeys', 'a:Own', 'x.${Y}.z:sub']),
    ];
    assert.deepEqual(encodeIndex(services), {
      segments: [['a', [1]]],
      openSegments: [0],
      keyPrefixes: [
        ['a', [1]],
        ['saml', [0]],
        ['x.${y}.z', [1]],
      ],
      globalKeys: [['aws:tagkeys', [0, 1]]],
    });
  });
});

const SOURCE_ACTION: SourceAction = {
  ...{ name: '', description: '', access: ['Write'], resources: [], conditionKeys: [], dependentActions: [] },
  ...{ permissionOnly: false, guide: undefined },
};

function data(version: string, services: IamDataService[]): IamData {
  return { version, date: '2026-09-26', services, rcpServices: [] };
}

function service(prefix: string, actions: IamDataAction[]): IamDataService {
  return { prefix, name: prefix.toUpperCase(), category: undefined, actions, resourceTypes: [], conditionKeys: [] };
}

function listed(name: string): FloydPage['actions'][number] {
  return { name, guide: `https://docs.aws.amazon.com/x/API_${name}.html` };
}

function action(name: string, change: Partial<IamDataAction> = {}): IamDataAction {
  const description = `Grants permission to ${name}`;
  return {
    name,
    description,
    accessLevel: 'Write',
    resourceTypes: [],
    conditionKeys: [],
    dependentActions: [],
    ...change,
  };
}
