"use strict";
(() => {
  const root = document.documentElement, at = id => document.getElementById(id), data = at("data") && JSON.parse(at("data").textContent);
  if (!data) return;
  root.classList.add("scripted");
  const byReader = root.dataset.figures === "reader", language = byReader ? navigator.language : root.lang;
  const whole = new Intl.NumberFormat(language), collator = new Intl.Collator(root.lang);
  const fill = (pattern, ...values) => pattern.replace(/\{(\d)\}/g, (_, i) => values[i]);
  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const body = at("ties").querySelector("tbody"), rows = [...body.rows], places = new Map(rows.map((row, i) => [row, i]));
  const figure = at("network"), card = at("card"), search = at("search"), state = at("state"), circle = at("circle"), year = at("year");
  const maps = [...figure.querySelectorAll("svg.map")].map(svg => {
    const kind = svg.classList[1], caption = figure.querySelector("figcaption." + kind);
    const dots = [...svg.querySelectorAll(".dot")].map(dot => ({
      dot, number: +dot.getAttribute("href").slice(2), leader: dot.querySelector(".leader"), shape: dot.querySelector(".tie"), text: dot.querySelector("text")
    }));
    return { svg, caption, dots, frames: data.maps[kind], rings: [...svg.querySelectorAll(".ring")], names: [...svg.querySelectorAll(".ringname")] };
  });
  const keys = [...figure.querySelectorAll(".key")];
  const last = data.stops.length - 1, nameOf = number => rows[number].querySelector("bdi").textContent;
  /* As it is written, where it was cut, and whole. */
  const saidOf = (text, number) => (text.textContent.endsWith("…") ? text.textContent + " " : "") + "\u2068" + nameOf(number) + "\u2069";
  let stop = last, texts, found, named;

  /* Where the writer chose no culture, days and numbers of the table are as the reader is used to them. */
  if (byReader && language !== "en-GB") {
    const day = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
    for (const row of rows) {
      for (const cell of row.querySelectorAll(".l, .t")) {
        const sort = cell.dataset.sort;
        if (cell.classList.contains("t")) cell.textContent = whole.format(sort);
        else if (sort) { cell.lang = language; cell.textContent = day.format(new Date(sort)); }
      }
    }
  }

  /* Who is found, in the table, by name and on the map. */
  const filter = () => {
    texts ??= rows.map(row => plain([...row.cells].filter(cell => cell.matches("th, .c, .s")).map(cell => cell.textContent).join(" ")));
    const words = plain(search.value).split(/\s+/).filter(Boolean), wanted = state?.value, group = circle?.value;
    const isNamed = (row, i) => words.every(word => texts[i].includes(word)) && (!group || row.querySelector(".c").dataset.circles.split(" ").includes(group));
    const isFiltered = words.length > 0 || wanted || group;
    named = new Set(rows.flatMap((row, i) => isNamed(row, i) ? [i] : []));
    found = new Set([...named].filter(i => !wanted || rows[i].querySelector(".s").classList.contains(wanted)));
    rows.forEach((row, i) => row.hidden = !found.has(i));
    at("found").textContent = isFiltered ? fill(data.found, whole.format(found.size), whole.format(rows.length)) : "";
    const hits = isFiltered ? [...found].slice(0, 12) : [];
    at("hits").replaceChildren(...hits.map(number => {
      const item = document.createElement("li");
      item.append(rows[number].querySelector("a").cloneNode(true));
      return item;
    }));
    draw();
  };

  /* The dots of the chosen year that are found. */
  const draw = () => {
    const isWhole = found.size === rows.length, wanted = state?.value, shapes = new Set();
    hide();
    for (const { caption, dots, frames, rings, names } of maps) {
      const [radii, ...spots] = frames[stop];
      let drawn = 0, unnamed = 0;
      radii.forEach((radius, i) => {
        names[i].setAttribute("y", +names[i].getAttribute("y") + +rings[i].getAttribute("r") - radius);
        rings[i].setAttribute("r", radius);
      });
      dots.forEach(({ dot, number, leader, shape, text }, i) => {
        const [x, y, size, status, ring, labelX, labelY, anchor, endX, endY] = spots[i];
        const isShown = x !== undefined && named.has(number) && (!wanted || data.shapes[status] === wanted);
        dot.classList.toggle("off", !isShown);
        if (x === undefined) return;
        dot.setAttribute("class", "dot " + data.shapes[status] + (isShown ? "" : " off"));
        dot.setAttribute("aria-label", fill(data.dot, saidOf(text, number), data.rings[ring], data.states[status]));
        dot.setAttribute("transform", `translate(${x} ${y})`);
        shape.setAttribute("href", "#s-" + data.shapes[status]);
        shape.setAttribute("transform", `scale(${size})`);
        leader.setAttribute("d", endX === undefined ? "" : `M0 0L${endX} ${endY}`);
        text.classList.toggle("off", labelX === undefined);
        if (labelX !== undefined) {
          text.setAttribute("x", labelX);
          text.setAttribute("y", labelY);
          text.setAttribute("text-anchor", ["start", "middle", "end"][anchor]);
        }
        if (isShown) {
          drawn++;
          shapes.add(data.shapes[status]);
          if (labelX === undefined) unnamed++;
        }
      });
      const known = stop === last ? found.size : isWhole ? data.ties[stop] : drawn;
      caption.querySelector(".drawn").textContent = drawn < known ? fill(data.drawn, whole.format(drawn), whole.format(known)) : "";
      const rest = caption.querySelector(".unnamed");
      if (rest) rest.hidden = unnamed === 0 || stop !== last || !isWhole;
    }
    for (const key of keys) key.classList.toggle("off", !shapes.has(key.classList[1]));
  };

  year?.addEventListener("input", () => {
    stop = +year.value;
    year.setAttribute("aria-valuetext", data.stops[stop]);
    at("stop").textContent = data.stops[stop];
    at("sum").textContent = data.sums[stop];
    figure.classList.add("moving");
    draw();
  });
  for (const control of [search, state, circle]) control?.addEventListener("input", filter);

  /* One card for pointing, tapping and focus, made of the person's own page. */
  let shown;
  const show = dot => {
    if (shown === dot) return;
    shown = dot;
    const number = dot.getAttribute("href").slice(1), page = at(number), title = document.createElement("h3"), more = document.createElement("a");
    title.append(page.querySelector("h1 bdi").cloneNode(true));
    more.href = "#" + number;
    more.textContent = data.open;
    const parts = [title, page.querySelector(".how").cloneNode(true)];
    if (stop < last) {
      const then = document.createElement("p");
      then.textContent = fill(data.then, data.stops[stop], dot.getAttribute("aria-label").split(": ").pop());
      parts.push(then);
    }
    const why = document.createElement("p");
    why.append(...[...(page.querySelector("h2 + ul > li")?.childNodes ?? [])].map(node => node.cloneNode(true)));
    card.replaceChildren(...parts, why, more);
    card.hidden = false;
    if (getComputedStyle(card).position === "fixed") {
      card.style.left = card.style.top = "";
      return;
    }
    const box = dot.querySelector(".hit").getBoundingClientRect(), frame = figure.getBoundingClientRect();
    const below = box.bottom + 8 + card.offsetHeight < innerHeight || box.top - 8 - card.offsetHeight < 0;
    card.style.left = Math.max(0, Math.min(box.left + box.width / 2 - card.offsetWidth / 2 - frame.left, frame.width - card.offsetWidth)) + "px";
    card.style.top = (below ? box.bottom + 6 : box.top - 6 - card.offsetHeight) - frame.top + "px";
  };
  const hide = () => {
    card.hidden = true;
    shown = undefined;
  };
  let leaving;
  const dotOf = event => event.target.closest?.(".dot");
  figure.addEventListener("pointerover", event => {
    clearTimeout(leaving);
    if (event.pointerType === "mouse" && dotOf(event)) show(dotOf(event));
  });
  figure.addEventListener("pointerout", event => {
    if (event.pointerType === "mouse") leaving = setTimeout(hide, 300);
  });
  figure.addEventListener("focusin", event => dotOf(event)?.matches(":focus-visible") && show(dotOf(event)));
  figure.addEventListener("focusout", event => figure.contains(event.relatedTarget) || hide());
  figure.addEventListener("click", event => {
    const dot = dotOf(event);
    if (event.pointerType !== "touch" || !dot) return;
    if (shown !== dot) {
      event.preventDefault();
      show(dot);
    }
  });
  document.addEventListener("keydown", event => event.key === "Escape" && hide());
  addEventListener("hashchange", hide);

  /* The map that is shown, as a file that needs no page. */
  at("save").addEventListener("click", () => {
    const svg = maps.map(map => map.svg).find(map => map.checkVisibility()), copy = svg.cloneNode(true), style = document.createElementNS(svg.namespaceURI, "style");
    const colors = getComputedStyle(root), paper = document.createElementNS(svg.namespaceURI, "rect");
    for (const gone of copy.querySelectorAll(".off")) gone.remove();
    for (const dot of copy.querySelectorAll(".dot")) { dot.removeAttribute("href"); dot.removeAttribute("tabindex"); }
    style.textContent = at("mapstyle").textContent.replace(/var\((--[a-z-]+)\)/g, (_, name) => colors.getPropertyValue(name));
    paper.setAttribute("class", "paper");
    paper.setAttribute("width", "100%");
    paper.setAttribute("height", "100%");
    copy.prepend(style, paper, figure.querySelector("defs").cloneNode(true));
    const [, , width, height] = copy.getAttribute("viewBox").split(" ");
    copy.setAttribute("width", width);
    copy.setAttribute("height", height);
    const file = document.createElement("a");
    file.href = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }));
    file.download = data.file;
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 10000);
  });

  at("ties").querySelector("thead").addEventListener("click", event => {
    const head = event.target.closest("th"), button = event.target.closest("button");
    if (!button) return;
    const column = head.cellIndex, kind = head.dataset.kind, before = head.getAttribute("aria-sort");
    const down = before ? before === "ascending" : kind !== "text" && !rows[0].cells[column].matches(".s");
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const keys = new Map(rows.map(row => {
      const cell = row.cells[column];
      return [row, kind === "number" ? +cell.dataset.sort : cell.dataset.sort ?? cell.textContent.trim()];
    }));
    const order = kind === "number" ? (a, b) => a - b : kind === "day" ? (a, b) => (a > b) - (a < b) : collator.compare;
    body.append(...rows.toSorted((a, b) => (down ? -1 : 1) * order(keys.get(a), keys.get(b)) || places.get(a) - places.get(b)));
  });
  found = named = new Set(rows.keys());
})();
