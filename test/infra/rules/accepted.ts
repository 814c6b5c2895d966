// What others' rules find in our stacks and is meant to be so, each with its reason; what is not here fails.

/** By how a finding is called; the names of resources that stages call differently are left to the pattern. */
export const ACCEPTED: readonly (readonly [finding: RegExp, reason: string])[] = [
  [
    /^AwsSolutions-S1 /,
    "Who read a pack is in the journal, and packs are asked for through the API alone; CloudTrail has the rest.",
  ],
  [
    /^AwsSolutions-SQS3 docgate(-\w+)?-state\/Unread\//,
    "It is itself where goes what nobody could read; its alarm rings at the first message.",
  ],
  [
    /^AwsSolutions-VPC3 /,
    "A system is cut as one by four deny entries in its own network ACL, also where security groups would let pass.",
  ],
  [
    /^AwsSolutions-IAM4\[Policy::\S+AWSLambdaBasicExecutionRole\] /,
    "AWS's own policy to write a log, and nothing else.",
  ],
  [
    /^AwsSolutions-IAM4\[Policy::\S+AWSBackupServiceRolePolicyForBackup\] /,
    "AWS's own policy to copy what a plan names.",
  ],
  [
    /^AwsSolutions-IAM4\[Policy::\S+AWSCodeDeployRoleForLambdaLimited\] /,
    "AWS's own policy to move an alias from one version to the next, and to ask its alarms.",
  ],
  [
    /^AwsSolutions-IAM5\[Resource::\*\] /,
    "Only actions that take no resource: the house's own rule holds them to that.",
  ],
  [
    /^AwsSolutions-IAM5\[Resource::(<(Journal|Directory|Notices)\w+\.Arn>|arn:\S+:table\/Journal-restored)\/index\/\*\] /,
    "The indexes of that one table.",
  ],
  [
    /^AwsSolutions-IAM5\[Resource::(<Journal\w+\.Arn>|arn:\S+:table\/Journal-restored)\/export\/\*\] /,
    "How each day's copy of that one table ended.",
  ],
  [
    /^AwsSolutions-IAM5\[Resource::<Packs\w+\.Arn>\/\*\] /,
    "The objects of that one bucket: their names are made later.",
  ],
  [
    /^AwsSolutions-IAM5\[Resource::arn:<AWS::Partition>:s3:::(<DailyKept\w+>|docgate-kept-\d{12})\/(journal|heads)\/\*\] /,
    "What each day adds to that one bucket: names are made later, and its lock holds what is there.",
  ],
  [
    /^AwsSolutions-IAM5\[Resource::arn:<AWS::Partition>:cloudformation:\S+:stack\/docgate(-\w+)?-\*\] /,
    "The stacks of that one stage, whose ids are made later; only to read what they made.",
  ],
  [
    /^AwsSolutions-IAM5\[Resource::arn:<AWS::Partition>:kms:\S+:key\/\*\] /,
    "Which key signs may change any day; a condition on the stage's own alias holds it to that one.",
  ],
  [
    /^AwsSolutions-CFR3 /,
    "A log of the front would lie beside it, outside of the region that records may lie in, and bear addresses.",
  ],
  [
    /^AwsSolutions-IAM5\[Resource::arn:<AWS::Partition>:ec2:\S+:(client-vpn-endpoint|network-acl|prefix-list)\/\*\] /,
    "Ids are not known before; a condition on the product's tag holds it to ours.",
  ],
  [
    /^AwsSolutions-IAM5\[Resource::arn:<AWS::Partition>:ec2:\S+:subnet\/\*\] /,
    "Which subnets an endpoint may join is said by the endpoint's network; the endpoint itself is held by its tag.",
  ],
  [
    /^AwsSolutions-IAM5\[Resource::<\w+Function\w+\.Arn>:\*\] /,
    "A timer calls that one function, whichever version of it.",
  ],
  [
    /^AwsSolutions-SMG4 /,
    "Each is given to or by somebody outside, or the runbook has it changed with the old one beside it: by hand, without a deployment.",
  ],
  [
    /^AwsSolutions-VPC7 docgate(-\w+)?-network\/Network$/,
    "A stage may say that no flow log is kept, since it bears addresses.",
  ],
  [
    /^Serverless-SQSRedrivePolicy docgate(-\w+)?-state\/(\S+-unread|Unread)\//,
    "These queues are where goes what was put aside.",
  ],
  [/^Serverless-LambdaStarPermissions /, "The same as IAM5 above, which looks at each statement."],
  [
    /^Serverless-LambdaDLQ /,
    "Nothing calls them unawaited but timers, and the next tick does what the last did not.",
  ],
  [
    /^Serverless-LambdaEventSourceMappingDestination \S+\/SqsEventSource:/,
    "A queue puts aside by itself what is not done in five tries.",
  ],
  [/^Serverless-LambdaAsyncFailureDestination /, "The next tick of the timer does what this one did not."],
  [
    /^Serverless-SNSRedrivePolicy /,
    "The alarm itself stands in CloudWatch, whether or not its message arrives.",
  ],
];
