// Notices that could not be brought to somebody: whoever runs the gateway sees to it, within the days that health counts too.
import { listDeliveries } from "../../notices/routes.ts";
import { html } from "../../shared/page/html.ts";
import { words } from "../../shared/words.ts";
import { ifThere } from "../door/api.ts";
import { who } from "../frame/who.ts";
import { group, type WaitingSource } from "./waiting.ts";

const PAGE = "/console/health/deliveries";

export const deliveriesSource: WaitingSource = {
  roles: ["administrator", "center"],
  async read({ api, say }) {
    const told = await ifThere(api.ask(listDeliveries, { query: { standing: "failed" } }));
    // Of whom nobody knows an address is no failure of today.
    const lost = (told?.rows ?? []).filter(({ state }) => state === "given-up" || state === "bounced");
    const people = [...new Map(lost.map(each => [each.account, each])).values()];
    const rows = people.map(({ account, state, settledAt }) => ({
      what: html`${who(account)} ${state === "bounced" ? say("郵件遭退回", "mail came back") : say("逾期放棄", "given up")}`,
      href: PAGE,
      since: settledAt,
    }));
    const title = words("通知未能送達", "Notices that could not be brought");
    return group("mine", "/console/health", title, rows).map(each => ({ ...each, all: PAGE }));
  },
};
