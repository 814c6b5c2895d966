// Where packs lie: in a bucket that nobody can empty, each under its own digest; the only file that knows S3.
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
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
export async function linkToPack(file: PackFile, seconds: number): Promise<string> {
  const { protocol, hostname, port, path } = await locate(file);
  const host = port ? `${hostname}:${port}` : hostname;
  const signer = (await store.config.signer()) as unknown as LinkSigner;
  // What a link brings along cannot be known when it is made, and the service wants that said.
  const headers = { host, "x-amz-content-sha256": "UNSIGNED-PAYLOAD" };
  const asked = { protocol, hostname, path, headers, query: {}, method: "GET", ...(port && { port }) };
  const { query } = await signer.presign(asked, { expiresIn: seconds });
  return `${protocol}//${host}${path}?${new URLSearchParams(query)}`;
}

/** The client's own signer makes links too; its public type does not say so. */
interface LinkSigner {
  presign(
    request: Located & { readonly headers: object; readonly query: object; readonly method: string },
    options: { readonly expiresIn: number },
  ): Promise<{ readonly query: Record<string, string> }>;
}

interface Located {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
}

/** Builds the request as far as the address and stops there: nothing is sent. */
async function locate(file: PackFile): Promise<Located> {
  const command = new GetObjectCommand({ Bucket: env("PACK_BUCKET"), Key: keyOf(file) });
  let located: Located | undefined;
  command.middlewareStack.add(
    () =>
      async ({ request }) => {
        located = request as Located;
        return { output: { $metadata: {} }, response: undefined };
      },
    { step: "build", name: "located" },
  );
  await store.send(command);
  if (!located) throw new Error("the client did not say where the pack lies");
  return located;
}

function keyOf({ name, sha256 }: Pick<PackFile, "name" | "sha256">): string {
  return `${sha256}/${name}`;
}
