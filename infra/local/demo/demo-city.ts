// The demo city at work: who asks for what, and the terminals with their keys; every act goes through the gateway's own doors.
import { City } from "../commands/story/city.ts";
import { Device } from "../commands/story/device.ts";
import type { Days } from "./days.ts";

export const [RECORDS, PROPERTY, SCAN, SUPERVISOR, PERSONNEL, WORKER] = [
  "records@household",
  "property@household",
  "scan@household",
  "supervisor@household",
  "personnel@household",
  "worker@household",
] as const;
export const SYSTEM = "household";
export const DOCUMENT = "府研智字第1150012345號";

const TERMINALS = 20;
const BRANDS = ["Acer", "ASUS", "宏碁"];

export class DemoCity extends City {
  readonly days: Days;
  private readonly devices = new Map<number, Device>();

  constructor(endpoints: ConstructorParameters<typeof City>[0], days: Days) {
    super(endpoints);
    this.days = days;
  }

  /** The office's computers as they are entered. */
  register() {
    const numbers = Array.from({ length: TERMINALS }, (_, at) => at + 1);
    return numbers.map(number => ({
      propertyNo: numberOf(number),
      serial: `SN-${4700 + number}`,
      brand: BRANDS[number % BRANDS.length],
      key: this.device(number).key,
    }));
  }

  device(number: number): Device {
    const device = this.devices.get(number) ?? new Device(numberOf(number));
    this.devices.set(number, device);
    return device;
  }

  /** The morning or afternoon of a day so many weekdays ago. */
  on(ago: number, time: string): Promise<void> {
    return this.at(this.days.at(ago, time));
  }

  /** What happens so many seconds before the end of the story. */
  before(seconds: number): Promise<void> {
    return this.at(new Date(this.days.now.getTime() - seconds * 1000));
  }

  /** Those who follow the journal do what it asks of them, and rest again. */
  async caughtUp(): Promise<void> {
    await this.rest(false);
    await this.drain();
    await this.rest(true);
  }

  terminal(account: string, number: number, verb: string, body: object = {}): Promise<unknown> {
    return this.done(account, `POST /v1/terminals/${numberOf(number)}/${verb}`, body);
  }

  /** A terminal says how it is connected, and its user asks for the gate. */
  async fromHome(person: string, number: number, medium: "wired" | "wifi", address = HOME) {
    const device = this.device(number);
    await this.reports(device, medium);
    return this.connect({ person, device, system: SYSTEM, address });
  }
}

/** A line at home of the list, and one that is on no list. */
export const HOME = "198.51.100.7";
export const ELSEWHERE = "192.0.2.9";

export function numberOf(number: number): string {
  return `3140101-03-${String(number).padStart(7, "0")}`;
}
