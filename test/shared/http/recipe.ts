// The blocks of docs/identity.md, as whoever sets up a provider takes them out of the document.
import { readFileSync } from "node:fs";
import { type ProviderSettings, readProvider } from "../../../functions/shared/http/token-rules.ts";

export const PROVIDERS = ["entra", "keycloak", "cognito", "adfs"] as const;

export function blockIn(kind: "identity" | "realm", provider: (typeof PROVIDERS)[number]): string {
  const text = readFileSync(new URL("../../../docs/identity.md", import.meta.url), "utf8");
  const [, block] =
    new RegExp(`^\`\`\`json ${kind} ${provider}\\n([\\s\\S]*?)^\`\`\`$`, "m").exec(text) ?? [];
  if (block === undefined) throw new Error(`docs/identity.md has no block ${kind} ${provider}`);
  return block;
}

export function recipeOf(provider: (typeof PROVIDERS)[number]): ProviderSettings {
  return readProvider(blockIn("identity", provider));
}
