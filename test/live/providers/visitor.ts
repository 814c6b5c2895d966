// Somebody's browser among several sites: follows where it is sent, keeps each site's cookies, and notices when it is sent round.
export interface Seen {
  readonly url: URL;
  readonly status: number;
  readonly page: string;
}

export interface Visitor {
  visit(address: string | URL, form?: Readonly<Record<string, string>>): Promise<Seen>;
}

const MOST_STEPS = 20;

export function visitor(): Visitor {
  // Cookies know no ports.
  const jars = new Map<string, Map<string, string>>();
  const jarOf = ({ hostname }: URL) => {
    const jar = jars.get(hostname) ?? new Map<string, string>();
    jars.set(hostname, jar);
    return jar;
  };
  const request = async (url: URL, form?: Readonly<Record<string, string>>) => {
    const cookie = [...jarOf(url)].map(pair => pair.join("=")).join("; ");
    const sent = form && { method: "POST", body: new URLSearchParams(form) };
    const headers = { cookie, ...(form && { origin: url.origin }) };
    const response = await fetch(url, { redirect: "manual", headers, ...sent });
    for (const line of response.headers.getSetCookie()) take(jarOf(url), line);
    return response;
  };
  return {
    async visit(address, form) {
      let url = new URL(address);
      let response = await request(url, form);
      for (let steps = 0; response.headers.has("location"); steps += 1) {
        if (steps > MOST_STEPS) throw new Error(`sent round: at ${url}`);
        url = new URL(response.headers.get("location") ?? "", url);
        response = await request(url);
      }
      return { url, status: response.status, page: await response.text() };
    },
  };
}

function take(jar: Map<string, string>, line: string): void {
  const [pair = ""] = line.split(";");
  const at = pair.indexOf("=");
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
  if (value === "" || /max-age=0/i.test(line)) jar.delete(name);
  else jar.set(name, value);
}
