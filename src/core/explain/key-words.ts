/** How the global condition keys are said in a sentence. */

/** Each `subject` can be followed by "is", each `yes` and `no` is a sentence of its own. */
export interface KeyWords {
  /** What the key holds; the part of a template (a tag key) follows it. */
  readonly subject: string;
  /** One of the several values that a request holds, for keys that have several. */
  readonly each?: string;
  /** In place of subject and "is" before an exact value. */
  readonly is?: string;
  readonly isNot?: string;
  /** Where the value is true or false. */
  readonly yes?: string;
  readonly no?: string;
}

/** All global keys, in the order of their table, and keys of services that policies often name. Tests hold them to both. */
export const KEY_WORDS: Readonly<Record<string, KeyWords>> = {
  'aws:PrincipalAccount': { subject: 'the caller’s account' },
  'aws:PrincipalArn': { subject: 'the caller’s ARN', is: 'the caller is', isNot: 'the caller is not' },
  'aws:PrincipalIsAWSService': {
    subject: 'the mark of an AWS service',
    yes: 'an AWS service calls under its own name',
    no: 'the caller is no AWS service under its own name',
  },
  'aws:PrincipalOrgID': { subject: 'the caller’s organization' },
  'aws:PrincipalOrgPaths': {
    subject: 'the caller’s place in its organization',
    each: 'place of the caller in its organization',
  },
  'aws:PrincipalServiceName': { subject: 'the calling service' },
  'aws:PrincipalServiceNamesList': { subject: 'the name of the calling service', each: 'name of the calling service' },
  'aws:PrincipalTag/${TagKey}': { subject: 'the caller’s tag' },
  'aws:PrincipalType': { subject: 'the type of caller' },
  'aws:userid': { subject: 'the caller’s unique ID' },
  'aws:username': { subject: 'the caller’s user name' },
  'aws:AssumedRoot': {
    subject: 'the mark of a root session',
    yes: 'the caller is a short root session of the organization',
    no: 'the caller is no root session',
  },
  'aws:ChatbotSourceArn': { subject: 'the chat configuration of the command' },
  'aws:Ec2InstanceSourcePrivateIPv4': { subject: 'the private address of the instance with the credentials' },
  'aws:Ec2InstanceSourceVpc': { subject: 'the VPC of the instance with the credentials' },
  'aws:FederatedProvider': { subject: 'the identity provider of the caller' },
  'aws:MultiFactorAuthAge': { subject: 'the age of the MFA sign-in in seconds' },
  'aws:MultiFactorAuthPresent': {
    subject: 'the mark of an MFA sign-in',
    yes: 'the caller used MFA',
    no: 'the caller did not use MFA',
  },
  'aws:SignInSessionArn': { subject: 'the sign-in session of the caller' },
  'aws:SourceIdentity': { subject: 'the source identity of the session' },
  'aws:TokenIssueTime': { subject: 'the moment at which the credentials were issued' },
  'aws:ViaCustomerDomain': { subject: 'the account of the partner with temporary access' },
  'codebuild:BuildArn': { subject: 'the build that calls' },
  'codebuild:ProjectArn': { subject: 'the build project that calls' },
  'ec2:RoleDelivery': { subject: 'the version of the instance metadata service' },
  'ec2:SourceInstanceArn': { subject: 'the instance that calls' },
  'glue:CredentialIssuingService': { subject: 'the service whose job calls' },
  'glue:RoleAssumedBy': { subject: 'the service that works with the role' },
  'identitystore:UserId': { subject: 'the ID of the person in Identity Center' },
  'lambda:SourceFunctionArn': { subject: 'the function that calls' },
  'ssm:SourceInstanceArn': { subject: 'the managed node that calls' },
  'aws:SourceIp': {
    subject: 'the public address of the caller',
    is: 'the request comes from',
    isNot: 'the request does not come from',
  },
  'aws:SourceVpc': {
    subject: 'the VPC that the request comes through',
    is: 'the request comes through VPC',
    isNot: 'the request does not come through VPC',
  },
  'aws:SourceVpcArn': { subject: 'the VPC that the request comes through' },
  'aws:SourceVpce': {
    subject: 'the VPC endpoint that the request comes through',
    is: 'the request comes through VPC endpoint',
    isNot: 'the request does not come through VPC endpoint',
  },
  'aws:VpceAccount': { subject: 'the owner of the VPC endpoint' },
  'aws:VpceOrgID': { subject: 'the organization of the VPC endpoint’s owner' },
  'aws:VpceOrgPaths': {
    subject: 'the place of the VPC endpoint’s owner in its organization',
    each: 'place of the VPC endpoint’s owner in its organization',
  },
  'aws:VpcSourceIp': {
    subject: 'the address of the caller in its VPC',
    is: 'the request comes from the VPC address',
    isNot: 'the request does not come from the VPC address',
  },
  'aws:ResourceAccount': { subject: 'the account of the resource' },
  'aws:ResourceOrgID': { subject: 'the organization of the resource' },
  'aws:ResourceOrgPaths': {
    subject: 'the place of the resource in its organization',
    each: 'place of the resource in its organization',
  },
  'aws:ResourceTag/${TagKey}': { subject: 'the resource’s tag' },
  'aws:ARN': { subject: 'the ARN of the caller' },
  'aws:CalledVia': { subject: 'the service that the call went through', each: 'service that the call went through' },
  'aws:CalledViaAWSMCP': { subject: 'the MCP service that the call went through' },
  'aws:CalledViaFirst': { subject: 'the first service that the call went through' },
  'aws:CalledViaLast': { subject: 'the last service that the call went through' },
  'aws:CurrentTime': { subject: 'the time of the request', is: 'it is', isNot: 'it is not' },
  'aws:EpochTime': { subject: 'the time of the request', is: 'it is', isNot: 'it is not' },
  'aws:IsMcpServiceAction': {
    subject: 'the mark of an MCP action',
    yes: 'the action is one of an MCP service',
    no: 'the action is none of an MCP service',
  },
  'aws:referer': { subject: 'the page that linked here, as the caller says' },
  'aws:RequestedRegion': { subject: 'the Region that is called' },
  'aws:RequestTag/${TagKey}': { subject: 'the request’s value for the tag' },
  'aws:SecureTransport': {
    subject: 'the mark of TLS',
    yes: 'the request is sent over TLS',
    no: 'the request is not sent over TLS',
  },
  'aws:SourceAccount': { subject: 'the account that the service acts for' },
  'aws:SourceArn': { subject: 'the resource that the service acts for' },
  'aws:SourceOrgID': { subject: 'the organization that the service acts for' },
  'aws:SourceOrgPaths': {
    subject: 'the place in its organization of what the service acts for',
    each: 'place in its organization of what the service acts for',
  },
  'aws:SourceOwner': { subject: 'the account that the service publishes for' },
  'aws:TagKeys': { subject: 'the tag key in the request', each: 'tag key in the request' },
  'aws:UserAgent': { subject: 'the program, as the caller names it' },
  'aws:ViaAWSMCPService': {
    subject: 'the mark of an MCP service',
    yes: 'an MCP service calls for somebody',
    no: 'no MCP service stands between',
  },
  'aws:ViaAWSService': {
    subject: 'the mark of a call through a service',
    yes: 'an AWS service calls with the caller’s credentials',
    no: 'the caller calls directly',
  },
  'dynamodb:LeadingKeys': { subject: 'the partition key in the request', each: 'partition key in the request' },
  'dynamodb:Attributes': { subject: 'the attribute in the request', each: 'attribute in the request' },
  'ec2:CreateAction': { subject: 'the call that creates the resource' },
  'ec2:InstanceType': { subject: 'the type of the instance' },
  'ec2:Region': { subject: 'the Region of the EC2 call' },
  'ecs:cluster': { subject: 'the ECS cluster' },
  'iam:AWSServiceName': { subject: 'the service that the role is linked to' },
  'iam:AssociatedResourceArn': { subject: 'the resource that gets the role' },
  'iam:PassedToService': { subject: 'the service that gets the role' },
  'iam:PermissionsBoundary': { subject: 'the permissions boundary' },
  'iam:PolicyARN': { subject: 'the policy that is attached or detached' },
  'kms:CallerAccount': { subject: 'the caller’s account' },
  'kms:GrantIsForAWSResource': {
    subject: 'the mark of a grant for an AWS service',
    yes: 'an AWS service makes the grant',
    no: 'no AWS service makes the grant',
  },
  'kms:ViaService': { subject: 'the service that calls KMS for the caller' },
  'lambda:FunctionArn': { subject: 'the function' },
  's3:DataAccessPointAccount': { subject: 'the account of the access point' },
  's3:DataAccessPointArn': { subject: 'the access point' },
  's3:ResourceAccount': { subject: 'the account of the bucket' },
  's3:TlsVersion': { subject: 'the TLS version of the request' },
  's3:delimiter': { subject: 'the delimiter of the listing' },
  's3:max-keys': { subject: 'the number of keys that is asked for' },
  's3:prefix': { subject: 'the prefix that is listed' },
  's3:signatureAge': { subject: 'the age of the signature in milliseconds' },
  's3:x-amz-acl': { subject: 'the canned ACL in the request' },
  's3:x-amz-server-side-encryption': { subject: 'the encryption that the upload asks for' },
  'secretsmanager:VersionStage': { subject: 'the stage of the secret’s version' },
  'sns:Endpoint': { subject: 'the address that is subscribed' },
  'sns:Protocol': { subject: 'the protocol of the subscription' },
  'sts:ExternalId': { subject: 'the external ID in the request' },
  'sts:RoleSessionName': { subject: 'the name of the session' },
  'sts:TransitiveTagKeys': { subject: 'the transitive tag key', each: 'transitive tag key' },
};
