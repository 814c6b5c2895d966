// Terminals as a register brings them to a run, each by its place in the file.
import type { Endpoints } from "../../../infra/local/run/endpoints.ts";

const CUSTODIAN = "records@household";

/** Answers as the API does. */
export function registerTerminal(
  { api }: Pick<Endpoints, "api">,
  token: string,
  at: number,
): Promise<Response> {
  return fetch(`${api}/v1/terminals`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({
      propertyNo: `3140101-03-${String(at).padStart(7, "0")}`,
      serial: `SN-${at}`,
      agency: "household-office",
      system: "household",
      role: "exchange-terminal",
      ownership: "agency",
      brand: "Acer",
      inServiceFrom: "2019-03-01",
      custodian: CUSTODIAN,
    }),
  });
}
