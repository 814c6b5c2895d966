// What makes the console better where scripts run: nothing here is needed, and every page works without it.
const QUEUE = "docgate-queue";
const RETRY_MS = 3000;

const queueIn = () => JSON.parse(localStorage.getItem(QUEUE) ?? "[]");
const keepQueue = entries => {
  localStorage.setItem(QUEUE, JSON.stringify(entries));
  showQueue();
};

// Whatever a form holds is sent once, however often its button is pressed; the server would know by the key as well.
document.addEventListener("submit", event => {
  const form = event.target;
  // Whoever logs out would leave behind what was never sent: it is sent or thrown away first.
  if (form.dataset.logOut !== undefined && queueIn().length > 0) {
    event.preventDefault();
    document.querySelector("#queue")?.scrollIntoView();
    return;
  }
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent !== undefined) return event.preventDefault();
  form.dataset.sent = "";
  if (form.dataset.keep === undefined || holdsFile(form)) return;
  event.preventDefault();
  void send(form, typedIn(form, event.submitter));
});

function typedIn(form, submitter) {
  const pairs = [...new FormData(form, submitter)].filter(([, value]) => typeof value === "string");
  return new URLSearchParams(pairs);
}

const holdsFile = form =>
  [...form.querySelectorAll("input[type=file]")].some(input => input.files.length > 0);

// A page that comes back from the browser's memory may send its form again, under the same key.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

async function send(form, body) {
  try {
    await show(await post(form.action, body));
  } catch {
    const title = document.querySelector("h1")?.textContent ?? form.action;
    keepQueue([...queueIn(), { action: form.action, body: String(body), title }]);
    delete form.dataset.sent;
  }
}

// A network that swallows everything is as gone as one that says so.
const PATIENCE_MS = 15_000;

function post(action, body) {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return fetch(action, { method: "POST", body: new URLSearchParams(String(body)), signal });
}

async function show(response) {
  if (response.redirected) return location.assign(response.url);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  document.title = page.title;
  document.querySelector("main").replaceWith(page.querySelector("main"));
  scrollTo(0, 0);
  readFirst();
  showMore();
  showQueue();
}

// Entries that could not be sent wait here, seen by whoever made them, until the network is back. One tab sends for all of
// them, and the queue is read anew after each answer: what was added meanwhile must not be lost.
const sendWaiting = () => navigator.locks.request(QUEUE, { ifAvailable: true }, lock => lock && sendNext());

async function sendNext() {
  const next = queueIn().find(({ answered }) => !answered);
  if (!next) return;
  const others = () => queueIn().filter(({ body }) => body !== next.body);
  try {
    const response = await post(next.action, next.body);
    if (!response.redirected) keepQueue([...others(), { ...next, answered: true }]);
    else {
      keepQueue(others());
      // Only where that form still stands: whoever types something else by now is left alone.
      if ([...document.forms].some(({ action }) => action === next.action))
        return location.assign(response.url);
    }
    await sendNext();
  } catch {
    // Still no network: the timer asks again.
  }
}

const WORDS = {
  en: [
    "waiting to be sent; nothing is lost, nothing is doubled:",
    "needs you — open it to see why",
    "Open",
    "Throw away",
  ],
  "zh-TW": ["筆等待送出，網路恢復後自動送出，不會遺失也不會重複：", "需要您處理，請查詢", "查詢", "捨棄"],
}[document.documentElement.lang];

function showQueue() {
  const place = document.querySelector("#queue");
  const entries = queueIn();
  if (!place) return;
  place.hidden = entries.length === 0;
  place.replaceChildren(`${entries.length} ${WORDS[0]}`, listOf(entries));
}

function listOf(entries) {
  const list = document.createElement("ul");
  for (const { title, answered, action, body } of entries) {
    const item = document.createElement("li");
    item.append(title, answered ? ` — ${WORDS[1]} ` : "");
    if (answered) item.append(opener(action, body), " ");
    list.append(item);
    item.append(" ", throwAway(body));
  }
  return list;
}

function opener(action, body) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = action;
  for (const [name, value] of new URLSearchParams(body)) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  form.append(Object.assign(document.createElement("button"), { className: "plain", textContent: WORDS[2] }));
  form.addEventListener("submit", () => keepQueue(queueIn().filter(each => each.body !== body)));
  return form;
}

function throwAway(body) {
  const button = Object.assign(document.createElement("button"), { className: "plain", type: "button" });
  button.textContent = WORDS[3];
  button.addEventListener("click", () => keepQueue(queueIn().filter(each => each.body !== body)));
  return button;
}

// Another tab may have added or sent some.
addEventListener("storage", ({ key }) => key === QUEUE && showQueue());
addEventListener("online", sendWaiting);
setInterval(sendWaiting, RETRY_MS);
showQueue();

// "Choose all" of a list, and how many are chosen.
document.addEventListener("change", ({ target }) => {
  if (target.dataset.all === undefined) return;
  for (const box of document.querySelectorAll(`input[name="${target.dataset.all}"]`))
    box.checked = target.checked;
});

// The digest of a file is computed where the file is: it need not travel.
document.addEventListener("change", async ({ target }) => {
  const [file] = target.files ?? [];
  const place = target.closest("[data-digest]");
  if (!file || !place) return;
  const bytes = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  const digest = [...new Uint8Array(bytes)].map(hex).join("");
  const code = Object.assign(document.createElement("code"), { textContent: digest });
  place.querySelector("input[type=hidden]").value = digest;
  place.querySelector("output").replaceChildren(`${file.name} ${place.dataset.digest}`, code);
  target.value = "";
});
const hex = byte => byte.toString(16).padStart(2, "0");

// A list too long for its page is asked for by what is typed; what was chosen for a list of people goes to its end.
const SEARCH_AFTER_MS = 200;
let searching;
document.addEventListener("input", ({ target }) => {
  if (target.dataset.search === undefined) return;
  clearTimeout(searching);
  searching = setTimeout(() => void offer(target), SEARCH_AFTER_MS);
});

async function offer(input) {
  const q = input.value.trim();
  if (q === "") return;
  const answer = await fetch(`${input.dataset.search}&q=${encodeURIComponent(q)}`).catch(() => undefined);
  // Only what is still asked for, and nothing where the answer is a page to log in.
  if (!answer?.ok || answer.redirected || input.value.trim() !== q) return;
  const options = (await answer.json()).map(value =>
    Object.assign(document.createElement("option"), { value }),
  );
  input.list.replaceChildren(...options);
}

document.addEventListener("change", ({ target }) => {
  const into = document.getElementById(target.dataset.into ?? "");
  if (!into || target.value.trim() === "") return;
  into.value = [...into.value.split("\n"), target.value.trim()].filter(line => line.trim() !== "").join("\n");
  target.value = "";
});
const showMore = () => {
  for (const more of document.querySelectorAll(".more[hidden]")) more.hidden = false;
  for (const input of document.querySelectorAll("input[data-when]:not([data-helped])")) helpWith(input);
  for (const table of document.querySelectorAll("table[data-rows]:not([data-helped])")) helpWithRows(table);
};

const [NOW, TODAY, CALENDAR, ADD_ROW] = {
  en: ["Now", "Today", "Calendar", "Add a row"],
  "zh-TW": ["現在", "今天", "月曆", "新增一列"],
}[document.documentElement.lang];
const TAIPEI_MS = 8 * 60 * 60 * 1000;
const button = textContent =>
  Object.assign(document.createElement("button"), { type: "button", className: "second small", textContent });

// As the page itself writes dates: the Republic's in Chinese.
function dateWords(iso) {
  if (document.documentElement.lang === "en" || Number(iso.slice(0, 4)) < 1912) return iso;
  return `${Number(iso.slice(0, 4)) - 1911}/${iso.slice(5, 7)}/${iso.slice(8, 10)}`;
}

function helpWith(input) {
  input.dataset.helped = "";
  const isDay = input.dataset.when === "day";
  const now = button(isDay ? TODAY : NOW);
  const taipei = () => new Date(Date.now() + TAIPEI_MS).toISOString();
  now.addEventListener("click", () => {
    input.value = dateWords(taipei().slice(0, 10)) + (isDay ? "" : ` ${taipei().slice(11, 16)}`);
  });
  const calendar = document.createElement("input");
  Object.assign(calendar, { type: isDay ? "date" : "datetime-local", className: "calendar" });
  const label = document.querySelector(`label[for="${input.id}"]`)?.textContent.trim() ?? "";
  calendar.setAttribute("aria-label", `${label} ${CALENDAR}`);
  now.setAttribute("aria-label", `${label} ${now.textContent}`);
  calendar.addEventListener("change", () => {
    const [day, time = ""] = calendar.value.split("T");
    if (day) input.value = `${dateWords(day)} ${time.slice(0, 5)}`.trim();
  });
  const row = Object.assign(document.createElement("span"), { className: "when" });
  row.append(now, calendar);
  input.after(" ", row);
}

// A row more has the names of its number; a code that tells it from the others is not copied.
function helpWithRows(table) {
  table.dataset.helped = "";
  const name = table.dataset.rows;
  const add = button(ADD_ROW);
  add.addEventListener("click", () => {
    const rows = [...table.tBodies[0].rows];
    const [from, to] = [rows.length - 1, rows.length];
    const row = rows[from].cloneNode(true);
    const numbered = text =>
      text.replace(`${name}.${from}.`, `${name}.${to}.`).replace(`-${from}-`, `-${to}-`);
    for (const control of row.querySelectorAll("input, select, textarea")) {
      control.name = numbered(control.name);
      control.id = numbered(control.id);
      const label = control.getAttribute("aria-label");
      if (label) control.setAttribute("aria-label", label.replace(/\d+$/, to + 1));
      control.removeAttribute("aria-invalid");
      if (control.name === `${name}.row`) control.value = to;
      else if (control.tagName !== "SELECT") control.value = "";
    }
    for (const fault of row.querySelectorAll(".fault")) fault.remove();
    for (const told of row.querySelectorAll("output")) told.replaceChildren();
    table.tBodies[0].append(row);
    row.querySelector("input:not([type=hidden]), select")?.focus();
  });
  table.parentElement.after(add);
}
showMore();

// What was refused, is wrong or was done is read out first; a field that waits for a scanner keeps the focus after what was done.
function readFirst() {
  const waiting = document.querySelector("[autofocus]");
  (document.querySelector("#faults, #refusal") ?? waiting ?? document.querySelector("#good"))?.focus();
}
readFirst();

// A click on a time axis opens the decision of that moment, to the minute.
for (const picture of document.querySelectorAll("svg[data-judged]")) {
  const [from, until] = picture.dataset.span.split(" ").map(Number);
  const [left, right] = picture.dataset.drawn.split(" ").map(Number);
  picture.classList.add("may-be-asked");
  for (const hint of document.querySelectorAll("[data-by-click]")) hint.hidden = false;
  picture.addEventListener("click", ({ clientX, clientY }) => {
    const { x } = new DOMPoint(clientX, clientY).matrixTransform(picture.getScreenCTM().inverse());
    const share = (x - left) / (right - left);
    if (share < 0 || share > 1) return;
    const minute = Math.floor((from + share * (until - from)) / 60_000) * 60_000;
    location.assign(picture.dataset.judged + encodeURIComponent(new Date(minute).toISOString()));
  });
}

// A paper is printed by its button where a script runs.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
  for (const hint of document.querySelectorAll("[data-by-hand]")) hint.hidden = true;
}

// Many at once take a while: that they are under way is seen until the answer comes.
document.addEventListener("submit", ({ target, submitter }) => {
  if (submitter?.dataset.progress === undefined || target.querySelector("progress")) return;
  submitter.after(document.createElement("progress"));
});

// The search box is reached by "/" and by Ctrl K or Cmd K, never while somebody types in a field; "/" can be switched off.
const SLASH = "docgate-no-slash";
const isField = target =>
  target.isContentEditable === true ||
  target.matches?.(
    "textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])",
  );

document.addEventListener("keydown", event => {
  const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
  const isAlone = !ctrlKey && !metaKey && !altKey;
  const isSlash = key === "/" && isAlone && localStorage.getItem(SLASH) === null;
  const isK = key.toLowerCase() === "k" && ctrlKey !== metaKey && !altKey && !shiftKey;
  const box = document.querySelector("#search");
  if (!box || !(isSlash || isK) || event.isComposing || event.repeat || isField(target)) return;
  event.preventDefault();
  box.focus();
  box.select();
});

for (const box of document.querySelectorAll("[data-slash]")) {
  box.checked = localStorage.getItem(SLASH) === null;
  box.addEventListener("change", () =>
    box.checked ? localStorage.removeItem(SLASH) : localStorage.setItem(SLASH, "off"),
  );
}
