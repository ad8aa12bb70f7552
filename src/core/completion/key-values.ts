/**
 * Values that keys of services usually take, to choose from; others are not wrong.
 * Source: the pages of the services' condition keys and of the parameters that these hold (S3 user guide "Bucket policy
 * condition keys", EC2 API reference, KMS developer guide "AWS KMS condition keys", Lambda and SNS developer guides).
 */
export const KEY_VALUES: Readonly<Record<string, readonly string[]>> = {
  's3:x-amz-acl': [
    'private',
    'public-read',
    'public-read-write',
    'authenticated-read',
    'aws-exec-read',
    'bucket-owner-read',
    'bucket-owner-full-control',
    'log-delivery-write',
  ],
  's3:x-amz-server-side-encryption': ['aws:kms', 'aws:kms:dsse', 'AES256'],
  's3:x-amz-storage-class': [
    'STANDARD',
    'STANDARD_IA',
    'ONEZONE_IA',
    'INTELLIGENT_TIERING',
    'GLACIER_IR',
    'GLACIER',
    'DEEP_ARCHIVE',
    'REDUCED_REDUNDANCY',
  ],
  's3:x-amz-metadata-directive': ['COPY', 'REPLACE'],
  's3:x-amz-object-ownership': ['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'],
  's3:object-lock-mode': ['GOVERNANCE', 'COMPLIANCE'],
  's3:object-lock-legal-hold': ['ON', 'OFF'],
  's3:authtype': ['REST-HEADER', 'REST-QUERY-STRING', 'POST'],
  's3:signatureversion': ['AWS4-HMAC-SHA256', 'AWS'],
  's3:tlsversion': ['1.2', '1.3'],
  'ec2:tenancy': ['default', 'dedicated', 'host'],
  'ec2:metadatahttptokens': ['required', 'optional'],
  'ec2:metadatahttpendpoint': ['enabled', 'disabled'],
  'ec2:rootdevicetype': ['ebs', 'instance-store'],
  'ec2:volumetype': ['gp3', 'gp2', 'io2', 'io1', 'st1', 'sc1', 'standard'],
  'kms:keyorigin': ['AWS_KMS', 'EXTERNAL', 'AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE'],
  'kms:keyusage': ['ENCRYPT_DECRYPT', 'SIGN_VERIFY', 'GENERATE_VERIFY_MAC', 'KEY_AGREEMENT'],
  'lambda:functionurlauthtype': ['AWS_IAM', 'NONE'],
  'sns:protocol': ['https', 'http', 'email', 'email-json', 'sms', 'sqs', 'application', 'lambda', 'firehose'],
};
