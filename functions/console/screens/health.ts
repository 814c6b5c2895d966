// Health: asked of the API, as npm run doctor asks it.
import { readHealth } from "../../about/routes.ts";
import { healthPage } from "../pages/health.ts";
import type { Reply } from "../reply.ts";
import type { Member } from "../visit.ts";

export async function showHealth(visit: Member): Promise<Reply> {
  return healthPage(visit, await visit.api.ask(readHealth));
}
