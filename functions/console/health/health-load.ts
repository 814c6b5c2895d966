// Health: asked of the API, as npm run doctor asks it.
import { readHealth } from "../../about/routes.ts";
import type { Reply } from "../door/reply.ts";
import type { Member } from "../door/visit.ts";
import { healthPage } from "./health.ts";

export async function showHealth(visit: Member): Promise<Reply> {
  return healthPage(visit, await visit.api.ask(readHealth));
}
