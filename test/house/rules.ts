// The rules of the house, each a pure function from a graph of imports to what breaks it, with the way there.
import { circles, type Graph, reachedFrom, wayTo } from "./imports.ts";

/** `where` names what breaks the rule, in few words that stay the same; `way` leads to it. */
export interface Breach {
  readonly where: string;
  readonly way: string;
}

/** Libraries and parts of Node that reach beyond the process, or differ from one moment to the next. */
const OUTSIDE =
  /^@aws-sdk\/|^@middy\/|^openid-client$|^node:(fs|net|https?|http2|dns|tls|dgram|child_process|timers|worker_threads|sqlite|os|process)\b/;
/** What does the same without an import. */
const TOUCHES =
  /\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|\bfetch\(|\bset(Timeout|Interval)\(|\bconsole(\.\w+\(|\[)/;

/**
 * Policies and clauses are read from the release itself, once, before anything is asked: a part of the program that happens
 * not to be TypeScript. Whoever evaluates one is as pure as one who calls a function.
 */
const isShippedData = (file: string) => file.startsWith("functions/shared/policy/");

const FEATURES_AT_THE_GATE = ["gate", "sessions", "closing", "brokers", "posture", "recheck", "stops"];

/** The feature a file belongs to; the gate, what is asked of it and what closes after it are one, in several rooms. */
export function featureOf(file: string): string | undefined {
  const room = /^functions\/([\w-]+)\//.exec(file)?.[1];
  return room && FEATURES_AT_THE_GATE.includes(room) ? "gate" : room;
}

export function noCircle({ imports }: Graph): Breach[] {
  return circles(imports).map(circle => ({ where: circle.join(" ↔ "), way: circle.join(" → ") }));
}

export function entriesAreNotImported({ imports }: Graph): Breach[] {
  return imports
    .filter(({ to }) => to.endsWith(".lambda.ts"))
    .map(({ from, to }) => ({ where: `${from}: ${to}`, way: `${from} → ${to}` }));
}

/** The lowest layer: what a stack, a form and a document read. Told by the import that leaves the names. */
export function namesReachNoLaw(graph: Graph): Breach[] {
  const breaches = [...graph.texts.keys()].filter(isNames).flatMap(start => {
    const reached = reachedFrom(start, graph.imports, file => isLaw(graph, file));
    const laws = [...reached.keys()].filter(file => file !== start && isLaw(graph, file));
    return laws.map(law => ({ where: `${reached.get(law)}: ${law}`, way: wayTo(law, reached) }));
  });
  return [...new Map(breaches.map(breach => [breach.where, breach])).values()];
}

export function namesReachNoDoor(graph: Graph): Breach[] {
  return reachOutside(graph, isNames);
}

export function lawsReachNoDoor(graph: Graph): Breach[] {
  return reachOutside(graph, file => isLaw(graph, file));
}

/** "; pure" at the head of a file is a promise about all that it imports. */
export function pureIsPure(graph: Graph): Breach[] {
  return reachOutside(graph, file => /\bpure\b/i.test(headOf(graph.texts.get(file) ?? "")));
}

/** Has nothing of its own: it hands the questions of one page to the readings of all features. */
const JOINS_READINGS = "functions/together/together.lambda.ts";
const isReading = (file: string) => /^functions\/.+\/(reads|explaining)\.ts$/.test(file);

/** Features meet in the journal: of another one they use names, laws and views, never what asks the outside. */
export function featuresMeetInTheJournal(graph: Graph): Breach[] {
  const crossing = graph.imports.filter(({ from, to, typeOnly }) => {
    const [mine, theirs] = [featureOf(from), featureOf(to)];
    if (typeOnly || (from === JOINS_READINGS && isReading(to))) return false;
    return mine && theirs && mine !== theirs && mine !== "shared" && theirs !== "shared";
  });
  return crossing.flatMap(({ from, to }) => {
    const out = outsideOf(graph, to)[0];
    return out ? [{ where: `${from}: ${to}`, way: `${from} → ${out.way}` }] : [];
  });
}

/** A door is the one file, or the few, or the folder, through which something outside is used: a library, or what `text` finds. */
export interface Door {
  readonly what: string;
  readonly library?: RegExp;
  readonly text?: RegExp;
  readonly files: readonly string[];
}

/** Breached also by a door that does not use what it is a door for: an exception for nobody lets in whoever takes its name. */
export function doorsOnly(graph: Graph, doors: readonly Door[]): Breach[] {
  return doors.flatMap(door => {
    const users = usersOf(graph, door);
    const isDoor = (file: string) =>
      door.files.some(each => (each.endsWith("/") ? file.startsWith(each) : each === file));
    const unused = door.files.filter(
      each => !users.some(file => (each.endsWith("/") ? file.startsWith(each) : file === each)),
    );
    return [
      ...users
        .filter(file => !isDoor(file))
        .map(file => ({ where: `${file}: ${door.what}`, way: `${file} → ${door.what}` })),
      ...unused.map(file => ({ where: `unused: ${file}`, way: `${file} does not use ${door.what}` })),
    ];
  });
}

function usersOf({ texts, imports }: Graph, { library, text }: Door): string[] {
  const importing = imports
    .filter(({ to, typeOnly }) => !typeOnly && library?.test(to))
    .map(({ from }) => from);
  const naming = [...texts.keys()].filter(file => text?.test(codeOf(texts.get(file) ?? "")));
  return [...new Set([...importing, ...naming])].sort();
}

/** Whoever lies on one side must not import what lies on the other. */
export interface Ban {
  readonly from: RegExp;
  readonly to: RegExp;
  readonly except?: readonly string[];
}

export function banHolds({ imports }: Graph, { from, to, except = [] }: Ban): Breach[] {
  const crossing = imports.filter(each => !each.typeOnly && from.test(each.from) && to.test(each.to));
  const used = new Set(crossing.map(each => each.to));
  return [
    ...crossing
      .filter(each => !except.includes(each.to))
      .map(each => ({ where: `${each.from}: ${each.to}`, way: `${each.from} → ${each.to}` })),
    ...except
      .filter(file => !used.has(file))
      .map(file => ({ where: `unused: ${file}`, way: `nobody imports ${file}` })),
  ];
}

function isNames(file: string): boolean {
  return (
    /^functions\/(entries|routes|problems)\.ts$/.test(file) ||
    /^functions\/.*\/([\w-]+-)?(routes|names|problems|shapes)\.ts$/.test(file)
  );
}

function isLaw({ texts }: Graph, file: string): boolean {
  const text = texts.get(file) ?? "";
  return /^functions\/(?!shared\/|laws\.ts)/.test(file) && /^export const \w+: Law</m.test(text);
}

function reachOutside(graph: Graph, starts: (file: string) => boolean): Breach[] {
  return [...graph.texts.keys()].filter(starts).flatMap(file => outsideOf(graph, file));
}

/** All that a file reaches outside of the process, through any number of others; of shipped data no more is asked. */
function outsideOf(graph: Graph, file: string): Breach[] {
  const reached = reachedFrom(file, graph.imports, isShippedData);
  return [...reached]
    .filter(([found, by]) => (OUTSIDE.test(found) ? !isShippedData(by) : touches(graph, found)))
    .map(([found]) => ({ where: `${file}: ${found}`, way: wayTo(found, reached) }));
}

function touches({ texts }: Graph, file: string): boolean {
  return !isShippedData(file) && TOUCHES.test(codeOf(texts.get(file) ?? ""));
}

function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*|\s\/\/ .*/gm, "");
}

/** The comment a file opens with. */
function headOf(text: string): string {
  return /^(?:#!.*\n)?((?:\/\/.*\n)*)/.exec(text)?.[1]?.replaceAll("\n//", "") ?? "";
}
