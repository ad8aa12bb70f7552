import assert from 'node:assert/strict';
import {
  isPartition,
  isRegion,
  looksLikeRegion,
  PARTITIONS,
  partitionOfRegion,
  partitionsMatching,
  REGIONS,
  region,
  regionsMatching,
} from '../../../src/core/iam/regions.ts';
import { assertSorted, assertUnique } from './prose.ts';

describe('partitions and Regions', () => {
  it('are sorted, each once, with a title', () => {
    assertSorted(PARTITIONS.map(({ name }) => name));
    assertUnique(REGIONS.map(({ name }) => name));
    assertUnique(REGIONS.map(({ title }) => title));
    for (const { regions } of PARTITIONS) assertSorted(regions.map(({ name }) => name));
    for (const { name } of REGIONS) assert.ok(looksLikeRegion(name), name);
  });

  it('are the eight partitions, and 34 Regions in the largest', () => {
    assert.equal(PARTITIONS.length, 8);
    assert.equal(PARTITIONS.find(({ name }) => name === 'aws')?.regions.length, 34);
    assert.equal(REGIONS.filter(({ optIn }) => optIn).length, 17);
  });

  it('are known by their exact names', () => {
    assert.ok(isRegion('eu-west-1') && isRegion('eusc-de-east-1') && isPartition('aws-eusc'));
    assert.equal(region('ap-southeast-6')?.title, 'Asia Pacific (New Zealand)');
    for (const name of ['EU-WEST-1', 'eu-west-9', 'us-east', '', '*', 'us-east-1a', 'constructor'])
      assert.ok(!isRegion(name), name);
    for (const name of ['AWS', 'aws-gov', '', 'aws*']) assert.ok(!isPartition(name), name);
  });

  it('leave room for Regions to come', () => {
    assert.ok(looksLikeRegion('sa-west-1') && looksLikeRegion('eu-west-9'));
    for (const name of ['us-east', 'us-east-1a', 'useast1', 'us_east_1', 'us-middle-1', '', '*'])
      assert.ok(!looksLikeRegion(name), name);
  });

  it('belong together', () => {
    assert.equal(partitionOfRegion('cn-north-1')?.name, 'aws-cn');
    assert.equal(partitionOfRegion('us-gov-west-1')?.name, 'aws-us-gov');
    assert.equal(partitionOfRegion('us-east-1')?.name, 'aws');
    assert.equal(partitionOfRegion('nowhere-1'), undefined);
  });

  it('are meant by patterns', () => {
    assert.equal(partitionsMatching('*').length, 8);
    assert.equal(partitionsMatching('aws*').length, 8);
    assert.deepEqual(
      partitionsMatching('aws-iso*').map(({ name }) => name),
      ['aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f'],
    );
    assert.equal(partitionsMatching('aws').length, 1);
    assert.equal(partitionsMatching('azure').length, 0);
    assert.equal(regionsMatching('eu-*').length, 9);
    assert.equal(regionsMatching('eu-*', 'aws').length, 8);
    assert.equal(regionsMatching('us-east-?', 'aws').length, 2);
    assert.equal(regionsMatching('*', 'aws-cn').length, 2);
    assert.deepEqual(regionsMatching('eu-west-1', 'aws-cn'), []);
  });
});
