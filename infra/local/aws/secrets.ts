// Secrets Manager on the loopback, for its one action that the product uses: a secret of the template, with the value that this run
// was given for it.
import { createHmac, randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { type Log, listen, requestBody, toTerminal } from "../run/loopback.ts";
import { inputOf, operationOf } from "./rights/json-services.ts";
import { type Admit, answerRefused, askedOf } from "./rights/rights.ts";

/** By which a directory pushes to this run: of its own secret, so that whoever has the folder can say it. */
export function directoryToken(secret: string): string {
  return createHmac("sha256", secret).update("directory").digest("hex");
}

export interface SecretsOptions {
  readonly port: number;
  /** By what the template calls them. */
  readonly values: ReadonlyMap<string, string>;
  readonly log?: Log;
  readonly admit?: Admit | undefined;
}

export async function startSecrets({ port, values, log = toTerminal, admit }: SecretsOptions) {
  const server = await listen(port, { programsOnly: true, log });
  server.serve(async (request, response) => {
    const body = (await requestBody(request, 100_000)) ?? Buffer.alloc(0);
    const asked = askedOf(request, body);
    const refused = admit?.("secretsmanager", asked);
    if (refused) return answerRefused(response, refused);
    if (operationOf(asked, "secretsmanager.") !== "GetSecretValue")
      return say(response, 400, fault("InvalidRequestException", "only GetSecretValue is known here"));
    const id = String(inputOf(asked).SecretId ?? "");
    const value = values.get(id);
    if (value === undefined)
      return say(
        response,
        400,
        fault("ResourceNotFoundException", "Secrets Manager can't find the specified secret."),
      );
    say(response, 200, { ARN: id, Name: id, SecretString: value, VersionId: randomUUID() });
  });
  return { url: `http://127.0.0.1:${server.port}`, close: () => server.close() };
}

function fault(code: string, message: string) {
  return { __type: code, Message: message, message };
}

function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(body));
}
