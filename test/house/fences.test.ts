// The architecture as a test: who may import whom, each ban with its reason.
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { ENTRIES } from "../../functions/entries.ts";
import { ROUTES } from "../../functions/routes.ts";

const files = globSync("{functions,infra}/**/*.ts").sort();

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const imports: Import[] = files.flatMap(from => {
  const text = readFileSync(from, "utf8");
  const found = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'";]*?\s+from\s+)?["']([^"']+)["']/gms);
  return [...found].map(([, type, target = ""]) => ({
    from,
    to: target.startsWith(".") ? normalize(join(dirname(from), target)) : target,
    typeOnly: type !== undefined,
  }));
});

interface Ban {
  readonly because: string;
  readonly from: RegExp;
  readonly to: RegExp;
  readonly except?: RegExp;
}

/** The gate, what is asked of it and what closes after it are one feature in several rooms. */
const AT_THE_GATE = ["sessions", "closing", "posture", "stops"];
const featureOf = (path: string) => {
  const room = /^functions\/(\w+)\//.exec(path)?.[1];
  return room && AT_THE_GATE.includes(room) ? "gate" : room;
};
const DOORS: readonly (readonly [library: RegExp, doors: RegExp])[] = [
  [
    /^jose$/,
    /^functions\/shared\/\w+\/(identity|signing|signed)[\w-]*\.ts$|^functions\/console\/door\/sealed\.ts$|^infra\/local\//,
  ],
  [/^openid-client$/, /^functions\/console\/door\/issuer\.ts$/],
  [/^@aws-sdk\/(client-s3|s3-request-presigner)$/, /^functions\/reports\/pack-store\.ts$|^infra\/local\//],
  [/^@cedar-policy\//, /^functions\/shared\/policy\/engine\.ts$|^infra\/local\//],
  [/^ip-cidr$/, /^functions\/shared\/\w+\/(range|address)[\w-]*\.ts$/],
  [/^@middy\//, /^functions\/shared\/http\/http\.ts$/],
  [
    /^@aws-sdk\/client-dynamodb$/,
    /^functions\/shared\/\w+\/(journal|board|commit|answered|blob|words-view|whole-table|log-outs)\.ts$|^infra\/local\/|^functions\/audit\//,
  ],
  [
    /^@aws-sdk\/client-ec2$/,
    /^functions\/allowlist\/applying\/prefix-list\.ts$|^functions\/closing\/vpn\.ts$|^infra\/local\//,
  ],
  [/^@aws-sdk\/client-kms$/, /^functions\/shared\/signing\/signing\.ts$|^infra\/local\//],
];

const BANS: readonly Ban[] = [
  { because: "an entry is where a request comes in: nobody calls it", from: /./, to: /\.lambda\.ts$/ },
  {
    because: "what runs in the cloud knows nothing of how it is deployed or tried",
    from: /^functions\//,
    to: /^infra\//,
  },
  {
    because: "the stack needs names, never behaviour; of the policies, what is built in",
    from: /^infra\/[^/]+\.ts$/,
    to: /^functions\//,
    except:
      /^functions\/(routes|entries|policy-snapshot|shared\/(journal\/keys|env|http\/route|rules\/systems|policy\/text)|allowlist\/names)\.ts$/,
  },
  {
    because: "what all features share must not know any of them",
    from: /^functions\/shared\//,
    to: /^functions\/(?!shared\/)/,
  },
  ...DOORS.map(([library, doors]) => ({
    because: "an outside thing has one door",
    from: new RegExp(`^(?!${doors.source.replaceAll("|^", "|")})`),
    to: library,
    doors,
  })),
];

test.each(BANS.map(ban => [ban.because, `${ban.to}`, ban] as const))(
  "%s (%s)",
  (_, __, { from, to, except, ...more }) => {
    const doors = (more as { doors?: RegExp }).doors;
    const crossing = imports.filter(
      each =>
        !each.typeOnly &&
        (doors ? !doors.test(each.from) : from.test(each.from)) &&
        to.test(each.to) &&
        !except?.test(each.to),
    );
    expect(crossing.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  },
);

describe("features meet in the journal", () => {
  // A law, the names and the words of another feature are its public face; its doors and entries are its own affair.
  const PURE = /\/(routes|problems|[a-z-]+)\.ts$/;
  test("no feature imports a door or an entry of another", () => {
    const crossing = imports.filter(({ from, to, typeOnly }) => {
      const [mine, theirs] = [featureOf(from), featureOf(to)];
      if (typeOnly || !mine || !theirs || mine === theirs || theirs === "shared" || mine === "shared")
        return false;
      return !PURE.test(to) || reachesOutside(to);
    });
    expect(crossing.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test("no law reads the clock, makes ids or touches the world", () => {
    const laws = files.filter(
      file => featureOf(file) && featureOf(file) !== "shared" && /\bLaw</.test(readFileSync(file, "utf8")),
    );
    const impure = laws.filter(file =>
      /\bDate\.now\(|new Date\(\)|randomUUID|Math\.random|\bfetch\(|process\./.test(
        readFileSync(file, "utf8"),
      ),
    );
    expect([laws.length > 0, impure]).toEqual([true, []]);
  });
});

function reachesOutside(file: string): boolean {
  return imports.some(
    ({ from, to, typeOnly }) =>
      from === file && !typeOnly && /^@aws-sdk\/|\/(journal|board|commit|blob)\.ts$/.test(to),
  );
}

describe("tables and files agree", () => {
  test("every entry file is in the table of entries, and every row has its file", () => {
    const inTree = globSync("functions/**/*.lambda.ts").map(file =>
      file.slice("functions/".length, -".lambda.ts".length),
    );
    expect(ENTRIES.map(({ path }) => path).sort()).toEqual(inTree.sort());
  });

  test("every route is served by an entry of the table, under a name and a path of its own", () => {
    const paths = new Set(ENTRIES.map(({ path }) => path));
    expect(ROUTES.filter(({ entry }) => !paths.has(entry)).map(({ name }) => name)).toEqual([]);
    const keys = ROUTES.map(({ method, path }) => `${method} ${path}`);
    const names = ROUTES.map(({ name }) => name);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  test("every file says its duty in its first line", () => {
    const silent = [...files, ...globSync("test/**/*.ts")].filter(
      file => !/^(#!.*\n)?\/\/ \S/.test(readFileSync(file, "utf8")),
    );
    expect(silent).toEqual([]);
  });
});
