/** Sets of actions that together give more access than they show: the ways of privilege escalation that are publicly known. */

export interface Escalation {
  /** All of them are needed, and none can be left out. The first is the one that gives the rights. */
  readonly actions: readonly string[];
  /** Follows the actions in a sentence: "can …". */
  readonly can: string;
  /** A public description. */
  readonly link: string;
  /** It only takes a limit away, and there has to be one that holds the caller back. */
  readonly weak?: true;
  /** What it does to the caller's own user gives nothing that the caller has not. */
  readonly harmlessOnOneself?: true;
}

const PASS_ROLE = 'iam:PassRole';

const path = (id: string): string => `https://pathfinding.cloud/paths/${id}`;
const technique = (heading: string): string =>
  `https://hackingthe.cloud/aws/exploitation/iam_privilege_escalation/#${heading}`;

/**
 * The sets that hold no other one, worst first. Sources: pathfinding.cloud, cloudsplaining, hackingthe.cloud, Rhino
 * Security Labs, Prowler, PMapper and Bishop Fox's iam-vulnerable, as of November 2026.
 */
export const ESCALATIONS: readonly Escalation[] = [
  alone('iam:AttachUserPolicy', 'can attach any policy to a user, AdministratorAccess too', path('iam-008')),
  alone('iam:AttachGroupPolicy', 'can attach any policy to a group, AdministratorAccess too', path('iam-010')),
  alone('iam:AttachRolePolicy', 'can attach any policy to a role, AdministratorAccess too', path('iam-009')),
  alone('iam:PutUserPolicy', 'can write any permission into a user', path('iam-007')),
  alone('iam:PutGroupPolicy', 'can write any permission into a group', path('iam-011')),
  alone('iam:PutRolePolicy', 'can write any permission into a role', path('iam-005')),
  alone('iam:CreatePolicyVersion', 'can rewrite a policy, one that the caller has too', path('iam-001')),
  alone(
    'iam:SetDefaultPolicyVersion',
    'can bring back a version of a policy that allowed more',
    technique('iamsetdefaultpolicyversion'),
  ),
  alone('iam:AddUserToGroup', 'can put a user into a group that has more rights', path('iam-013')),
  alone('iam:UpdateAssumeRolePolicy', 'can let anyone take on a role that has more rights', path('iam-012')),
  ofUser('iam:CreateAccessKey', 'can make access keys of a user who has more rights', path('iam-002')),
  ofUser('iam:CreateLoginProfile', 'can give a console password to a user who has more rights', path('iam-004')),
  ofUser('iam:UpdateLoginProfile', 'can change the console password of a user who has more rights', path('iam-006')),

  passing(['ec2:RunInstances'], 'can start a server that has any role', path('ec2-001')),
  passing(['ec2:RequestSpotInstances'], 'can ask for a spot server that has any role', path('ec2-003')),
  passing(['cloudformation:CreateStack'], 'can create a stack that works with any role', path('cloudformation-001')),
  passing(
    ['cloudformation:CreateStackSet', 'cloudformation:CreateStackInstances'],
    'can create a stack set that works with any role',
    path('cloudformation-003'),
  ),
  passing(
    ['cloudformation:UpdateStackSet'],
    'can change a stack set to work with any role',
    path('cloudformation-004'),
  ),
  passing(
    ['lambda:CreateFunction', 'lambda:InvokeFunction'],
    'can run a function that has any role',
    path('lambda-001'),
  ),
  passing(
    ['lambda:CreateFunction', 'lambda:CreateEventSourceMapping'],
    'can have events start a function that has any role',
    path('lambda-002'),
  ),
  passing(
    ['lambda:CreateFunction', 'lambda:AddPermission'],
    'can let another account call a function that has any role',
    path('lambda-006'),
  ),
  passing(['ecs:RunTask'], 'can run a container task with any role', technique('iampassrole-ecsruntask')),
  passing(
    ['ecs:RegisterTaskDefinition', 'ecs:StartTask'],
    'can start a container task that has any role',
    path('ecs-005'),
  ),
  passing(
    ['ecs:RegisterTaskDefinition', 'ecs:CreateService'],
    'can run a container service that has any role',
    path('ecs-003'),
  ),
  passing(
    ['ecs:StartTask', 'ecs:RegisterContainerInstance', 'ecs:DeregisterContainerInstance'],
    'can run a container task with any role on a machine of its own',
    technique('iampassrole-ecsstarttask-ecsregistercontainerinstance-ecsderegistercontainerinstance'),
  ),
  passing(['glue:CreateJob'], 'can run a Glue job that has any role', technique('iampassrole-gluecreatejob')),
  passing(['glue:UpdateJob'], 'can give a Glue job any role', technique('iampassrole-glueupdatejob')),
  passing(['glue:CreateDevEndpoint'], 'can open a Glue endpoint that has any role', path('glue-001')),
  passing(['sagemaker:CreateNotebookInstance'], 'can open a notebook that has any role', path('sagemaker-001')),
  passing(['sagemaker:CreateTrainingJob'], 'can run a training job that has any role', path('sagemaker-002')),
  passing(['sagemaker:CreateProcessingJob'], 'can run a processing job that has any role', path('sagemaker-003')),
  passing(['apprunner:CreateService'], 'can run a web service that has any role', path('apprunner-001')),
  passing(
    ['bedrock-agentcore:CreateCodeInterpreter', 'bedrock-agentcore:InvokeCodeInterpreter'],
    'can run code in an interpreter that has any role',
    technique('iampassrole-bedrock-agentcorecreatecodeinterpreter-bedrock-agentcoreinvokecodeinterpreter'),
  ),
  passing(
    ['autoscaling:CreateLaunchConfiguration', 'autoscaling:CreateAutoScalingGroup'],
    'can start a group of servers that have any role',
    technique(
      'iampassrole-autoscalingcreateautoscalinggroup-or-autoscalingupdateautoscalinggroup-autoscalingcreatelaunchconfiguration',
    ),
  ),
  passing(
    ['autoscaling:CreateLaunchConfiguration', 'autoscaling:UpdateAutoScalingGroup'],
    'can give a group of servers any role',
    technique(
      'iampassrole-autoscalingcreateautoscalinggroup-or-autoscalingupdateautoscalinggroup-autoscalingcreatelaunchconfiguration',
    ),
  ),
  passing(
    ['ec2:CreateLaunchTemplate', 'autoscaling:CreateAutoScalingGroup'],
    'can start a group of servers that have any role',
    technique(
      'iampassrole-autoscalingcreateautoscalinggroup-or-autoscalingupdateautoscalinggroup-ec2createlaunchtemplate',
    ),
  ),
  passing(['datapipeline:CreatePipeline'], 'can create a pipeline that has any role', path('datapipeline-001')),
  passing(
    ['codestar:CreateProject'],
    'can create a project that works with any role',
    technique('iampassrole-codestarcreateproject'),
  ),

  alone('sts:AssumeRole', 'can take on every role that trusts this account', path('sts-001')),
  alone('lambda:UpdateFunctionCode', "can put code into a function and use the function's role", path('lambda-003')),
  alone(
    'lambda:UpdateFunctionConfiguration',
    "can add a layer to a function and use the function's role",
    technique('lambdaupdatefunctionconfiguration'),
  ),
  alone('cloudformation:UpdateStack', "can change a stack and use the stack's role", path('cloudformation-002')),
  set(
    ['cloudformation:ExecuteChangeSet', 'cloudformation:CreateChangeSet'],
    "can change a stack and use the stack's role",
    path('cloudformation-005'),
  ),
  alone('ssm:SendCommand', "can run commands on every managed server and use the server's role", path('ssm-002')),
  alone('ssm:StartSession', "can log in to every managed server and use the server's role", path('ssm-001')),
  set(
    ['ec2-instance-connect:SendSSHPublicKey', 'ec2:DescribeInstances'],
    "can log in to a server and use the server's role",
    path('ec2instanceconnect-003'),
  ),
  set(
    ['ec2:ModifyInstanceAttribute', 'ec2:StopInstances', 'ec2:StartInstances'],
    "can have a server run a script when it starts and use the server's role",
    path('ec2-002'),
  ),
  set(
    ['ec2:CreateLaunchTemplateVersion', 'ec2:ModifyLaunchTemplate'],
    'can have new servers run a script and use their role',
    path('ec2-004'),
  ),
  set(
    ['ecs:ExecuteCommand', 'ecs:DescribeTasks'],
    "can run commands in a container and use the container's role",
    path('ecs-006'),
  ),
  alone('codebuild:StartBuild', "can run its own build steps and use the build's role", path('codebuild-002')),
  alone('codebuild:StartBuildBatch', "can run its own build steps and use the build's role", path('codebuild-003')),
  alone('apprunner:UpdateService', "can put code into a web service and use the service's role", path('apprunner-002')),
  alone('glue:UpdateDevEndpoint', "can log in to a Glue endpoint and use the endpoint's role", path('glue-002')),
  alone(
    'sagemaker:CreatePresignedNotebookInstanceUrl',
    "can open a notebook and use the notebook's role",
    path('sagemaker-004'),
  ),
  set(
    [
      'sagemaker:UpdateNotebookInstance',
      'sagemaker:CreateNotebookInstanceLifecycleConfig',
      'sagemaker:StopNotebookInstance',
      'sagemaker:StartNotebookInstance',
    ],
    "can have a notebook run a script when it starts and use the notebook's role",
    path('sagemaker-005'),
  ),
  set(
    ['bedrock-agentcore:InvokeCodeInterpreter', 'bedrock-agentcore:StartCodeInterpreterSession'],
    "can run code in an interpreter and use the interpreter's role",
    path('bedrock-002'),
  ),
  set(
    ['codestar:AssociateTeamMember', 'codestar:CreateProject'],
    'can make the caller the owner of a project and get the rights of one',
    technique('codestarcreateproject-codestarassociateteammember'),
  ),

  weak('iam:PutUserPermissionsBoundary', 'can replace the boundary that limits a user'),
  weak('iam:PutRolePermissionsBoundary', 'can replace the boundary that limits a role'),
  weak('iam:DeleteUserPermissionsBoundary', 'can take away the boundary that limits a user'),
  weak('iam:DeleteRolePermissionsBoundary', 'can take away the boundary that limits a role'),
  weak('iam:DetachUserPolicy', 'can take away a policy that denies something to a user'),
  weak('iam:DetachRolePolicy', 'can take away a policy that denies something to a role'),
  weak('iam:DeleteUserPolicy', 'can take away a policy that denies something to a user'),
  weak('iam:DeleteRolePolicy', 'can take away a policy that denies something to a role'),
];

function set(actions: readonly string[], can: string, link: string): Escalation {
  return { actions, can, link };
}

function alone(action: string, can: string, link: string): Escalation {
  return set([action], can, link);
}

function ofUser(action: string, can: string, link: string): Escalation {
  return { ...alone(action, can, link), harmlessOnOneself: true };
}

function passing(actions: readonly string[], can: string, link: string): Escalation {
  return set([PASS_ROLE, ...actions], can, link);
}

function weak(action: string, can: string): Escalation {
  return { ...alone(action, can, technique(action.replace(':', '').toLowerCase())), weak: true };
}
