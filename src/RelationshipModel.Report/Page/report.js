"use strict";
(() => {
  const section = document.getElementById("ties"), body = section.querySelector("tbody"), found = document.getElementById("found");
  const collator = new Intl.Collator(document.documentElement.lang);
  const rows = [...body.rows], places = new Map(rows.map((row, i) => [row, i])), unfolded = new Map();
  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const byReader = document.documentElement.dataset.figures === "reader", language = byReader ? navigator.language : document.documentElement.lang;
  const decimals = (least, most) => new Intl.NumberFormat(language, { minimumFractionDigits: least, maximumFractionDigits: most });
  const whole = decimals(0, 0), tenths = decimals(0, 1), hundredths = decimals(2, 2);
  let explanations, texts;
  document.documentElement.classList.add("scripted");

  /* Where the writer chose no culture, figures stand as the reader is used to them; the words stay English. */
  if (byReader && language !== "en-GB") {
    const day = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
    for (const row of rows) {
      for (const cell of row.cells) {
        const kind = cell.classList[0], sort = cell.dataset.sort;
        if (kind === "g") cell.lastChild.data = hundredths.format(sort);
        else if (kind === "b") cell.textContent = (sort < 10 ? tenths : whole).format(sort) + " h";
        else if (kind === "t") cell.textContent = whole.format(sort);
        else if (kind === "l" && sort) { cell.lang = language; cell.textContent = day.format(new Date(sort)); }
      }
    }
  }

  const figures = text => byReader ? text.replace(/\d+\.\d\d/g, figure => hundredths.format(figure)) : text;

  /* Isolated words get an element of their own; an empty pair stands for the contact's name. */
  const write = (target, text, name) => {
    for (const part of text.split(/(\u2068[^\u2069]*\u2069)/)) {
      if (!part.startsWith("\u2068")) { target.append(part); continue; }
      const apart = document.createElement("bdi");
      apart.textContent = part.length > 2 ? part.slice(1, -1) : name;
      target.append(apart);
    }
  };

  const unfold = (row, id) => {
    explanations ??= JSON.parse(document.getElementById("explanations").textContent);
    const name = row.querySelector("th bdi").textContent, said = explanations.ties[places.get(row)];
    const more = document.createElement("tr"), cell = document.createElement("td");
    more.id = id;
    more.className = "more";
    more.setAttribute("role", "row");
    cell.setAttribute("role", "cell");
    cell.colSpan = row.cells.length;
    for (const part of said) {
      const sum = typeof part === "string", target = sum ? document.createElement("p") : cell.firstChild ?? cell.appendChild(document.createElement("p"));
      if (target.childNodes.length) target.append(" ");
      write(target, sum ? figures(part) : explanations.sentences[part], name);
      if (sum) { target.className = "quiet"; cell.append(target); }
    }
    more.append(cell);
    row.after(more);
    unfolded.set(row, more);
  };

  body.addEventListener("click", event => {
    const button = event.target.closest("button.why");
    if (!button) return;
    const row = button.closest("tr"), open = button.getAttribute("aria-expanded") !== "true";
    if (open && !unfolded.has(row)) unfold(row, button.getAttribute("aria-controls"));
    unfolded.get(row).hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  });

  document.getElementById("search").addEventListener("input", event => {
    texts ??= rows.map(row => plain([...row.cells].filter(cell => cell.matches("th, .c, .s")).map(cell => cell.textContent).join(" ")));
    const words = plain(event.target.value).split(/\s+/).filter(Boolean);
    let count = 0;
    rows.forEach((row, i) => {
      row.hidden = !words.every(word => texts[i].includes(word));
      if (!row.hidden) count++;
      const more = unfolded.get(row);
      if (more) more.hidden = row.hidden || row.querySelector("button.why").getAttribute("aria-expanded") !== "true";
    });
    found.textContent = words.length ? whole.format(count) + " of " + whole.format(rows.length) + " ties" : whole.format(rows.length) + (rows.length === 1 ? " tie" : " ties");
  });

  section.querySelector("thead").addEventListener("click", event => {
    const head = event.target.closest("th"), button = event.target.closest("button");
    if (!button) return;
    const column = head.cellIndex, kind = head.dataset.kind, before = head.getAttribute("aria-sort");
    const down = before ? before === "ascending" : kind !== "text" && head.textContent !== "State";
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const keys = new Map(rows.map(row => {
      const cell = row.cells[column];
      return [row, kind === "number" ? +cell.dataset.sort : cell.dataset.sort ?? cell.textContent.trim()];
    }));
    const order = kind === "number" ? (a, b) => a - b : kind === "day" ? (a, b) => (a > b) - (a < b) : collator.compare;
    const sorted = rows.toSorted((a, b) => (down ? -1 : 1) * order(keys.get(a), keys.get(b)) || places.get(a) - places.get(b));
    const parts = document.createDocumentFragment();
    for (const row of sorted) {
      parts.append(row);
      if (unfolded.has(row)) parts.append(unfolded.get(row));
    }
    body.append(parts);
  });
})();
