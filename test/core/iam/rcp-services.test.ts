import assert from 'node:assert/strict';
import { realCatalog } from '../../support/mini-catalog.ts';

/** AWS's list of services that resource control policies can deny, as of autumn 2026 (Organizations, RCP page). */
const DOCUMENTED = `
  aoss appconfig appstream autoscaling autoscaling-plans budgets clouddirectory cloudfront cloudsearch cloudtrail-data
  codeartifact codebuild codecommit codepipeline cognito-identity cognito-idp comprehend comprehendmedical
  compute-optimizer cost-optimization-hub dax dsql dynamodb ecr ecr-public events firehose fis fms gamelift health
  inspector-scan kendra kinesisvideo kms logs memorydb networkmonitor notifications opensearch pca-connector-ad
  personalize polly pricing resource-groups rolesanywhere s3 secretsmanager servicediscovery signin sqs sts support swf
  textract timestream-influxdb transcribe transfer translate wafv2 workspaces xray
`;

describe('services of resource control policies', () => {
  it('come with the catalog and are those that AWS documents, so the core needs no table of its own', () => {
    assert.deepEqual([...realCatalog().rcpServices].sort(), DOCUMENTED.trim().split(/\s+/).sort());
  });
});
