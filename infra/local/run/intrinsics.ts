// Puts values where a template has intrinsic functions; one it does not know is a fault, not a guess.
export type Properties = Record<string, unknown>;
export interface Resource {
  readonly Type: string;
  readonly Properties?: Properties;
}
export interface Template {
  readonly Resources: Record<string, Resource>;
  readonly Parameters?: Record<string, { readonly Default?: string }>;
  readonly Outputs?: Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: string } }>;
}

/** What a resource is called here: the name it demands, else its logical id. */
export function nameOf(id: string, properties: Properties): string {
  const named = properties.EventSourceArn ? undefined : (properties.FunctionName ?? properties.QueueName);
  return String(named ?? id);
}

export interface Resolver {
  resolve(value: unknown): unknown;
}

/** One for each template: a name means what it means in its own, and the others are met by what they export. */
export function resolvers(
  templates: readonly Template[],
  parameters: Readonly<Record<string, string>>,
): readonly Resolver[] {
  const exported = new Map<string, () => unknown>();
  const made = templates.map(template => resolver(template, parameters, exported));
  for (const [at, { Outputs = {} }] of templates.entries())
    for (const { Export, Value } of Object.values(Outputs))
      if (Export) exported.set(Export.Name, () => made[at]?.resolve(Value));
  return made;
}

const PSEUDO: Readonly<Record<string, string>> = {
  "AWS::Region": "ap-northeast-1",
  "AWS::Partition": "aws",
  "AWS::AccountId": "000000000000",
  "AWS::URLSuffix": "localhost",
};

/** Of those that rights are given to. */
export const ARNS: Readonly<Record<string, (name: string) => string>> = {
  "AWS::IAM::Role": name => `arn:aws:iam::000000000000:role/${name}`,
  "AWS::KMS::Key": name => `arn:aws:kms:ap-northeast-1:000000000000:key/${name}`,
  "AWS::S3::Bucket": name => `arn:aws:s3:::${name}`,
  "AWS::Lambda::Function": name => `arn:aws:lambda:ap-northeast-1:000000000000:function:${name}`,
  "AWS::DynamoDB::GlobalTable": name => `arn:aws:dynamodb:ap-northeast-1:000000000000:table/${name}`,
  "AWS::SecretsManager::Secret": name => `arn:aws:secretsmanager:ap-northeast-1:000000000000:secret:${name}`,
  "AWS::SQS::Queue": name => `arn:aws:sqs:ap-northeast-1:000000000000:${name}`,
};

const SECRET = "AWS::SecretsManager::Secret";

function resolver(
  { Resources, Parameters = {} }: Template,
  parameters: Readonly<Record<string, string>>,
  exported: ReadonlyMap<string, () => unknown>,
): Resolver {
  function ref(name: string): string {
    const resource = Resources[name];
    if (resource?.Type === "AWS::SQS::Queue")
      return `${ref("QueuesUrl")}/000000000000/${nameOf(name, resource.Properties ?? {})}`;
    // What is called by an alias is one and the same here: there is one version.
    if (resource?.Type === "AWS::Lambda::Alias")
      return `${ARNS["AWS::Lambda::Function"]?.(String(resolve(resource.Properties?.FunctionName)))}:${resource.Properties?.Name}`;
    // Of a secret alone a reference is its ARN.
    if (resource?.Type === SECRET) return ARNS[SECRET]?.(name) ?? "";
    if (resource) return nameOf(name, resource.Properties ?? {});
    const value = PSEUDO[name] ?? parameters[name] ?? Parameters[name]?.Default;
    if (value === undefined) throw new Error(`the template asks for ${name}, which nobody gave`);
    return value;
  }

  function attribute(name: string, wanted: string): string {
    const { Type = "", Properties = {} } = Resources[name] ?? {};
    const physical = nameOf(name, Properties);
    if (Type === "AWS::SQS::Queue" && wanted === "QueueName") return physical;
    const arn = ARNS[Type]?.(physical);
    if (arn && wanted === "Arn") return arn;
    if (arn && wanted === "StreamArn") return `${arn}/stream/local`;
    if (Type === "AWS::ApiGatewayV2::Api" && wanted === "ApiEndpoint") return ref("ApiUrl");
    return `${ref(name)}.${wanted}`;
  }

  function imported(name: string): unknown {
    const value = exported.get(name);
    if (!value) throw new Error(`no stack exports ${name}`);
    return value();
  }

  const INTRINSICS: Record<string, (argument: never) => unknown> = {
    Ref: ref as (argument: never) => unknown,
    "Fn::GetAtt": ([name, wanted]: [string, string]) => attribute(name, wanted),
    "Fn::Join": ([between, parts]: [string, unknown[]]) =>
      resolve((resolve(parts) as string[]).join(between)),
    "Fn::ImportValue": (name: string) => imported(name),
    "Fn::Sub": (text: string) => text.replaceAll(/\$\{([\w:.]+)\}/g, (_, name: string) => ref(name)),
    "Fn::Select": ([at, parts]: [number, unknown]) => (resolve(parts) as unknown[])[at],
    "Fn::GetAZs": () => ["a", "c", "d"].map(zone => `${PSEUDO["AWS::Region"]}${zone}`),
    "Fn::Split": ([between, text]: [string, unknown]) => String(resolve(text)).split(between),
  };

  function resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value);
    const [[name, argument] = ["", undefined]] = entries;
    if (entries.length === 1 && (name === "Ref" || name.startsWith("Fn::"))) {
      const intrinsic = INTRINSICS[name];
      if (!intrinsic) throw new Error(`${name} cannot be resolved here`);
      return intrinsic(argument as never);
    }
    return Object.fromEntries(entries.map(([key, inner]) => [key, resolve(inner)]));
  }
  return { resolve };
}
