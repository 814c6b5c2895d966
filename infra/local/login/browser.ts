// As much of a browser as a log-in needs: follows redirects, keeps cookies, sends forms.
export interface Landing {
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly page: string;
}

export interface Browser {
  /** Stops at the first answer that is no redirect, and before leaving the origin it started from. */
  visit(address: string | URL, form?: Record<string, string>): Promise<Landing>;
}

export function openBrowser(): Browser {
  const cookies = new Map<string, string>();
  const request = async (url: URL, form: Record<string, string> | undefined) => {
    const cookie = [...cookies].map(pair => pair.join("=")).join("; ");
    const body = form && { method: "POST", body: new URLSearchParams(form) };
    const response = await fetch(url, { redirect: "manual", headers: { cookie }, ...body });
    for (const line of response.headers.getSetCookie()) take(cookies, line);
    return response;
  };
  return {
    async visit(address, form) {
      let url = new URL(address);
      let response = await request(url, form);
      for (let next = locationOf(response, url); next; next = locationOf(response, url)) {
        if (next.origin !== url.origin) return landing(next, response);
        url = next;
        response = await request(url, undefined);
      }
      return landing(url, response);
    },
  };
}

async function landing(url: URL, response: Response): Promise<Landing> {
  return { url, status: response.status, headers: response.headers, page: await response.text() };
}

function locationOf(response: Response, base: URL): URL | undefined {
  const location = response.headers.get("location");
  return location === null ? undefined : new URL(location, base);
}

function take(cookies: Map<string, string>, line: string): void {
  const [pair = ""] = line.split(";");
  const [name = "", value = ""] = pair.split("=", 2);
  if (value === "") cookies.delete(name);
  else cookies.set(name, value);
}
