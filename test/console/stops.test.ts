// The kill switch: only what a reader may stop is offered, nothing is typed, whom it hits is said by name, drills are marked.
import { describe, expect, test } from "vitest";
import { NOTHING_TYPED, typed } from "../../functions/console/door/typed.ts";
import { who } from "../../functions/console/frame/who.ts";
import type { SessionShown } from "../../functions/console/sessions/row.ts";
import type { Choice } from "../../functions/console/sessions/stop-form.ts";
import {
  mayStop,
  type StopTarget,
  scopesFor,
  stopLink,
} from "../../functions/console/sessions/stop-scopes.ts";
import { stopsPage } from "../../functions/console/sessions/stops.ts";
import { readerOf, XSS } from "./reader.ts";

const admin = readerOf({ roles: ["administrator"], here: "/console/sessions" });
const textOf = (page: { main: unknown }) => String(page.main);
const LIVE = { session: "s", person: "worker@household", terminal: "1", system: "land" } as SessionShown;

test.each([
  ["center", ["session", "terminal", "person", "agency", "system", "city"]],
  ["administrator", ["session", "terminal", "system"]],
  ["records", ["session", "terminal", "person", "agency"]],
  ["worker", []],
])("%s is offered the reach that their roles give them, and no other", (role, scopes) => {
  expect(scopesFor(readerOf({ roles: [role] }))).toEqual(scopes);
});

test("the button stands where it can succeed, with the object chosen", () => {
  const person = { ...admin.person, systems: ["land"] };
  const own = { ...admin, person } as typeof admin;
  const target = { kind: "terminal", id: "3140101-03-0000001" } as const;
  expect(String(stopLink(own, target, { system: "land" }))).toContain(
    "/console/sessions/stops?kind=terminal&amp;id=3140101-03-0000001#new-stop",
  );
  expect(stopLink(own, target, { system: "fire" })).toBe(false);
  const records = readerOf({ roles: ["records"] });
  expect(mayStop(records, "person", { agency: "household-office" })).toBe(true);
  expect(mayStop(records, "person", { agency: "police-bureau" })).toBe(false);
});

test("what arrives chosen is chosen, and a drill is marked in the list and before it is done", () => {
  const choices = [
    { kind: "terminal", id: "7" },
    { kind: "system", id: "land" },
  ] as readonly Choice[];
  const facts = { stops: [], typed: NOTHING_TYPED, faults: new Map(), key: "k", choices };
  const chosen = { kind: "terminal", id: "7" } as const;
  expect(textOf(stopsPage(admin, { ...facts, chosen }))).toContain('<option value="terminal:7" selected>');
  const drill = typed([
    ["reason", "演練"],
    ["drill", "yes"],
  ]);
  const confirm = textOf(stopsPage(admin, { ...facts, chosen, typed: drill, confirm: { live: [] } }));
  expect(confirm).toContain("照常切斷，標示為演練");
  expect(confirm).toMatch(/<textarea name="drill" hidden>\s*yes</);
  const stop = {
    stop: "s",
    scope: chosen,
    reason: "r",
    at: "2021-06-21T01:00:00Z",
    by: "b",
    drill: true as const,
  };
  const all = [{ ...stop, authority: "center", mayLift: false }];
  expect(textOf(stopsPage(admin, { ...facts, stops: all }))).toContain('<span class="pill">演練</span>');
});

describe("the kill switch", () => {
  const facts = {
    ...{ stops: [], typed: NOTHING_TYPED, faults: new Map(), key: "k" },
    choices: [{ kind: "system", id: "land" }] as readonly Choice[],
  };

  test("first asks for reach and reason, and stops nothing", () => {
    const text = textOf(stopsPage(admin, facts));
    expect(text).toContain("目前沒有緊急切斷");
    expect(text).not.toContain('name="_sure"');
  });

  test.each([
    [[LIVE, LIVE, LIVE], "3 個進行中的連線會立即中斷"],
    [[], "0 個進行中的連線會立即中斷"],
    [undefined, "所有進行中的連線會立即中斷"],
  ])("then says whom it would end, by name, and only that step does it", (live, said) => {
    const form = typed([["reason", "帳號遭盜用"]]);
    const chosen = { kind: "person", id: XSS } as const;
    const text = textOf(stopsPage(admin, { ...facts, typed: form, chosen, confirm: { live } }));
    expect(text).toContain(said);
    expect(text.includes(String(who(LIVE.person)))).toBe(live !== undefined && live.length > 0);
    expect(text).toContain('name="_sure" value="yes"');
    expect(text).not.toContain("<img");
  });

  test("says so where there may be more than anybody reads", () => {
    const chosen = { kind: "city", id: "city" } as const;
    const many = { ...facts, chosen, confirm: { live: [LIVE, LIVE], isAtLeast: true } };
    expect(textOf(stopsPage(admin, many))).toContain("現在至少有 2 個進行中的連線");
  });

  test.each<readonly [kind: string, id: string, said: RegExp, not: RegExp]>([
    ["city", "", /同時切斷網路的體系：([^、。]+、){8}/, /不切斷體系的網路/],
    ["system", "land", /同時切斷網路的體系：[^、]+。/, /不切斷體系的網路/],
    ["agency", "land-office", /不切斷體系的網路/, /同時切斷網路/],
    ["system", "nothing", /核對內容/, /網路/],
  ])("says of a %s (%s) which networks go with it, before it is done", (kind, id, said, not) => {
    const form = typed([["reason", "演練"]]);
    const chosen = { kind, id: id || "city" } as StopTarget;
    const text = textOf(stopsPage(admin, { ...facts, typed: form, chosen, confirm: { live: [LIVE] } }));
    expect(text).toMatch(said);
    expect(text).not.toMatch(not);
  });

  test("tells of each network whether it is cut, since when, and what failed first", () => {
    const stop = {
      ...{ stop: "s1", scope: { kind: "city", id: "city" }, reason: "演練", at: "2021-06-21T01:00:00Z" },
      ...{ by: "center@city", authority: "center", mayLift: true },
      networks: [
        { system: "land", status: "cut", since: "2021-06-21T01:00:01Z" },
        { system: "fire", status: "cutting" },
        { system: "police", status: "failed", since: "2021-06-21T01:00:02Z", why: "no-network-acl" },
      ] as const,
    };
    const text = textOf(stopsPage(admin, { ...facts, stops: [stop] }));
    const order = ["切斷或恢復未成 (no-network-acl)", "網路切斷中", "網路已切斷"].map(each =>
      text.indexOf(each),
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
  });

  test("what is in force says its reach, its reason and who did it", () => {
    const stop = {
      stop: "s1",
      scope: { kind: "system", id: "police" },
      reason: XSS,
      at: "2021-06-21T01:00:00Z",
      by: "admin@police",
      authority: "administrator",
      mayLift: true,
    };
    const text = textOf(stopsPage(admin, { ...facts, stops: [stop] }));
    expect(text).toContain("一個體系 ");
    expect(text).toContain("admin@police");
    expect(text).toContain("/console/acts/liftStop?stop=s1");
    expect(text).not.toContain("<img");
    const theirs = { ...stop, authority: "center", mayLift: false };
    const seen = textOf(stopsPage(admin, { ...facts, stops: [theirs] }));
    expect(seen).not.toContain("/console/acts/liftStop");
    expect(seen).toContain("由智慧發展中心解除");
  });

  test("while the engines differ it says what each judges, and who may let the gate decide again", () => {
    const doubt = {
      ...{ session: "s-1", at: "2021-06-21T01:00:00Z", decided: [], official: ["tainan-wired-only", XSS] },
      proposed: { by: "center@city", at: "2021-06-21T01:05:00Z", because: XSS },
    };
    const text = textOf(stopsPage(admin, { ...facts, doubt }));
    expect(text).toMatch(/閘道<\/dt><dd>放行.*官方引擎<\/dt><dd>拒絕：<code>tainan-wired-only<\/code>/);
    expect(text).toContain("/console/sessions/s-1");
    expect(text).toContain("/console/acts/confirmOpening");
    expect(text).not.toContain("<img");
    const center = readerOf({ roles: ["center"], here: "/console/sessions" });
    const own = { ...doubt, proposed: { ...doubt.proposed, by: center.person?.person ?? "" } };
    const mine = textOf(stopsPage(center, { ...facts, doubt: own }));
    expect(mine).toContain("/console/acts/proposeOpening");
    expect(mine).not.toContain("/console/acts/confirmOpening");
    const records = readerOf({ roles: ["records"], here: "/console/sessions" });
    expect(textOf(stopsPage(records, { ...facts, doubt }))).not.toContain("/console/acts/");
    expect(textOf(stopsPage(admin, facts))).not.toContain('id="doubt"');
  });
});
