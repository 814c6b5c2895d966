// An application as it comes in, parted into what the journal keeps and what is kept apart; pure.
import type { InferOutput } from "valibot";
import type { Apart } from "./apart.ts";
import type { Asked } from "./approval.ts";
import type { applyHomeWork } from "./routes.ts";

export type Body = InferOutput<(typeof applyHomeWork)["body"]>;

export function apartOf(body: Body, salt: string): Apart {
  const { priorityGround, pregnancy, personalCare, expectedOn, placeKind, place, contacts } = body;
  return {
    ...{ salt, placeKind, place, contacts },
    ...(priorityGround && { priorityGround }),
    ...(pregnancy && { pregnancy, personalCare }),
    ...(expectedOn && { expectedOn }),
  };
}

export function askedOf(body: Body, { agency, apart }: Pick<Asked, "agency" | "apart">): Asked {
  const { regulation, activity, from, to, work, environment, room } = body;
  const { priorityGround, deputy, reviewer, businesses, rights, functions } = body;
  return {
    ...{ regulation, activity, from, to, agency, apart, work, environment, room },
    priority: priorityGround !== undefined,
    ...(deputy && { deputy }),
    ...(reviewer && { reviewer }),
    ...(businesses && { businesses }),
    ...(rights && { rights }),
    ...(functions && { functions }),
  };
}
