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
    "was refused — open it to see why",
    "Open",
    "Throw away",
  ],
  "zh-TW": [
    "筆等待送出，網路恢復後自動送出，不會遺失也不會重複：",
    "未被接受，請打開查看原因",
    "打開",
    "捨棄",
  ],
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
  const place = document.getElementById(target.dataset.digest ?? "");
  if (!file || !place) return;
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  place.value = [...new Uint8Array(digest)].map(hex).join("");
  target.value = "";
});
const hex = byte => byte.toString(16).padStart(2, "0");

// What was refused, is wrong or was done is read out first; a field that waits for a scanner keeps the focus after what was done.
function readFirst() {
  const waiting = document.querySelector("[autofocus]");
  (document.querySelector("#faults, #refusal") ?? waiting ?? document.querySelector("#good"))?.focus();
}
readFirst();
