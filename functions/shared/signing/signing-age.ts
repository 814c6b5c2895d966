// When the key that signs was made, as its key service says; nothing here can sign.
import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { signingSettings } from "./signing-keys.ts";

const service = new KMSClient({
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 4_000 },
});

export async function signingKeyMade(): Promise<Date> {
  const { KeyMetadata } = await service.send(new DescribeKeyCommand({ KeyId: signingSettings().current }));
  if (!KeyMetadata?.CreationDate) throw new Error("the key service does not say when the key was made");
  return KeyMetadata.CreationDate;
}
