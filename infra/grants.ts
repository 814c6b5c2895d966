// One function per right: it gives the permission and sets the variable together, so that neither can be forgotten.
import { ArnFormat, Stack } from "aws-cdk-lib";
import type * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type * as lambda from "aws-cdk-lib/aws-lambda";
import type { ISecret } from "aws-cdk-lib/aws-secretsmanager";
import { PRODUCT_TAG } from "../functions/allowlist/names.ts";
import type { Right } from "../functions/entries.ts";
import type { Variable } from "../functions/shared/env.ts";
import { GUARD, LOGOUT, SEATS, SENDING } from "../functions/shared/journal/keys.ts";
import type { SecretName } from "../functions/shared/secret.ts";
import { namesOf } from "./function-name.ts";
import type { Granted } from "./granted.ts";
import { signingAlias } from "./stages/names.ts";

const READING = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"];
// A transaction needs the rights of its parts; nothing may delete or update an item in place.
const ADDING = ["dynamodb:PutItem", "dynamodb:ConditionCheckItem"];

const GRANTS: Record<Right, (target: lambda.Function, granted: Granted) => void> = {
  "journal-read": (target, { journal }) => {
    journal.grant(target, ...READING);
    setVariable(target, "JOURNAL_TABLE", journal.tableName);
  },
  "journal-write": (target, { journal }) => {
    journal.grant(target, ...READING, ...ADDING);
    setVariable(target, "JOURNAL_TABLE", journal.tableName);
  },
  // An entry is replaced by another, an erased one too; how people wait is asked of its index.
  directory: (target, { directory }) => {
    directory.grant(target, "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:PutItem");
    setVariable(target, "DIRECTORY_TABLE", directory.tableName);
  },
  "directory-shelves": (target, { directory }) => {
    directory.grant(target, "dynamodb:Query");
  },
  // What the directory lets go of is gone: nothing else is ever deleted.
  "directory-pushed": (target, { directory }) => {
    directory.grant(target, "dynamodb:DeleteItem");
  },
  "names-read": (target, { directory }) => {
    directory.grant(target, "dynamodb:BatchGetItem");
    setVariable(target, "DIRECTORY_TABLE", directory.tableName);
  },
  // An item is replaced by another; what is old goes by itself.
  notices: (target, { notices, mail, services }) => {
    notices.grant(target, "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem");
    setVariable(target, "NOTICES_TABLE", notices.tableName);
    setVariable(target, "MAIL_FROM", mail.from ?? "none");
    setVariable(target, "MESSENGER", services?.messenger.url ?? "none");
    setVariable(target, "VOICE", services?.voice.url ?? "none");
  },
  mail: (target, { mail: { from, apiUrl } }) => {
    setVariable(target, "API_URL", apiUrl);
    if (from === undefined) return;
    const [, domain = ""] = from.split("@");
    const identity = Stack.of(target).formatArn({
      service: "ses",
      resource: "identity",
      resourceName: domain,
    });
    const conditions = { StringEquals: { "ses:FromAddress": from } };
    target.addToRolePolicy(
      new PolicyStatement({ actions: ["ses:SendEmail"], resources: [identity], conditions }),
    );
  },
  // How sending goes, and nothing of what or to whom.
  sending: (target, { notices: { tableArn, tableName }, voiceUrl = "none" }) => {
    const [actions, resources] = [["dynamodb:GetItem"], [tableArn]];
    target.addToRolePolicy(new PolicyStatement({ actions, resources, conditions: leadingKeys(SENDING) }));
    setVariable(target, "NOTICES_TABLE", tableName);
    setVariable(target, "VOICE", voiceUrl);
  },
  "city-services": (target, { services, loopback = "refused" }) => {
    if (!services) throw new Error(`${target.node.path} asks for services that its stack was not told of`);
    grantSecret(target, "MESSENGER_SECRET", services.messenger.secret);
    grantSecret(target, "VOICE_SECRET", services.voice.secret);
    setVariable(target, "LOOPBACK_WEBHOOKS", loopback);
  },
  "directory-tokens": (target, { scim }) => {
    if (!scim) throw new Error(`${target.node.path} asks for tokens that its stack was not told of`);
    grantSecret(target, "DIRECTORY_TOKENS", scim.secret);
    setVariable(target, "API_URL", scim.apiUrl);
  },
  // The two things changed in place, each by those who must, and nothing else under any other key.
  seats: (target, { journal }) => grantInPlace(target, journal, `${SEATS}*`),
  guards: (target, { journal }) => grantInPlace(target, journal, `${GUARD}#*`),
  // Besides, whether a log-in was ended: to read that, and nothing else under any other key.
  "console-session": (target, { console, journal }) => {
    if (!console) throw new Error(`${target.node.path} asks for a console that its stack was not told of`);
    const conditions = leadingKeys(`${LOGOUT}#*`);
    const resources = [journal.tableArn];
    target.addToRolePolicy(new PolicyStatement({ actions: ["dynamodb:GetItem"], resources, conditions }));
    setVariable(target, "JOURNAL_TABLE", journal.tableName);
    setVariable(target, "API_URL", console.apiUrl);
    if (console.origin !== undefined) setVariable(target, "API_ORIGIN", console.origin);
    setVariable(target, "CONSOLE_CLIENT", console.client);
    setVariable(target, "CONSOLE_LOG_IN", console.logIn);
    grantSecret(target, "CONSOLE_KEY", console.key);
    grantSecret(target, "CONSOLE_CLIENT_SECRET", console.secret);
  },
  lists: target => {
    setVariable(target, "STAGE_NAMES", namesOf(target));
    grantTagged(target, "prefix-list", ["ec2:GetManagedPrefixListEntries", "ec2:ModifyManagedPrefixList"]);
    // This one cannot be limited to a list.
    target.addToRolePolicy(
      new PolicyStatement({ actions: ["ec2:DescribeManagedPrefixLists"], resources: ["*"] }),
    );
  },
  network: target => {
    setVariable(target, "STAGE_NAMES", namesOf(target));
    grantTagged(target, "network-acl", [
      "ec2:CreateNetworkAclEntry",
      "ec2:ReplaceNetworkAclEntry",
      "ec2:DeleteNetworkAclEntry",
    ]);
    // This one cannot be limited to a list of rules.
    target.addToRolePolicy(new PolicyStatement({ actions: ["ec2:DescribeNetworkAcls"], resources: ["*"] }));
  },
  "signing-keys": (target, { retired = "[]" }) => {
    const current = grantSigningKey(target, "kms:GetPublicKey");
    setVariable(target, "SIGNING_KEYS", `{"current":"${current}","retired":${retired}}`);
  },
  "key-age": target => {
    grantSigningKey(target, "kms:DescribeKey");
  },
  sign: (target, granted) => {
    grantSigningKey(target, "kms:Sign");
    GRANTS["signing-keys"](target, granted);
  },
  // The bucket's own rule locks what is added, and nothing here could unlock it.
  "packs-add": (target, granted) => grantPacks(target, granted, "s3:PutObject"),
  "packs-read": (target, granted) => grantPacks(target, granted, "s3:GetObject"),
  // Only adds, and what is there is locked.
  "heads-keep": (target, { keptBucket }) => {
    setVariable(target, "KEPT_BUCKET", keptBucket ?? "none");
    if (keptBucket === undefined) return;
    const arn = Stack.of(target).formatArn({
      ...{ service: "s3", region: "", account: "", resource: keptBucket },
      resourceName: "heads/*",
    });
    target.addToRolePolicy(new PolicyStatement({ actions: ["s3:PutObject"], resources: [arn] }));
  },
  // How they ended, and nothing of what is in them; which there are cannot be limited to a table.
  "exports-seen": (target, { journal: { tableArn }, keptBucket }) => {
    setVariable(target, "EXPORTED_TABLE", keptBucket === undefined ? "none" : tableArn);
    if (keptBucket === undefined) return;
    const seen = { "dynamodb:ListExports": "*", "dynamodb:DescribeExport": `${tableArn}/export/*` };
    for (const [action, resource] of Object.entries(seen))
      target.addToRolePolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
  },
  "follower-queues": (target, { queues }) => {
    for (const queue of queues.sentTo) queue.grant(target, "sqs:SendMessage");
    setVariable(target, "FOLLOWER_QUEUES", queues.addresses);
  },
  // How many lie there, and nothing of what.
  "unread-queues": (target, { queues }) => {
    for (const queue of queues.unreadOnes) queue.grant(target, "sqs:GetQueueAttributes");
    setVariable(target, "UNREAD_QUEUES", queues.unreadAddresses);
  },
  // To know is all there is to it.
  targets: (target, { targets }) => setVariable(target, "SYSTEM_TARGETS", targets),
  // It may ask the outside; whether also this machine's own is the stack's to say.
  webhooks: (target, { loopback = "refused" }) => setVariable(target, "LOOPBACK_WEBHOOKS", loopback),
  "network-upkeep": (target, { upkeep }) => {
    setVariable(target, "WANTED_NETWORK", upkeep.wanted);
    setVariable(target, "STAGE_NAMES", namesOf(target));
    if (upkeep.defaultGroup !== undefined) grantEmptying(target, upkeep.defaultGroup);
    if (upkeep.joins) grantJoining(target);
  },
  vpn: target =>
    grantTagged(target, "client-vpn-endpoint", [
      "ec2:DescribeClientVpnConnections",
      "ec2:TerminateClientVpnConnections",
    ]),
};

/** Whoever is asked over a front knows it by its key, of which the stage knows the name. */
export function grantFrontKey(target: lambda.Function, keyName: string): void {
  const secretArn = Stack.of(target).formatArn({
    ...{ service: "secretsmanager", resource: "secret", arnFormat: ArnFormat.COLON_RESOURCE_NAME },
    // Secrets Manager puts six letters behind it.
    resourceName: `${keyName}-??????`,
  });
  const actions = ["secretsmanager:GetSecretValue"];
  target.addToRolePolicy(new PolicyStatement({ actions, resources: [secretArn] }));
  setVariable(target, "FRONT_KEY", keyName);
}

/** The variable holds its name: what it holds is read when it is needed. */
function grantSecret(
  target: lambda.Function,
  variable: SecretName,
  { secretArn }: Pick<ISecret, "secretArn">,
): void {
  const actions = ["secretsmanager:GetSecretValue"];
  target.addToRolePolicy(new PolicyStatement({ actions, resources: [secretArn] }));
  setVariable(target, variable, secretArn);
}

/** Of that one group, and only taking out. */
function grantEmptying(target: lambda.Function, resourceName: string): void {
  const group = Stack.of(target).formatArn({ service: "ec2", resource: "security-group", resourceName });
  const actions = ["ec2:RevokeSecurityGroupIngress", "ec2:RevokeSecurityGroupEgress"];
  target.addToRolePolicy(new PolicyStatement({ actions, resources: [group] }));
  // This one cannot be limited to a group.
  target.addToRolePolicy(
    new PolicyStatement({ actions: ["ec2:DescribeSecurityGroupRules"], resources: ["*"] }),
  );
}

/** Our endpoints, to any subnet: which ones they may be is the endpoint's network's to say. */
function grantJoining(target: lambda.Function): void {
  const through = ["ec2:AssociateClientVpnTargetNetwork", "ec2:CreateClientVpnRoute"];
  grantTagged(target, "client-vpn-endpoint", [...through, "ec2:DisassociateClientVpnTargetNetwork"]);
  const subnets = Stack.of(target).formatArn({ service: "ec2", resource: "subnet", resourceName: "*" });
  target.addToRolePolicy(new PolicyStatement({ actions: through, resources: [subnets] }));
  const reading = ["Endpoints", "TargetNetworks", "Routes"].map(what => `ec2:DescribeClientVpn${what}`);
  target.addToRolePolicy(new PolicyStatement({ actions: reading, resources: ["*"] }));
}

/** Of no key but what the stage's alias leads to, and only to whoever asks by it: which key that is may change any day. */
function grantSigningKey(target: lambda.Function, action: string): string {
  const alias = signingAlias(namesOf(target));
  const arn = Stack.of(target).formatArn({ service: "kms", resource: "key", resourceName: "*" });
  const conditions = { StringEquals: { "kms:RequestAlias": alias } };
  target.addToRolePolicy(new PolicyStatement({ actions: [action], resources: [arn], conditions }));
  return alias;
}

function grantPacks(target: lambda.Function, { packs }: Granted, action: string): void {
  target.addToRolePolicy(new PolicyStatement({ actions: [action], resources: [packs.arnForObjects("*")] }));
  setVariable(target, "PACK_BUCKET", packs.bucketName);
}

function grantInPlace(target: lambda.Function, { tableArn }: dynamodb.ITableV2, pattern: string): void {
  const [actions, resources] = [["dynamodb:UpdateItem"], [tableArn]];
  target.addToRolePolicy(new PolicyStatement({ actions, resources, conditions: leadingKeys(pattern) }));
}

function leadingKeys(pattern: string) {
  return {
    "ForAllValues:StringLike": { "dynamodb:LeadingKeys": [pattern] },
    Null: { "dynamodb:LeadingKeys": "false" },
  };
}

/** Ids are not known here: the tag decides, and no function may set or take away a tag. */
function grantTagged(target: lambda.Function, resource: string, actions: string[]): void {
  const arn = Stack.of(target).formatArn({ service: "ec2", resource, resourceName: "*" });
  const conditions = { StringEquals: { [`aws:ResourceTag/${PRODUCT_TAG}`]: namesOf(target) } };
  target.addToRolePolicy(new PolicyStatement({ actions, resources: [arn], conditions }));
}

export function grant(right: Right, target: lambda.Function, granted: Granted): void {
  GRANTS[right](target, granted);
}

export function setVariable(target: lambda.Function, name: Variable, value: string): void {
  target.addEnvironment(name, value);
}
