// Adds a signing key to the local log-in: `node infra/local/commands/rotate.ts [--data <folder>]`; old tokens stay valid.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { rotate } from "../login/keys.ts";
import { command } from "../run/command.ts";
import { DATA, gatewayOf } from "../run/running.ts";

await command(async () => {
  const { values } = parseArgs({ options: { data: { type: "string", default: DATA } } });
  await gatewayOf(values.data);
  await rotate(join(values.data, "login"));
  console.error(
    "已換上新的簽章金鑰，舊金鑰繼續公布。 | The new key signs from now on; the old one stays published.",
  );
  return 0;
});
