// Overtime and leave that wait: one's own to claim, one's people's to decide, confirm and grade.
import { listOvertimeToDo } from "../../hours/overtime-reads.ts";
import { html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { words } from "../../shared/words.ts";
import { ifThere } from "../door/api.ts";
import { said } from "../frame/say.ts";
import { who } from "../frame/who.ts";
import { hrefOf, TURNS } from "../hours/turns.ts";
import { group, type WaitingSource } from "./waiting.ts";

const SECTION = "/console/hours";

export const hoursSource: WaitingSource = {
  roles: ["worker", "supervisor"],
  async read({ api, person, say }) {
    const found = await ifThere(api.ask(listOvertimeToDo, { params: { person: person.person } }));
    const rows = (found?.rows ?? []).map(each => ({
      ...{ own: each.person === person.person, since: each.since, href: hrefOf(each) },
      what: html`${who(each.person)} ${said(TURNS[each.what], say)}`,
    }));
    return [
      ...group(
        "mine",
        SECTION,
        words("加班待申報", "Overtime to claim"),
        rows.filter(({ own }) => own),
      ),
      ...(hasRole(person, "supervisor")
        ? group(
            "mine",
            SECTION,
            words("同仁的加班與補休待辦理", "Your people’s overtime and leave"),
            rows.filter(({ own }) => !own),
          ).map(each => ({ ...each, all: "/console/hours/team" }))
        : []),
    ];
  },
};
