// Secrets Manager as the local run has it, with values that a test may change; the door finds it by the SDK's own variables.
import { afterAll, beforeAll } from "vitest";
import type { SecretName } from "../../functions/shared/secret.ts";
import { startSecrets } from "../../infra/local/aws/secrets.ts";

/** Whatever is asked, as it is asked: by ids that are the names of their variables. */
export function withSecrets(values: Map<SecretName, string>): void {
  let close = async () => {};
  beforeAll(async () => {
    const secrets = await startSecrets({ port: 0, values });
    close = secrets.close;
    Object.assign(process.env, Object.fromEntries([...values.keys()].map(name => [name, name])), {
      ...{ AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url, AWS_REGION: "ap-northeast-1" },
      ...{ AWS_ACCESS_KEY_ID: "k", AWS_SECRET_ACCESS_KEY: "s" },
    });
  });
  afterAll(() => close());
}
