// S3 on the loopback: the few calls the product makes, on buckets the template declares, with Object Lock really locking.
import { createHash, randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { Properties } from "../../run/intrinsics.ts";
import { type Log, listen, requestBody, toTerminal, urlOf } from "../../run/loopback.ts";
import type { Asked } from "../rights/asked.ts";
import { answerRefused, askedOf, type Rights } from "../rights/rights.ts";
import { admit } from "./authentication.ts";
import { type Lock, Objects, type ObjectVersion } from "./objects.ts";
import { S3Refusal } from "./refusal.ts";

const LIMIT = 200_000_000;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface S3 {
  readonly url: string;
  close(): Promise<void>;
}

export interface S3Options {
  readonly port: number;
  readonly folder: string;
  /** The template's buckets by name. */
  readonly buckets: ReadonlyMap<string, Properties>;
  readonly log?: Log;
  /** Whether whoever asks may; without it everybody may do everything. */
  readonly rights?: Pick<Rights, "admit" | "may"> | undefined;
}

interface Bucket {
  readonly objects: Objects;
  readonly properties: Properties;
}

export async function startS3(options: S3Options): Promise<S3> {
  const { port, folder, buckets: declared, log = toTerminal, rights } = options;
  const buckets = new Map<string, Bucket>(
    [...declared].map(([name, properties]) => [
      name,
      { objects: new Objects(join(folder, name)), properties },
    ]),
  );
  const server = await listen(port, { programsOnly: true, log });
  server.serve(async (request, response) => {
    try {
      await answer({ buckets, rights }, request, response);
    } catch (error) {
      if (!(error instanceof S3Refusal)) throw error;
      response
        .writeHead(error.status, { "content-type": "application/xml", "x-amz-request-id": randomUUID() })
        .end(request.method === "HEAD" ? undefined : error.xml);
    }
  });
  return { url: `http://127.0.0.1:${server.port}`, close: () => server.close() };
}

interface Store extends Pick<S3Options, "rights"> {
  readonly buckets: ReadonlyMap<string, Bucket>;
}

async function answer({ buckets, rights }: Store, request: IncomingMessage, response: ServerResponse) {
  const url = urlOf(request);
  const body = await requestBody(request, LIMIT);
  admit(request, url);
  // What it holds is never looked at for that.
  const asked = askedOf(request, "");
  const refused = rights?.admit("s3", asked);
  if (refused) return answerRefused(response, refused, request.method);
  const [, name = "", ...rest] = decoded(url).split("/");
  const bucket = buckets.get(name);
  if (!bucket) throw new S3Refusal(404, "NoSuchBucket", "The specified bucket does not exist");
  const key = rest.join("/");
  switch (request.method) {
    case "PUT":
      return say(response, put(bucket, key, { request, body: body ?? Buffer.alloc(0) }));
    case "GET":
    case "HEAD": {
      const found = bucket.objects.newest(key);
      if (!found) throw missing(rights, asked, name);
      const bytes = bucket.objects.bytes(key, found);
      return say(response, found, request.method === "GET" ? bytes : Buffer.alloc(0), bytes.length);
    }
    case "DELETE": {
      const version = url.searchParams.get("versionId");
      if (version) bucket.objects.destroy(key, version);
      else bucket.objects.hide(key);
      return void response.writeHead(204).end();
    }
    default:
      throw new S3Refusal(
        405,
        "MethodNotAllowed",
        "The specified method is not allowed against this resource.",
      );
  }
}

/** Whoever may not list what there is does not learn what there is not either. */
function missing(rights: Store["rights"], asked: Asked, bucket: string): S3Refusal {
  const list = { action: "s3:ListBucket", resource: `arn:aws:s3:::${bucket}`, context: {} };
  if (rights?.may(asked, list) === false) return new S3Refusal(403, "AccessDenied", "Access Denied");
  return new S3Refusal(404, "NoSuchKey", "The specified key does not exist.");
}

function decoded({ pathname }: URL): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    throw new S3Refusal(400, "InvalidURI", "Couldn't parse the specified URI.");
  }
}

function put(
  bucket: Bucket,
  key: string,
  { request, body }: { request: IncomingMessage; body: Buffer },
): ObjectVersion {
  const { headers } = request;
  if (headers["if-none-match"] === "*" && bucket.objects.newest(key)) {
    throw new S3Refusal(
      412,
      "PreconditionFailed",
      "At least one of the pre-conditions you specified did not hold",
    );
  }
  const lock = lockOf(request, bucket.properties);
  const checked = checkBody(request, body);
  if (lock && !checked) {
    throw new S3Refusal(
      400,
      "InvalidRequest",
      "Content-MD5 or a checksum is required for objects under lock",
    );
  }
  return bucket.objects.put(key, body, {
    type: String(headers["content-type"] ?? "binary/octet-stream"),
    lock,
  });
}

/** Reports whether a checksum came with the body; one that does not fit is refused. */
function checkBody({ headers }: IncomingMessage, body: Buffer): boolean {
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(body));
  const expected = {
    "x-amz-checksum-crc32": crc.toString("base64"),
    "content-md5": createHash("md5").update(body).digest("base64"),
  };
  const given = Object.entries(expected).filter(([name]) => headers[name] !== undefined);
  if (given.some(([name, value]) => headers[name] !== value)) {
    throw new S3Refusal(400, "BadDigest", "The digest you specified did not match what we received.");
  }
  return given.length > 0;
}

/** What the request asks for, or else the bucket's own default. */
function lockOf({ headers }: IncomingMessage, properties: Properties): Lock | undefined {
  const mode = headers["x-amz-object-lock-mode"];
  const until = headers["x-amz-object-lock-retain-until-date"];
  if ((mode === "COMPLIANCE" || mode === "GOVERNANCE") && until) {
    return { mode, until: new Date(String(until)).toISOString() };
  }
  const { Rule } = (properties.ObjectLockConfiguration ?? {}) as {
    Rule?: { DefaultRetention: { Mode: Lock["mode"]; Days: number } };
  };
  if (!properties.ObjectLockEnabled || !Rule) return undefined;
  const end = Date.now() + Rule.DefaultRetention.Days * DAY_MS;
  return { mode: Rule.DefaultRetention.Mode, until: new Date(end).toISOString() };
}

function say(
  response: ServerResponse,
  { version, etag, type, at, lock }: ObjectVersion,
  body?: Buffer,
  length = 0,
) {
  response.writeHead(200, {
    etag,
    "x-amz-version-id": version,
    "x-amz-request-id": randomUUID(),
    ...(body && {
      "content-type": type,
      "content-length": length,
      "last-modified": new Date(at).toUTCString(),
    }),
    ...(lock && { "x-amz-object-lock-mode": lock.mode, "x-amz-object-lock-retain-until-date": lock.until }),
  });
  response.end(body);
}
