// Every clause about what is done inside a session, each in a city of its own: the story of its regulation is played until one is open.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newTerminalKey } from "../../infra/local/commands/posture-report.ts";
import { City } from "../../infra/local/commands/story/city.ts";
import { differing, taipei } from "../../infra/local/commands/story/step.ts";
import { INSIDE, type Inside } from "./clauses/inside.ts";
import { Played } from "./clauses/stage.ts";
import { type MovedGateway, movedGateway } from "./moved-clock.ts";
import { gateOf } from "./open-gate.ts";

/** The devices of a story report by themselves. */
const NO_TRIP = { propertyNo: "", key: newTerminalKey() };

describe.each(INSIDE)("in the story until $until", ({ story, until, scenes }) => {
  let gateway: MovedGateway;
  let stage: Played;
  beforeAll(async () => {
    gateway = await movedGateway();
    await playedUntil(new City(gateway.endpoints), story, until);
    stage = new Played({ gateway, gate: gateOf(gateway), trip: NO_TRIP });
  });
  afterAll(() => gateway.close());

  test.each(scenes.map(scene => [scene.proves.join(" "), scene] as const))(
    "%s",
    async (_, { proves, play }) => {
      stage.begin();
      await play(stage);
      for (const clause of proves) expect(stage.unproved(clause)).toEqual([]);
    },
  );
});

async function playedUntil(city: City, story: Inside["story"], until: string): Promise<void> {
  for (const step of story.filter(({ when }) => when <= until)) {
    await city.at(taipei(step.when));
    expect([step.when, differing(step, await step.play(city))]).toEqual([step.when, undefined]);
  }
}
