// One's own page: how one stands, the terminals one holds, and for each what the gate says now.
import { readPerson } from "../../people/routes.ts";
import { readTerminal } from "../../terminals/routes.ts";
import { Refusal } from "../api.ts";
import { type Held, myPage } from "../pages/my-page.ts";
import type { Reply } from "../reply.ts";
import type { Member } from "../visit.ts";

export async function showMyPage(visit: Member): Promise<Reply> {
  const { api, person, query } = visit;
  const channel = query.channel === "vdi" ? "vdi" : "vpn";
  const standing = await absentAsNone(api.ask(readPerson, { params: { person: person.person } }));
  const numbers = Object.keys(standing?.loans ?? {});
  const held = await Promise.all(numbers.map(propertyNo => heldBy(visit, propertyNo)));
  return myPage(visit, { standing, channel, held: held.filter(each => each !== undefined) });
}

async function heldBy({ api }: Member, propertyNo: string): Promise<Held | undefined> {
  const row = await absentAsNone(api.ask(readTerminal, { params: { propertyNo } }));
  return row && { row, link: [] };
}

/** Who is not enrolled has no record, and who may not see one is shown none. */
export async function absentAsNone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Refusal && (error.told.status === 404 || error.told.status === 403))
      return undefined;
    throw error;
  }
}
