"use strict";
(() => {
  // How many are shown at once: a page of thousands is slow to search, and to go through by keyboard.
  const AT_ONCE = 50;
  // How few are found when those open whose items alone hold what is searched for.
  const FEW = 10;
  const at = (id) => document.getElementById(id);
  const form = at("find"), count = at("count"), more = at("more");
  const fields = ["words", "committee", "year", "meeting"].map(at);
  const [words, committee, year, meeting] = fields;
  const years = [...document.querySelectorAll("[data-year]")];

  // Letters and figures alone, so that accents, apostrophes and dashes are found however they are typed.
  const plain = (text) => text.normalize("NFKD").replace(/[\p{M}'’ʼ`]/gu, "").toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  const textOf = (elements) => [...elements].map((each) => each.textContent).join(" ");

  const entries = years.flatMap((section) => [...section.querySelectorAll(".edition")].map((element) => {
    const held = element.querySelector(".meeting time");
    const by = element.querySelector(".committee")?.textContent ?? "";
    const days = [...element.querySelectorAll("time")].map((each) => each.dateTime);
    return {
      element, section,
      details: element.querySelector("details"),
      head: plain(`${textOf(element.querySelectorAll("h3, .kind, .committee, .disposed, time, .name"))} ${days.join(" ")}`),
      items: plain(textOf(element.querySelectorAll("details b, details bdi"))),
      committee: by,
      year: section.dataset.year,
      meeting: held ? `${held.dateTime} ${by}` : "",
      told: held ? held.textContent + (by && `, ${by}`) : "",
      isShown: true,
      isOpened: false,
    };
  }));
  let limit = AT_ONCE;

  const option = (value, text) => Object.assign(document.createElement("option"), { value, textContent: text });

  const fill = (select, options) => {
    const chosen = select.value;
    select.replaceChildren(select.options[0], ...options);
    select.value = chosen;
    if (select.selectedIndex < 0) select.value = "";
  };

  const isAmong = (entry) => (!committee.value || entry.committee === committee.value)
    && (!year.value || entry.year === year.value);

  // Of meetings those of the committee and the year that are chosen, the latest first.
  const fillMeetings = () => {
    const heard = entries.filter((each) => each.meeting && isAmong(each));
    const told = new Map(heard.map((each) => [each.meeting, each.told]));
    const groups = new Map();
    for (const key of [...told.keys()].sort().reverse()) {
      const label = key.slice(0, 4);
      if (!groups.has(label)) groups.set(label, Object.assign(document.createElement("optgroup"), { label }));
      groups.get(label).append(option(key, told.get(key)));
    }
    fill(meeting, groups.values());
  };

  const number = (many) => many.toLocaleString("en-GB");
  const editions = (many) => `${number(many)} ${many === 1 ? "edition" : "editions"}`;

  const tell = (found) => {
    const all = editions(entries.length);
    const said = found === entries.length ? all : `${number(found)} of ${all}`;
    const part = found > limit ? `${said}, the newest ${number(limit)} shown` : said;
    const text = found || !entries.length ? part : "No editions found. Try fewer letters, or clear the search.";
    if (count.textContent !== text) count.textContent = text;
    more.hidden = found <= limit;
    more.textContent = `Show all ${editions(found)}`;
  };

  const mark = (entry, parts) => {
    const missing = parts.filter((part) => !entry.head.includes(part));
    if (!entry.isOpened && !missing.length) return;
    if (!entry.isOpened || !missing.length) entry.details.open = entry.isOpened = missing.length > 0;
    for (const item of entry.details.querySelectorAll("li")) {
      const text = plain(textOf(item.querySelectorAll("b, bdi")));
      item.classList.toggle("found", missing.length > 0 && missing.every((part) => text.includes(part)));
    }
  };

  const show = () => {
    const parts = plain(words.value).split(" ").filter(Boolean);
    const full = new Set();
    let found = 0;
    for (const entry of entries) {
      const isFound = isAmong(entry) && (!meeting.value || entry.meeting === meeting.value)
        && parts.every((part) => entry.head.includes(part) || entry.items.includes(part));
      found += isFound;
      const isShown = isFound && found <= limit;
      if (isShown !== entry.isShown) entry.element.hidden = !(entry.isShown = isShown);
      if (isShown) full.add(entry.section);
    }
    for (const entry of entries) if (entry.isShown) mark(entry, found <= FEW ? parts : []);
    for (const section of years) section.hidden = !full.has(section);
    tell(found);
  };

  const search = () => { limit = AT_ONCE; show(); };
  const choose = () => { fillMeetings(); search(); };
  const clear = () => { for (const field of fields) field.value = ""; choose(); };

  // An edition that a link leads to is shown, though the search or the number shown leaves it out.
  const reveal = (id) => {
    const place = entries.findIndex((each) => each.element.id === id);
    if (place < 0 || entries[place].isShown) return false;
    clear();
    limit = Math.max(limit, place + 1);
    show();
    return true;
  };

  const follow = () => { if (reveal(location.hash.slice(1))) at(location.hash.slice(1)).scrollIntoView(); };

  const restore = ([text, ofCommittee, ofYear, ofMeeting]) => {
    [words.value, committee.value, year.value] = [text, ofCommittee, ofYear];
    fillMeetings();
    meeting.value = ofMeeting;
  };

  const by = (one, other) => one.localeCompare(other, "en-GB");
  const named = [...new Set(entries.map((each) => each.committee))].filter(Boolean).sort(by);
  fill(committee, named.map((each) => option(each, each)));
  fill(year, years.map((each) => option(each.dataset.year, each.dataset.year)));
  fillMeetings();

  words.addEventListener("input", search);
  for (const select of [committee, year]) select.addEventListener("change", choose);
  meeting.addEventListener("change", search);
  form.addEventListener("submit", (event) => { event.preventDefault(); count.focus(); });
  at("clear").addEventListener("click", () => { clear(); words.focus(); });
  more.addEventListener("click", () => {
    const next = entries.filter((each) => each.isShown).at(-1);
    limit = Infinity;
    show();
    const first = entries.slice(entries.indexOf(next) + 1).find((each) => each.isShown);
    first.element.tabIndex = -1;
    first.element.focus();
  });
  document.addEventListener("click", (event) => {
    const to = event.target.closest?.("a[href]")?.getAttribute("href");
    if (to?.startsWith("#")) reveal(to.slice(1));
    // Whoever comes back from a file finds the search as it was.
    else if (to) history.replaceState(fields.map((field) => field.value), "");
  });
  addEventListener("hashchange", follow);

  at("years")?.setAttribute("hidden", "");
  count.tabIndex = -1;
  form.hidden = !entries.length;
  if (Array.isArray(history.state)) restore(history.state);
  show();
  follow();
})();
