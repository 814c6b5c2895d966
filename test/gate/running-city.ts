// The same city inside a running gateway: its journal, its EC2, its followers and timers, and a VPN client at the door.
import { LOCAL_AWS } from "../../infra/local/aws/database.ts";
import type { ConnectOutcome } from "../../infra/local/aws/ec2/vpn-connect.ts";
import type { VpnConnection } from "../../infra/local/aws/ec2/vpn-connection.ts";
import type { Endpoints } from "../../infra/local/run/endpoints.ts";
import { type CityOptions, cityInOrder } from "./city.ts";

export async function runningCity(
  endpoints: Endpoints,
  { system = "household", ...options }: CityOptions = {},
) {
  Object.assign(process.env, {
    JOURNAL_TABLE: endpoints.table,
    AWS_REGION: LOCAL_AWS.region,
    AWS_ACCESS_KEY_ID: LOCAL_AWS.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_AWS.credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.aws.dynamodb,
  });
  const endpoint = endpoints.vpn.find(each => each.system === system)?.endpoint ?? "";
  const city = await cityInOrder({ system, endpoint, applied: "by-the-product", ...options });
  const control = async (name: string, body: object = {}) => {
    await fetch(`${endpoints.control}/${name}`, { method: "POST", body: JSON.stringify(body) });
  };
  const ec2 = async <T>(path: string, body?: object): Promise<T> => {
    const init = body && { method: "POST", body: JSON.stringify(body) };
    return (await (await fetch(`${endpoints.aws.ec2}/_control/${path}`, init)).json()) as T;
  };
  await control("drain");
  return {
    ...city,
    control,
    ec2,
    connect: (who: { person: string; propertyNo: string }, publicIp = "198.51.100.7") =>
      ec2<ConnectOutcome>("vpn/connect", {
        endpointId: endpoint,
        commonName: who.propertyNo,
        username: who.person,
        publicIp,
      }),
    connections: () => ec2<VpnConnection[]>("vpn/connections"),
    statusOf: async (id: string) => {
      const all = await ec2<VpnConnection[]>("vpn/connections");
      return all.find(each => each.id === id)?.status.code;
    },
  };
}
export type RunningCity = Awaited<ReturnType<typeof runningCity>>;
