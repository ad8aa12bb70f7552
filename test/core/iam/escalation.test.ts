import assert from 'node:assert/strict';
import { namesResource } from '../../../src/core/access/fit.ts';
import { ESCALATIONS } from '../../../src/core/iam/escalation.ts';
import { LINKED, passedTo } from '../../../src/core/iam/passed-to.ts';
import { CREDENTIALS, DATA, givesAccess } from '../../../src/core/iam/sensitive-actions.ts';
import { SERVICE_PRINCIPALS } from '../../../src/core/iam/service-principals.ts';
import { realCatalog } from '../../support/mini-catalog.ts';

describe('sets of actions that escalate', () => {
  it("name AWS's actions as AWS spells them", () => {
    for (const id of ESCALATIONS.flatMap(({ actions }) => actions)) assert.equal(realCatalog().action(id)?.id, id);
  });
  it('are minimal, and each is there once', () => {
    for (const one of ESCALATIONS) {
      const within = ESCALATIONS.filter(({ actions }) => actions.every(action => one.actions.includes(action)));
      assert.deepEqual(within, [one]);
    }
  });
  it('say what they can, and where it is described', () => {
    for (const { actions, can, link } of ESCALATIONS) {
      assert.match(can, /^can [^.]+$/, actions.join());
      assert.match(link, /^https:\/\/(pathfinding\.cloud\/paths\/[a-z0-9]+-\d{3}|hackingthe\.cloud\/.*#[a-z0-9-]+)$/);
    }
  });
});

describe('sensitive actions', () => {
  it('are actions that a policy can scope', () => {
    for (const id of [...CREDENTIALS.keys(), ...DATA.keys()]) {
      const action = realCatalog().action(id);
      assert.ok(action && action.id === id && namesResource(action), id);
    }
  });
  it('are not an escalation by themselves as well', () => {
    const alone = ESCALATIONS.filter(({ actions }) => actions.length === 1).flatMap(({ actions }) => actions);
    assert.deepEqual(
      alone.filter(id => CREDENTIALS.has(id) || DATA.has(id)),
      [],
    );
  });
  it('are told by their names where they give access', () => {
    for (const name of ['PutBucketPolicy', 'AddPermission', 'CreateGrant', 'PutObjectAcl', 'SetQueueAttributes'])
      assert.ok(givesAccess(name), name);
    for (const name of [
      'DeleteBucketPolicy',
      'RemovePermission',
      'RevokeGrant',
      'CreatePolicy',
      'CreateWebACL',
      'PutObject',
    ])
      assert.ok(!givesAccess(name), name);
  });
});

describe('services that get roles', () => {
  it('come in an order that begins with those near by, each once', () => {
    const all = passedTo(new Set([]));
    assert.equal(all[0], 'ec2.amazonaws.com');
    assert.equal(new Set(all).size, all.length);
    assert.deepEqual(passedTo(new Set(['glue', 's3'])).slice(0, 2), ['glue.amazonaws.com', 'ec2.amazonaws.com']);
    assert.equal(passedTo(new Set(['glue'])).length, all.length);
  });
  it('are names that AWS has', () => {
    const known = SERVICE_PRINCIPALS.map(({ name }) => name);
    assert.deepEqual(
      [...passedTo(new Set([])), ...LINKED].filter(name => !known.includes(name)),
      [],
    );
  });
});
