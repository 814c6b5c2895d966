// Which methods a path takes, and where another row of the table would catch a method that the path does not take; pure.
import { METHODS, type Method, type Route } from "./route.ts";

type Row = Pick<Route, "method" | "path">;

/** The methods of the row that fits a path best: one with its very words before one with a parameter, as API Gateway chooses. */
export function methodsAt(rows: readonly Row[], path: string): readonly Method[] {
  const fitting = rows.filter(row => fits(row.path, path));
  const fewest = Math.min(...fitting.map(row => parametersIn(row.path)));
  const best = fitting.filter(row => parametersIn(row.path) === fewest);
  return METHODS.filter(method => best.some(row => row.method === method));
}

/**
 * `GET /v1/terminals/import` would be taken for the terminal "import": where a path of its own does not take a method, a row with
 * a parameter there catches it. These have to be led to whoever says 405.
 */
export function caught(rows: readonly Row[]): readonly Row[] {
  const paths = [...new Set(rows.map(({ path }) => path))];
  return paths.flatMap(path => {
    const own = methodsAt(rows, path);
    return METHODS.filter(
      method => !own.includes(method) && rows.some(row => row.method === method && fits(row.path, path)),
    ).map(method => ({ method, path }));
  });
}

function fits(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => (part.startsWith("{") ? given[at] !== "" : part === given[at]))
  );
}

function parametersIn(path: string): number {
  return path.split("/").filter(part => part.startsWith("{")).length;
}
