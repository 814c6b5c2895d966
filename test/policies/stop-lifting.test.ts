// Who lifts which stop: whoever threw it, their like, or somebody above, and never from below.
import { describe, expect, test } from "vitest";
import { placeOfLifting } from "../../functions/sessions/authorization-targets.ts";
import type { Caller } from "../../functions/shared/http/identity.ts";
import { isPermitted, permit } from "../../functions/shared/http/permit.ts";
import type { Stop } from "../../functions/stops/stop.ts";

describe("who lifts which stop", () => {
  const HOUSEHOLD = "household-office";
  const one = (role: string, more: Partial<Caller> = {}): Caller => ({
    person: `another-${role}`,
    agency: role === "center" ? "city-hall" : role === "administrator" ? "civil-affairs-bureau" : HOUSEHOLD,
    roles: [role],
    systems: ["household"],
    mfa: true,
    ...more,
  });
  const LIFTERS: readonly Caller[] = [
    one("center"),
    one("administrator"),
    one("supervisor"),
    one("personnel"),
    one("records"),
  ];
  const SCOPES = ["session", "terminal", "person", "agency", "system", "city"] as const;
  /** By whose authority it was thrown, and what it reaches: the roles of others that lift it. */
  const MATRIX: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    center: {
      session: "center",
      terminal: "center",
      person: "center",
      agency: "center",
      system: "center",
      city: "center",
    },
    administrator: {
      session: "center administrator",
      terminal: "center administrator",
      system: "center administrator",
    },
    supervisor: {
      session: "center supervisor",
      terminal: "center supervisor",
      person: "center supervisor",
      agency: "center supervisor",
    },
    personnel: {
      session: "center supervisor personnel records",
      terminal: "center supervisor personnel records",
      person: "center supervisor personnel records",
      agency: "center supervisor personnel records",
    },
    records: {
      session: "center supervisor personnel records",
      terminal: "center supervisor personnel records",
      person: "center supervisor personnel records",
      agency: "center supervisor personnel records",
    },
  };
  const stopOf = (kind: (typeof SCOPES)[number], authority?: string, by = "thrower"): Stop => ({
    scope: { kind, id: kind === "agency" ? HOUSEHOLD : kind === "system" ? "household" : "x" },
    because: "x",
    agency: kind === "city" ? "" : kind === "system" ? "civil-affairs-bureau" : HOUSEHOLD,
    system: ["session", "terminal", "system"].includes(kind) ? "household" : "",
    person: ["session", "terminal", "person"].includes(kind) ? "worker@household" : "",
    at: "",
    by,
    ...(authority && { authority: authority as "center" }),
  });
  const lifts = (person: Caller, stop: Stop) =>
    isPermitted(() =>
      permit(
        person,
        { name: "liftStop", kind: "write", request: "r", at: new Date(0) },
        placeOfLifting("s", stop),
      ),
    );
  const rows = Object.entries(MATRIX).flatMap(([authority, of]) =>
    Object.entries(of).map(([scope, roles]) => [authority, scope, roles] as const),
  );

  test.each(rows)("thrown by %s, of a %s: %s", (authority, scope, roles) => {
    const stop = stopOf(scope as "city", authority);
    expect(LIFTERS.filter(person => lifts(person, stop)).map(person => person.roles[0])).toEqual(
      roles.split(" "),
    );
    const thrower = LIFTERS.find(({ roles: [role] }) => role === authority) as Caller;
    expect(lifts({ ...thrower, person: "thrower" }, stop)).toBe(true);
  });

  test.each(SCOPES)(
    "of a %s, thrown before it was kept by whom: as the center's, or by the very one",
    scope => {
      const stop = stopOf(scope);
      expect(LIFTERS.filter(person => lifts(person, stop)).map(({ roles }) => roles[0])).toEqual(["center"]);
      const thrower = one(scope === "system" ? "administrator" : "records", { person: "thrower" });
      expect(lifts(thrower, stop)).toBe(scope !== "city");
    },
  );

  test("nobody of another agency or system, and no thrower who has no such role any more", () => {
    const police = { agency: "police-bureau", systems: ["police"] };
    for (const role of ["administrator", "supervisor", "personnel", "records"])
      expect(lifts(one(role, police), stopOf("terminal", "records"))).toBe(false);
    expect(lifts(one("worker", { person: "thrower" }), stopOf("terminal", "records"))).toBe(false);
  });

  test.each(["agency", "system", "city"] as const)(
    "a home worker whom a stop of a %s reaches lifts only what they threw",
    scope => {
      const roles = ["worker", "center"];
      const reached = one("center", { roles, agency: HOUSEHOLD });
      expect(lifts(reached, stopOf(scope, "center"))).toBe(false);
      expect(lifts({ ...reached, person: "thrower" }, stopOf(scope, "center"))).toBe(true);
      if (scope === "agency")
        expect(lifts({ ...reached, agency: "city-hall" }, stopOf(scope, "center"))).toBe(true);
    },
  );

  test("the refusal says who lifts it", () => {
    const asking = () =>
      permit(
        one("records"),
        { name: "liftStop", kind: "write", request: "r", at: new Date(0) },
        placeOfLifting("s", stopOf("agency", "center")),
      );
    expect(asking).toThrow(
      expect.objectContaining({
        facts: expect.objectContaining({
          detail: expect.objectContaining({ "zh-TW": expect.stringContaining("智慧發展中心") }),
        }),
      }),
    );
  });
});
