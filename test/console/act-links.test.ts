// What may be done from a page: one button that stands out at most, each told apart by what it is about, in words.
import { describe, expect, test } from "vitest";
import { actLinks } from "../../functions/console/form/act-links.ts";
import { eventContent } from "../../functions/console/frame/event.ts";
import { readerOf } from "./reader.ts";

const person = "worker@household";
const links = (...given: Parameters<typeof actLinks> extends [unknown, ...infer Rest] ? Rest : never) =>
  String(actLinks(readerOf({ roles: ["personnel", "supervisor"] }), ...given));
const looks = (text: string) => [...text.matchAll(/<a class="([^"]*)"/g)].map(([, look]) => look);

describe("acts offered on a page", () => {
  const acts = [
    { act: "recallPerson", query: { person } },
    { act: "grantLeave", query: { person } },
  ];

  test("are of second rank, and the first stands out where it leads", () => {
    const leave = acts.slice(1);
    expect(looks(links(leave))).toEqual(["button second"]);
    expect(looks(links([...leave, ...leave], true))).toEqual(["button", "button second"]);
  });

  test("stand out in no case where they cannot be taken back", () => {
    expect(looks(links([{ act: "reportLoss", query: {} }], true)).join()).not.toBe("button");
    expect(looks(links([{ act: "suspendPerson", query: { person } }], true))).toEqual([
      "button second danger",
    ]);
  });

  test("say to whoever hears them whom and what they are about, and nothing that nobody reads out", () => {
    const text = links([
      {
        act: "moveHomeDay",
        query: {
          person,
          from: "2026-11-18",
          agency: "household-office",
          draft: "0".repeat(64),
          next: "/console",
        },
      },
    ]);
    const [, said = ""] = /<span class="unseen">(.*?)<\/span><\/a>/.exec(text) ?? [];
    expect(said).toContain(`<bdi data-who="${person}">`);
    expect(said).toContain("115/11/18");
    expect(said).toContain("臺南市東區戶政事務所");
    expect(said).not.toMatch(/household-office|0000|\/console/);
  });
});

test("whom a record names is called by name, one or several; whatever else has a sign in it stays as it is", () => {
  const text = String(
    eventContent(readerOf(), {
      type: "LoanRegistered",
      borrower: person,
      people: [person, "a@b"],
      note: "x @ y",
    } as never),
  );
  expect(text.match(/data-who="[^"]*"/g)).toEqual([
    `data-who="${person}"`,
    `data-who="${person}"`,
    'data-who="a@b"',
  ]);
  expect(text).toContain("<dd>x @ y</dd>");
});
