/** The templates, in the order in which they are shown. */
import type { Template } from './template.ts';

const VERSION = '2012-10-17';

export const TEMPLATES: readonly Template[] = [
  {
    id: 'iam-empty',
    title: 'Empty policy',
    description: 'A policy with one statement to fill in.',
    kind: 'identity',
    body: {
      Version: VERSION,
      Statement: [
        { Effect: '{{1:Allow}}', Action: '{{2:s3:GetObject}}', Resource: '{{3:arn:aws:s3:::bucket-name/*}}' },
      ],
    },
  },
  {
    id: 'iam-s3-home-folder',
    title: 'A home folder in S3 for each user',
    description: 'Users list, read and write only the folder that bears their own name. Change the bucket.',
    kind: 'identity',
    body: {
      Version: VERSION,
      Statement: [
        {
          Sid: 'ListHomeFolder',
          Effect: 'Allow',
          Action: 's3:ListBucket',
          Resource: 'arn:aws:s3:::{{1:bucket-name}}',
          Condition: { StringLike: { 's3:prefix': ['home/${aws:username}/*', 'home/${aws:username}'] } },
        },
        {
          Sid: 'UseHomeFolder',
          Effect: 'Allow',
          Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
          Resource: 'arn:aws:s3:::{{1:bucket-name}}/home/${aws:username}/*',
        },
      ],
    },
  },
  {
    id: 'iam-s3-read-only',
    title: 'Read one S3 bucket',
    description: 'List the bucket and read its objects, nothing else. Change the bucket.',
    kind: 'identity',
    body: {
      Version: VERSION,
      Statement: [
        { Sid: 'ListBucket', Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::{{1:bucket-name}}' },
        { Sid: 'ReadObjects', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::{{1:bucket-name}}/*' },
      ],
    },
  },
  {
    id: 'iam-secret-read',
    title: 'Read one secret',
    description: 'Read one secret of Secrets Manager. Change the Region, the account and the name.',
    kind: 'identity',
    body: {
      Version: VERSION,
      Statement: [
        {
          Sid: 'ReadSecret',
          Effect: 'Allow',
          Action: [
            'secretsmanager:DescribeSecret',
            'secretsmanager:GetSecretValue',
            'secretsmanager:ListSecretVersionIds',
          ],
          Resource: 'arn:aws:secretsmanager:{{1:us-east-1}}:{{2:123456789012}}:secret:{{3:secret-name}}-??????',
        },
      ],
    },
  },
  {
    id: 'iam-ec2-operate',
    title: 'Start and stop tagged EC2 instances',
    description: 'See all instances; start, stop and reboot those tagged with one team. Change the team.',
    kind: 'identity',
    body: {
      Version: VERSION,
      Statement: [
        { Sid: 'SeeInstances', Effect: 'Allow', Action: 'ec2:Describe*', Resource: '*' },
        {
          Sid: 'OperateTaggedInstances',
          Effect: 'Allow',
          Action: ['ec2:RebootInstances', 'ec2:StartInstances', 'ec2:StopInstances'],
          Resource: 'arn:aws:ec2:*:*:instance/*',
          Condition: { StringEquals: { 'aws:ResourceTag/team': '{{1:web}}' } },
        },
      ],
    },
  },
  {
    id: 'iam-trust-service',
    title: 'Trust policy: a role for an AWS service',
    description: 'The service may assume the role. Change the service.',
    kind: 'trust',
    body: {
      Version: VERSION,
      Statement: [{ Effect: 'Allow', Principal: { Service: '{{1:ec2.amazonaws.com}}' }, Action: 'sts:AssumeRole' }],
    },
  },
];
