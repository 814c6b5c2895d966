// Where packs lie: in a bucket that nobody can empty, each under its own digest; the only file that knows S3.
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { env } from "../shared/env.ts";
import type { PackFile } from "./manifest.ts";

const store = new S3Client({
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 10_000 },
});

/** The bucket's own rule locks it from now on. The same pack again is already there: nothing is written over. */
export async function keepPack({ name, sha256 }: PackFile, bytes: Uint8Array): Promise<void> {
  try {
    await store.send(
      new PutObjectCommand({
        Bucket: env("PACK_BUCKET"),
        Key: keyOf({ name, sha256 }),
        Body: bytes,
        ContentType: "application/zip",
        IfNoneMatch: "*",
      }),
    );
  } catch (error) {
    if ((error as Error).name !== "PreconditionFailed") throw error;
  }
}

/** Whatever lies there: what it is worth is judged by who asked for it. */
export async function storedPack(file: PackFile): Promise<Uint8Array> {
  const { Body } = await store.send(new GetObjectCommand({ Bucket: env("PACK_BUCKET"), Key: keyOf(file) }));
  if (!Body) throw new Error(`${file.name} is not in the bucket`);
  return Body.transformToByteArray();
}

/** A link that whoever holds it may follow until it expires. */
export function linkToPack(file: PackFile, seconds: number): Promise<string> {
  const command = new GetObjectCommand({ Bucket: env("PACK_BUCKET"), Key: keyOf(file) });
  return getSignedUrl(store, command, { expiresIn: seconds });
}

function keyOf({ name, sha256 }: Pick<PackFile, "name" | "sha256">): string {
  return `${sha256}/${name}`;
}
