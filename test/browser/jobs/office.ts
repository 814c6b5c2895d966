// An office before its people begin, and somebody of it at their first page: told to the API is only who works there and under whom.
import { onTestFailed } from "vitest";
import { AGENCY, prepareAgency } from "../../live/custody-story.ts";
import { setClock } from "../city.ts";
import type { Own } from "../own-gateway.ts";
import { askerFor } from "../story.ts";
import { pointer } from "./driver.ts";
import { Hand } from "./hand.ts";
import type { At } from "./story.ts";

export type Endpoints = ReturnType<Own["endpoints"]>;

/** A worker under the head of a unit, from a moment on. */
export async function openOffice(endpoints: Endpoints, moment: string): Promise<void> {
  await setClock(endpoints, moment);
  await prepareAgency(askerFor(endpoints), ["worker@household"]);
}

/** The office follows the text on hours from that day on. */
export async function followHours(endpoints: Endpoints, from: string): Promise<void> {
  const ask = askerFor(endpoints);
  const adoptions = `/v1/agencies/${AGENCY}/adoptions`;
  const terms = { profile: "yilan-hours", version: 1, activity: "hours", from, document: "府人字第1號" };
  const { body } = await ask(`POST ${adoptions}`, { account: "supervisor@household", body: terms });
  const [last = ""] = Object.keys(body.adoptions).toSorted((one, other) => Number(other) - Number(one));
  await ask(`POST ${adoptions}/${last}/confirmation`, { account: "personnel@household", body: {} });
}

/** By the pointer; where a test fails, what was on the page is told with it. */
export function handsOf({ visit }: Pick<Own, "visit">): At {
  return async (job, account) => {
    const page = await visit(account);
    onTestFailed(async () => {
      const seen = page.isClosed() ? "" : (await page.locator("main").textContent())?.replace(/\s+/g, " ");
      console.error(`${account}, ${job}: ${page.url()}\n${seen}`);
    });
    await page.goto("/console");
    return new Hand(page, pointer(page), { job, account, fields: 0, clicks: 0, refusals: 0 });
  };
}

/** What the page says became of what was sent. */
export async function outcome({ page }: Hand): Promise<string> {
  return (await page.locator("#good").textContent()) ?? "";
}
