// What IAM says of a call under given statements: one row a rule of its evaluation.
import type { Statement } from "../../../infra/local/aws/rights/policy.ts";

export interface Case {
  readonly title: string;
  readonly statements: readonly Statement[];
  readonly action: string;
  /** The journal's table where it is not said. */
  readonly resource?: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
  readonly says: "allowed" | "denied" | "not-allowed";
}

export const JOURNAL = "arn:aws:dynamodb:ap-northeast-1:000000000000:table/Journal";
const T = JOURNAL;
const LIST = "arn:aws:ec2:ap-northeast-1:000000000000:prefix-list/pl-1";
const KEYS = "dynamodb:leadingkeys";
const TAG = "aws:resourcetag/product";
const ALIAS = "kms:requestalias";

const allow = (
  Action: string | string[],
  Resource: string | string[] = T,
  Condition?: object,
): Statement => ({
  ...{ Effect: "Allow", Action, Resource },
  ...(Condition && { Condition }),
});
const deny = (...statement: Parameters<typeof allow>): Statement => ({
  ...allow(...statement),
  Effect: "Deny",
});

const seats = { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["SEATS#*"] } };
const seatsOnly = { ...seats, Null: { "dynamodb:LeadingKeys": "false" } };
const ours = { StringEquals: { "aws:ResourceTag/product": "docgate" } };
const byAlias = { StringEquals: { "kms:RequestAlias": "alias/docgate-signing" } };
const sign = { action: "kms:Sign", resource: "arn:aws:kms:ap-northeast-1:000000000000:key/Signing" };
const update = { action: "dynamodb:UpdateItem" };
const modify = { action: "ec2:ModifyManagedPrefixList", resource: LIST };

export const CASES: readonly Case[] = [
  {
    title: "nothing said is nothing allowed",
    statements: [allow("s3:GetObject")],
    ...update,
    says: "not-allowed",
  },
  { title: "the action itself", statements: [allow("dynamodb:UpdateItem")], ...update, says: "allowed" },
  {
    title: "one of several actions",
    statements: [allow(["dynamodb:GetItem", "dynamodb:UpdateItem"])],
    ...update,
    says: "allowed",
  },
  {
    title: "actions in other capitals",
    statements: [allow("DynamoDB:updateitem")],
    ...update,
    says: "allowed",
  },
  { title: "a star in an action", statements: [allow("dynamodb:Update*")], ...update, says: "allowed" },
  {
    title: "a star is not another service",
    statements: [allow("dynamodb:*", "*")],
    action: "s3:GetObject",
    resource: "arn:aws:s3:::packs/a",
    says: "not-allowed",
  },
  {
    title: "a question mark is one letter",
    statements: [allow("dynamodb:UpdateIte?")],
    ...update,
    says: "allowed",
  },
  { title: "and not none", statements: [allow("dynamodb:UpdateItem?")], ...update, says: "not-allowed" },
  {
    title: "an action that begins like it",
    statements: [allow("dynamodb:Update")],
    ...update,
    says: "not-allowed",
  },
  {
    title: "a full stop is a full stop",
    statements: [allow("s3:GetObject", "arn:aws:s3:::a.b/*")],
    action: "s3:GetObject",
    resource: "arn:aws:s3:::axb/k",
    says: "not-allowed",
  },
  {
    title: "a star does not go over the colons of an ARN",
    statements: [allow("dynamodb:*", "arn:aws:dynamodb:*:table/Journal")],
    ...update,
    says: "not-allowed",
  },
  {
    title: "a star for each field of an ARN",
    statements: [allow("dynamodb:*", "arn:aws:dynamodb:*:*:table/J*")],
    ...update,
    says: "allowed",
  },
  {
    title: "fields that are left out are any",
    statements: [allow("dynamodb:*", "arn:aws:dynamodb")],
    ...update,
    says: "allowed",
  },
  {
    title: "none of several keys but one is enough",
    statements: [
      allow("dynamodb:*", T, { "ForAnyValue:StringNotLike": { "dynamodb:LeadingKeys": "SEATS#*" } }),
    ],
    ...update,
    context: { [KEYS]: ["SEATS#a", "STATE#a"] },
    says: "allowed",
  },
  { title: "any resource", statements: [allow("dynamodb:UpdateItem", "*")], ...update, says: "allowed" },
  {
    title: "resources in other capitals are others",
    statements: [allow("dynamodb:*", T.replace("Journal", "journal"))],
    ...update,
    says: "not-allowed",
  },
  {
    title: "a table is not its index",
    statements: [allow("dynamodb:Query")],
    action: "dynamodb:Query",
    resource: `${T}/index/byTime`,
    says: "not-allowed",
  },
  {
    title: "an index by a star",
    statements: [allow("dynamodb:Query", [T, `${T}/index/*`])],
    action: "dynamodb:Query",
    resource: `${T}/index/byTime`,
    says: "allowed",
  },
  {
    title: "a star in a resource goes over slashes",
    statements: [allow("s3:GetObject", "arn:aws:s3:::packs/*")],
    action: "s3:GetObject",
    resource: "arn:aws:s3:::packs/a/b.zip",
    says: "allowed",
  },
  {
    title: "a bucket is not what is in it",
    statements: [allow("s3:*", "arn:aws:s3:::packs/*")],
    action: "s3:ListBucket",
    resource: "arn:aws:s3:::packs",
    says: "not-allowed",
  },
  {
    title: "a deny wins over an allow",
    statements: [allow("dynamodb:*"), deny("dynamodb:UpdateItem")],
    ...update,
    says: "denied",
  },
  {
    title: "wherever it stands",
    statements: [deny("dynamodb:UpdateItem", "*"), allow("dynamodb:*")],
    ...update,
    says: "denied",
  },
  {
    title: "a deny of something else",
    statements: [allow("dynamodb:*"), deny("dynamodb:DeleteItem")],
    ...update,
    says: "allowed",
  },
  {
    title: "a deny whose condition does not hold",
    statements: [allow("dynamodb:*"), deny("dynamodb:*", T, seatsOnly)],
    ...update,
    context: { [KEYS]: ["STATE#a"] },
    says: "allowed",
  },
  {
    title: "a deny whose condition holds",
    statements: [allow("dynamodb:*"), deny("dynamodb:*", T, seatsOnly)],
    ...update,
    context: { [KEYS]: ["SEATS#a"] },
    says: "denied",
  },
  {
    title: "every key is one of those",
    statements: [allow("dynamodb:*", T, seatsOnly)],
    ...update,
    context: { [KEYS]: ["SEATS#a", "SEATS#b"] },
    says: "allowed",
  },
  {
    title: "one key is not",
    statements: [allow("dynamodb:*", T, seatsOnly)],
    ...update,
    context: { [KEYS]: ["SEATS#a", "STATE#b"] },
    says: "not-allowed",
  },
  {
    title: "no key at all, where one must be",
    statements: [allow("dynamodb:*", T, seatsOnly)],
    ...update,
    says: "not-allowed",
  },
  {
    title: "no key at all fits all of none",
    statements: [allow("dynamodb:*", T, seats)],
    ...update,
    says: "allowed",
  },
  {
    title: "any key is enough",
    statements: [allow("dynamodb:*", T, { "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": "SEATS#*" } })],
    ...update,
    context: { [KEYS]: ["STATE#b", "SEATS#a"] },
    says: "allowed",
  },
  {
    title: "none of none is enough",
    statements: [allow("dynamodb:*", T, { "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": "SEATS#*" } })],
    ...update,
    says: "not-allowed",
  },
  {
    title: "a value equals in its very letters",
    statements: [
      allow("dynamodb:*", T, { "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": "SEATS#*" } }),
    ],
    ...update,
    context: { [KEYS]: ["SEATS#a"] },
    says: "not-allowed",
  },
  {
    title: "none but those",
    statements: [
      allow("dynamodb:*", T, { "ForAllValues:StringNotLike": { "dynamodb:LeadingKeys": "SEATS#*" } }),
    ],
    ...update,
    context: { [KEYS]: ["STATE#a"] },
    says: "allowed",
  },
  {
    title: "the key is asked for by that alias",
    statements: [allow("kms:Sign", "arn:aws:kms:*:*:key/*", byAlias)],
    ...sign,
    context: { [ALIAS]: ["alias/docgate-signing"] },
    says: "allowed",
  },
  {
    title: "the same key by its id",
    statements: [allow("kms:Sign", "arn:aws:kms:*:*:key/*", byAlias)],
    ...sign,
    says: "not-allowed",
  },
  {
    title: "by another alias",
    statements: [allow("kms:Sign", "arn:aws:kms:*:*:key/*", byAlias)],
    ...sign,
    context: { [ALIAS]: ["alias/docgate-data"] },
    says: "not-allowed",
  },
  {
    title: "the tag is there",
    statements: [allow("ec2:*", "*", ours)],
    ...modify,
    context: { [TAG]: ["docgate"] },
    says: "allowed",
  },
  {
    title: "the tag says another thing",
    statements: [allow("ec2:*", "*", ours)],
    ...modify,
    context: { [TAG]: ["other"] },
    says: "not-allowed",
  },
  {
    title: "the tag in other letters is another",
    statements: [allow("ec2:*", "*", ours)],
    ...modify,
    context: { [TAG]: ["Docgate"] },
    says: "not-allowed",
  },
  { title: "there is no such tag", statements: [allow("ec2:*", "*", ours)], ...modify, says: "not-allowed" },
  {
    title: "a tag whose letters do not matter",
    statements: [allow("ec2:*", "*", { StringEqualsIgnoreCase: { "aws:ResourceTag/product": "DOCGATE" } })],
    ...modify,
    context: { [TAG]: ["docgate"] },
    says: "allowed",
  },
  {
    title: "no tag is not that tag",
    statements: [allow("ec2:*", "*", { StringNotEquals: { "aws:ResourceTag/product": "x" } })],
    ...modify,
    says: "allowed",
  },
  {
    title: "if there is a tag",
    statements: [allow("ec2:*", "*", { StringEqualsIfExists: { "aws:ResourceTag/product": "docgate" } })],
    ...modify,
    says: "allowed",
  },
  {
    title: "if there is one, it counts",
    statements: [allow("ec2:*", "*", { StringEqualsIfExists: { "aws:ResourceTag/product": "docgate" } })],
    ...modify,
    context: { [TAG]: ["x"] },
    says: "not-allowed",
  },
  {
    title: "no tag must be there",
    statements: [allow("ec2:*", "*", { Null: { "aws:ResourceTag/product": "true" } })],
    ...modify,
    context: { [TAG]: ["x"] },
    says: "not-allowed",
  },
  {
    title: "several conditions all have to hold",
    statements: [allow("ec2:*", "*", { ...ours, StringLike: { "aws:ResourceTag/system": "land*" } })],
    ...modify,
    context: { [TAG]: ["docgate"], "aws:resourcetag/system": ["fire"] },
    says: "not-allowed",
  },
  {
    title: "two statements of which one holds",
    statements: [allow("ec2:*", "*", ours), allow("ec2:Modify*", LIST)],
    ...modify,
    says: "allowed",
  },
];
