// What a request of S3 does, in the words of IAM; and how S3 refuses; pure.
import { S3Refusal } from "../s3/refusal.ts";
import { type ServiceRights, sentence } from "./asked.ts";

const ACTIONS: Readonly<Record<string, string>> = {
  GET: "s3:GetObject",
  HEAD: "s3:GetObject",
  PUT: "s3:PutObject",
  DELETE: "s3:DeleteObject",
};

export const s3Rights: ServiceRights = {
  callsIn({ method, url, headers }) {
    const [, bucket = "", ...key] = decoded(url.pathname).split("/");
    const resource = `arn:aws:s3:::${bucket}/${key.join("/")}`;
    const action = ACTIONS[method];
    if (!action) return [];
    const version = method !== "PUT" && url.searchParams.has("versionId") ? "Version" : "";
    const calls = [{ action: `${action}${version}`, resource, context: {} }];
    // To lock it oneself is a right beside that of putting it there.
    const locks = method === "PUT" && headers["x-amz-object-lock-mode"] !== undefined;
    return locks ? [...calls, { action: "s3:PutObjectRetention", resource, context: {} }] : calls;
  },
  refusal(reason) {
    const [code, message] =
      reason.kind === "not-permitted"
        ? ["AccessDenied", sentence(reason)]
        : reason.kind === "unsigned"
          ? ["AccessDenied", "Access Denied"]
          : ["InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records."];
    const body = new S3Refusal(403, code, message).xml;
    return { status: 403, headers: { "content-type": "application/xml" }, body };
  },
};

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
