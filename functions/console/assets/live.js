// Time that goes on by itself: countdowns, a list that stays fresh, a slider over a list's past; nothing here is needed.
{
  const english = document.documentElement.lang === "en";
  const unit = (count, zh, en) => `${count} ${english ? en : zh}`;

  // Counted from the server's moment: the clock of an office PC may be minutes off.
  const opened = performance.now();
  const tick = () => {
    for (const place of document.querySelectorAll("[data-until]")) {
      const passed = performance.now() - (place.shownAt ?? opened);
      const left = Date.parse(place.dataset.until) - Date.parse(place.dataset.now) - passed;
      place.textContent = spoken(Math.floor(left / 1000));
      place.classList.toggle("soon", left < 15 * 60_000);
    }
  };
  const spoken = left => {
    const ahead = Math.abs(left);
    const [days, hours, minutes] = [
      Math.floor(ahead / 86400),
      Math.floor(ahead / 3600) % 24,
      Math.floor(ahead / 60) % 60,
    ];
    const parts = [
      days > 0 && unit(days, "天", "d"),
      hours > 0 && unit(hours, "小時", "h"),
      days === 0 && minutes > 0 && unit(minutes, "分鐘", "min"),
      days === 0 && hours === 0 && unit(ahead % 60, "秒", "s"),
    ].filter(Boolean);
    const text = parts.slice(0, 2).join(" ");
    if (left < 0) return english ? `${text} ago` : `已過 ${text}`;
    return english ? `in ${text}` : `還有 ${text}`;
  };
  tick();
  setInterval(tick, 1000);

  // Looking on is no use of the log-in: a page left open must not keep it alive.
  const refresh = async place => {
    if (document.hidden || place.contains(document.activeElement)) return;
    try {
      const response = await fetch(location.href, { headers: { "x-looking-on": "yes" } });
      if (!response.ok || response.redirected) return;
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = page.querySelector("[data-refresh]");
      if (!fresh) return;
      place.replaceChildren(...fresh.childNodes);
      for (const each of place.querySelectorAll("[data-until]")) each.shownAt = performance.now();
      tick();
    } catch {
      // The network is away: what is shown stays until it is back.
    }
  };
  for (const place of document.querySelectorAll("[data-refresh]"))
    setInterval(() => void refresh(place), Number(place.dataset.refresh) * 1000);

  // Of another page, a part that would keep this one waiting: its link stands there in any case.
  const fill = async place => {
    try {
      const response = await fetch(place.dataset.partOf, { headers: { "x-looking-on": "yes" } });
      if (!response.ok || response.redirected) return;
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const part = page.querySelector(place.dataset.part);
      if (part) place.replaceChildren(part);
    } catch {
      // The link is enough.
    }
  };
  for (const place of document.querySelectorAll("[data-part-of]")) void fill(place);

  // A slider over the last year beside the field: it fills the field, the button asks.
  for (const form of document.querySelectorAll("form[data-as-of]")) {
    const field = form.querySelector("input[name=at]");
    const slider = Object.assign(document.createElement("input"), {
      type: "range",
      min: "-365",
      max: "0",
      value: "0",
      ariaLabel: english ? "Days back" : "往前幾天",
    });
    slider.addEventListener("input", () => {
      const day = new Date(Date.parse(field.dataset.now) + Number(slider.value) * 86_400_000 + 8 * 3_600_000);
      const [year, rest] = [day.getUTCFullYear(), day.toISOString().slice(5, 16).replaceAll("-", "/")];
      field.value = `${english ? year : year - 1911}${english ? "-" : "/"}${english ? rest.replace("/", "-").replace("T", " ") : rest.replace("T", " ")}`;
    });
    const label = document.createElement("label");
    label.append(english ? "A year back" : "往前一年", slider);
    field.closest("label").after(label);
  }

  // How much waits stands in the menu: the page itself does not wait for it. What was done a moment ago is counted anew.
  const badgesFor = async () => {
    const who = document.querySelector(".who")?.textContent;
    const kept = JSON.parse(sessionStorage.getItem("docgate-badges") ?? "{}");
    const isFresh = kept.who === who && Date.now() - kept.at < 60_000;
    if (isFresh && !new URLSearchParams(location.search).has("done")) return kept.counts;
    const response = await fetch("/console/badges", { headers: { "x-looking-on": "yes" } });
    if (!response.ok || response.redirected) return {};
    const counts = await response.json();
    sessionStorage.setItem("docgate-badges", JSON.stringify({ who, at: Date.now(), counts }));
    return counts;
  };
  const showBadges = async menu => {
    try {
      const counts = await badgesFor();
      for (const [href, count] of Object.entries(counts)) {
        const link = menu.querySelector(`a[href="${href}"]`);
        if (!link) continue;
        const hidden = Object.assign(document.createElement("span"), { className: "unseen" });
        hidden.textContent = `${link.dataset.counted} `;
        const badge = Object.assign(document.createElement("span"), { className: "badge" });
        badge.append(hidden, count > 99 ? "99+" : String(count));
        link.append(" ", badge);
      }
    } catch {
      // Without a number the menu is the menu.
    }
  };
  const menu = document.querySelector("[data-badges]");
  if (menu) void showBadges(menu);
}
