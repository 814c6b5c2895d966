// The local S3 by the real client: written once, locked for as long as the bucket says, handed out by links that expire.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepPack, linkToPack, storedPack } from "../../../functions/reports/pack-store.ts";
import { LOCAL_AWS } from "../../../infra/local/aws/database.ts";
import { type S3, startS3 } from "../../../infra/local/aws/s3/server.ts";

const DAYS = 3_653;
const retention = { DefaultRetention: { Mode: "COMPLIANCE", Days: DAYS } };
const locking = {
  ObjectLockEnabled: true,
  ObjectLockConfiguration: { ObjectLockEnabled: "Enabled", Rule: retention },
};
const file = { name: "ip-report-0001.zip", sha256: "a".repeat(64), bytes: 4 };
const Key = `${file.sha256}/${file.name}`;
const pack = Buffer.from("pack");

let s3: S3;
let folder: string;
let client: S3Client;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "docgate-s3-"));
  s3 = await startS3({ port: 0, folder, buckets: new Map([["Packs", locking]]) });
  Object.assign(process.env, {
    PACK_BUCKET: "Packs",
    AWS_REGION: LOCAL_AWS.region,
    AWS_ACCESS_KEY_ID: LOCAL_AWS.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_AWS.credentials.secretAccessKey,
    AWS_ENDPOINT_URL_S3: s3.url,
  });
  client = new S3Client({ endpoint: s3.url, maxAttempts: 1, ...LOCAL_AWS });
  await keepPack(file, pack);
});
afterAll(async () => {
  client.destroy();
  await s3.close();
  await rm(folder, { recursive: true });
});

test("a pack is stored as it is, and storing it again writes nothing over", async () => {
  await keepPack(file, Buffer.from("other"));
  expect(Buffer.from(await storedPack(file)).toString()).toBe("pack");
});

test("it is locked for ten years, and nobody can destroy it sooner", async () => {
  const head = await client.send(new HeadObjectCommand({ Bucket: "Packs", Key }));
  expect(head.ObjectLockMode).toBe("COMPLIANCE");
  const days =
    ((head.ObjectLockRetainUntilDate?.getTime() ?? 0) - (head.LastModified?.getTime() ?? 0)) / 86_400_000;
  expect(Math.round(days)).toBe(DAYS);
  const destroy = new DeleteObjectCommand({ Bucket: "Packs", Key, VersionId: head.VersionId });
  await expect(client.send(destroy)).rejects.toMatchObject({ name: "AccessDenied" });
  expect(Buffer.from(await storedPack(file)).toString()).toBe("pack");
});

test("a body that is not what its checksum says is refused", async () => {
  const put = new PutObjectCommand({ Bucket: "Packs", Key: "x", Body: pack, ChecksumCRC32: "AAAAAA==" });
  await expect(client.send(put)).rejects.toMatchObject({ name: "BadDigest" });
});

test("a link gives the pack to whoever holds it; altered, stretched or without its signature it gives nothing", async () => {
  const link = await linkToPack(file, 300);
  const given = await fetch(link);
  expect([given.status, await given.text()]).toEqual([200, "pack"]);
  const wrong = [
    link.replace("X-Amz-Expires=300", "X-Amz-Expires=3000"),
    link.replace(file.name, "ip-report-0002.zip"),
    link.replace(/X-Amz-Signature=\w{4}/, "X-Amz-Signature=0000"),
    link.split("?")[0] ?? "",
  ];
  expect(await Promise.all(wrong.map(async each => (await fetch(each)).status))).toEqual([
    403, 403, 403, 403,
  ]);
});
