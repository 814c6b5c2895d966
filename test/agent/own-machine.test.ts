// The readings of this very machine, in a network of the test's own: by cable, switched to a card that looks wireless, and unplugged.
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Reading } from "../../infra/agent/reading.ts";
import { type HomeNetwork, homeNetwork, whyNoNamespaces } from "./home-network.ts";

const missing = whyNoNamespaces();
const READERS = join(import.meta.dirname, "../../infra/agent/readers.ts");
const READ = `const { readSystem } = await import(${JSON.stringify(READERS)});
console.log(JSON.stringify(await readSystem("10.97.0.1")));`;
// Processes start slowly on a busy machine.

describe.skipIf(missing)(`this machine${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let home: HomeNetwork;
  beforeAll(async () => {
    home = await homeNetwork(9);
  });
  afterAll(() => home?.close());

  const read = async (): Promise<Reading> => {
    const child = home.run(process.execPath, ["--input-type=module", "-e", READ]);
    const [said] = await Promise.all([text(child.stdout as never), once(child, "exit")]);
    return JSON.parse(said) as Reading;
  };

  test("says wired over the cable, though a wireless card is up as well", async () => {
    home.wireless(true);
    home.cable(true);
    expect(await read()).toMatchObject({ medium: "wired", adapter: "lan0" });
  });

  test("says Wi-Fi once the way leads over that card", async () => {
    home.cable(false);
    expect(await read()).toMatchObject({ medium: "wifi", adapter: "wl0" });
  });

  test("knows of no link with nothing plugged in, and of the cable once it is back", async () => {
    home.wireless(false);
    expect(await read()).toMatchObject({ medium: "unknown" });
    home.cable(true);
    expect(await read()).toMatchObject({ medium: "wired", adapter: "lan0" });
  });
});
