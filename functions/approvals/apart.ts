// What is kept apart from the journal: the ground, the expected date, the address, how to be reached. A text by its digest, with
// some random letters in it, so that nobody finds out by guessing what a digest stands for; pure.
import * as v from "valibot";
import { day } from "../shared/http/schema.ts";
import { PLACE_KINDS, PREGNANCIES, PRIORITY_GROUNDS } from "./names.ts";

const apartSchema = v.object({
  salt: v.string(),
  priorityGround: v.optional(v.picklist(PRIORITY_GROUNDS)),
  pregnancy: v.optional(v.picklist(PREGNANCIES)),
  personalCare: v.optional(v.boolean()),
  expectedOn: v.optional(day()),
  placeKind: v.picklist(PLACE_KINDS),
  place: v.string(),
  contacts: v.string(),
});
export type Apart = v.InferOutput<typeof apartSchema>;

export function writeApart(apart: Apart): string {
  return JSON.stringify(apart);
}

export function parseApart(text: string): Apart {
  return v.parse(apartSchema, JSON.parse(text));
}
