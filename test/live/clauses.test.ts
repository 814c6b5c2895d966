// Every clause that is said to work, on one running gateway: its acts make the fact true and false, the gate follows, its page shows it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ACTS } from "./clauses/scenes.ts";
import { Played } from "./clauses/stage.ts";
import { openGate } from "./open-gate.ts";

let opened: Awaited<ReturnType<typeof openGate>>;
let stage: Played;
beforeAll(async () => {
  opened = await openGate();
  stage = new Played(opened);
});
afterAll(() => opened.gateway.close());

describe.each(ACTS)("from $at on", ({ at, scenes }) => {
  beforeAll(async () => {
    await stage.gate.at(at);
    await stage.plug("wired");
  });

  test.each(scenes.map(scene => [scene.proves.join(" "), scene] as const))(
    "%s",
    async (_, { proves, play }) => {
      stage.begin();
      await play(stage);
      for (const clause of proves) expect(stage.unproved(clause)).toEqual([]);
    },
  );
});
