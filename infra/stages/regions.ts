// The regions that a stage may lie in, and which services CloudFormation has in them; names only.

/**
 * Services by the second part of a resource's type, as the region lists them: the resource schemas that cfn-lint 1.58.0 holds for
 * ap-east-2 (November 2026). Tokyo lists all of these and more. What is not here cannot be deployed in Taipei.
 */
const LISTED_IN_TAIPEI = `
ACMPCA APS ARCRegionSwitch ARCZonalShift AccessAnalyzer AmazonMQ ApiGateway ApiGatewayV2 AppConfig
ApplicationAutoScaling ApplicationSignals Athena AutoScaling BCM Backup Batch Bedrock CDK Cassandra
CertificateManager Chatbot CloudFormation CloudFront CloudTrail CloudWatch CodeDeploy CodePipeline
Cognito Config ControlTower DLM DMS DataPipeline DataSync DirectConnect DirectoryService DocDB
DynamoDB EC2 ECR ECS EFS EKS EMR EMRServerless EVS ElastiCache ElasticBeanstalk ElasticLoadBalancing
ElasticLoadBalancingV2 Elasticsearch Events FMS FSx GameLift GlobalAccelerator Glue GuardDuty IAM
IdentityStore ImageBuilder InspectorV2 IoT KMS KafkaConnect Kinesis KinesisAnalyticsV2
KinesisFirehose LakeFormation Lambda LaunchWizard LicenseManager Logs MSK MWAAServerless
NetworkFirewall NetworkManager Oam ObservabilityAdmin OpenSearchService Organizations PCAConnectorAD
PCAConnectorSCEP PricingPlanManager RAM RDS Rbin Redshift RedshiftServerless ResourceExplorer2
ResourceGroups RolesAnywhere Route53 Route53GlobalResolver Route53Profiles Route53Resolver S3
S3Files S3ObjectLambda S3Tables S3Vectors SDB SMSVOICE SNS SQS SSM SSO SageMaker Scheduler
SecretsManager SecurityHub ServiceDiscovery StepFunctions SupportAuthZ Synthetics Transfer UXC
VerifiedPermissions WAF WAFv2 WorkSpaces XRay
`
  .trim()
  .split(/\s+/);

export interface Region {
  readonly name: Readonly<Record<"zh-TW" | "en", string>>;
  readonly services: readonly string[];
}

export const REGIONS: Readonly<Record<string, Region>> = {
  "ap-east-2": { name: { "zh-TW": "臺北", en: "Taipei" }, services: LISTED_IN_TAIPEI },
  "ap-northeast-1": { name: { "zh-TW": "東京", en: "Tokyo" }, services: [...LISTED_IN_TAIPEI, "Budgets"] },
};
