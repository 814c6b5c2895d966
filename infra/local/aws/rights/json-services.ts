// What requests of the services that speak JSON do, in the words of IAM: KMS, SQS and Lambda; and how they refuse; pure.
import { type Asked, HERE, type Reason, type Refused, type ServiceRights, sentence } from "./asked.ts";

export function inputOf({ body }: Asked): Readonly<Record<string, unknown>> {
  try {
    const input: unknown = JSON.parse(body);
    return typeof input === "object" && input !== null ? (input as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** `DynamoDB_20120810.GetItem` is the operation GetItem. */
export function operationOf({ headers }: Asked, prefix: string): string | undefined {
  const target = String(headers["x-amz-target"] ?? "");
  return target.startsWith(prefix) ? target.slice(prefix.length) : undefined;
}

export function jsonRefusal(version: "1.0" | "1.1", namespace = "") {
  const codes = {
    unsigned: "MissingAuthenticationTokenException",
    "unknown-key": "UnrecognizedClientException",
  };
  return (reason: Reason): Refused => {
    const [code, said] =
      reason.kind === "not-permitted"
        ? ["AccessDeniedException", sentence(reason)]
        : [codes[reason.kind], reason.kind === "unsigned" ? "Missing Authentication Token" : INVALID];
    const body = { __type: `${namespace}${code}`, Message: said, message: said };
    return {
      status: 400,
      headers: { "content-type": `application/x-amz-json-${version}` },
      body: JSON.stringify(body),
    };
  };
}
const INVALID = "The security token included in the request is invalid.";

export const kmsRights: ServiceRights = {
  callsIn(asked, { keyOf }) {
    const operation = operationOf(asked, "TrentService.");
    if (operation === undefined) return [];
    const said = String(inputOf(asked).KeyId ?? "");
    // What is judged is the key itself; by which alias it was asked for, the name and not its ARN, is said of the call.
    const [, alias] = /^(?:arn:.+:)?(alias\/.+)$/.exec(said) ?? [];
    const resource = `arn:aws:kms:${HERE}:key/${keyOf(said) ?? "not-there"}`;
    return [{ action: `kms:${operation}`, resource, context: alias ? { "kms:requestalias": [alias] } : {} }];
  },
  refusal: jsonRefusal("1.1"),
};

export const secretsRights: ServiceRights = {
  callsIn(asked) {
    const operation = operationOf(asked, "secretsmanager.");
    if (operation === undefined) return [];
    const resource = String(inputOf(asked).SecretId ?? "");
    return [{ action: `secretsmanager:${operation}`, resource, context: {} }];
  },
  refusal: jsonRefusal("1.1"),
};

export const sqsRights: ServiceRights = {
  callsIn(asked) {
    const operation = operationOf(asked, "AmazonSQS.");
    if (operation === undefined) return [];
    const { QueueUrl = "", QueueName } = inputOf(asked);
    const queue = String(QueueName ?? String(QueueUrl).split("/").at(-1));
    // A batch has no right of its own.
    const action = `sqs:${operation.replace(/Batch$/, "")}`;
    return [{ action, resource: `arn:aws:sqs:${HERE}:${queue}`, context: {} }];
  },
  refusal: jsonRefusal("1.0", "com.amazon.coral.service#"),
};

export const sesRights: ServiceRights = {
  callsIn(asked) {
    if (asked.url.pathname !== "/v2/email/outbound-emails") return [];
    const from = String(inputOf(asked).FromEmailAddress ?? "");
    const resource = `arn:aws:ses:${HERE}:identity/${from.split("@").at(-1)}`;
    return [{ action: "ses:SendEmail", resource, context: { "ses:fromaddress": [from] } }];
  },
  refusal(reason) {
    const { body, ...refused } = jsonRefusal("1.1")(reason);
    const { __type, message } = JSON.parse(body) as { __type: string; message: string };
    const headers = { "content-type": "application/json", "x-amzn-errortype": __type };
    return { ...refused, status: 403, headers, body: JSON.stringify({ message }) };
  },
};

export const lambdaRights: ServiceRights = {
  callsIn({ url }) {
    const name = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(url.pathname)?.[1];
    if (!name) return [];
    const resource = name.startsWith("arn")
      ? decodeURIComponent(name)
      : `arn:aws:lambda:${HERE}:function:${name}`;
    return [{ action: "lambda:InvokeFunction", resource, context: {} }];
  },
  refusal(reason) {
    const { body, ...refused } = jsonRefusal("1.1")(reason);
    const { __type, message } = JSON.parse(body) as { __type: string; message: string };
    const headers = { "content-type": "application/json", "x-amzn-errortype": __type };
    return { ...refused, status: 403, headers, body: JSON.stringify({ Message: message, Type: "User" }) };
  },
};
