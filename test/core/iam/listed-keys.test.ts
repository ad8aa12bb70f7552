import assert from 'node:assert/strict';
import { isBesideReference } from '../../../src/core/iam/listed-keys.ts';
import { realCatalog } from '../../support/mini-catalog.ts';

describe('keys that the reference leaves out', () => {
  it('are those of devices, in any case', () => {
    for (const name of [
      'iot:ClientId',
      'IOT:clientid',
      'iot:Connection.Thing.Attributes[team]',
      'iot:Certificate.Issuer.CommonName',
    ])
      assert.ok(isBesideReference(name), name);
    for (const name of ['iot:ClientIds', 'iot:Connection', 'iot:DomainName', 's3:prefix'])
      assert.ok(!isBesideReference(name), name);
  });
  it('are still not in it', () => {
    for (const name of ['iot:ClientId', 'iot:Connection.Thing.IsAttached', 'iot:Certificate.Subject.CommonName'])
      assert.equal(realCatalog().conditionKey(name), undefined, name);
  });
});
