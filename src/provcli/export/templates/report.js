"use strict";
(() => {
  const words = new Intl.Collator("en", { numeric: true });
  const said = document.getElementById("said");
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const table = document.getElementById("table");
  const form = document.querySelector("form.filter");

  // Details that are closed would be missing on paper.
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  if (!table) return;

  // Numbers are ordered within their unit: tonnes and yuan have no order.
  const compare = (a, b) => {
    const byUnit = words.compare(a.dataset.unit || "", b.dataset.unit || "");
    if (byUnit) return byUnit;
    if ("value" in a.dataset && "value" in b.dataset) return a.dataset.value - b.dataset.value;
    return words.compare(a.textContent.trim(), b.textContent.trim());
  };

  const sort = (head) => {
    const up = head.getAttribute("aria-sort") !== "ascending";
    for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const at = head.cellIndex;
    const sorted = [...rows].sort((a, b) => compare(a.cells[at], b.cells[at]) * (up ? 1 : -1));
    table.tBodies[0].append(...sorted);
    said.textContent = `Sorted by ${head.textContent}, ${up ? "ascending" : "descending"}`;
  };

  const rows = [...table.tBodies[0].rows];
  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head));
    head.append(button);
  }

  const fields = [...form.querySelectorAll("input, select")];
  const output = form.querySelector("output");
  const fits = (row, field) =>
    field.name === "text"
      ? plain(field.value).split(/\s+/).every((word) => plain(row.textContent).includes(word))
      : !field.value || row.dataset[field.name].split(" ").includes(field.value);
  // A narrow screen begins with the first cards alone; the style knows how many.
  const more = document.querySelector(".more");
  let isShort = true;
  const apply = () => {
    for (const row of rows) row.hidden = !fields.every((field) => fits(row, field));
    const begins = isShort && rows.length > 20 && !fields.some((field) => field.value);
    table.classList.toggle("short", begins);
    more.hidden = !begins;
    output.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} figure${rows.length === 1 ? "" : "s"}`;
  };

  const showAll = () => {
    isShort = false;
    apply();
  };
  more.addEventListener("click", showAll);

  // The address has the filters, so that a link opens the table as it is.
  const write = () => {
    const chosen = new URLSearchParams();
    for (const field of fields) if (field.value) chosen.set(field.name, field.value);
    history.replaceState(null, "", `#${chosen}`);
  };
  const read = () => {
    const address = location.hash.slice(1);
    const row = rows.find((item) => item.id === address);
    if (row && row.hidden) form.reset();
    if (row) showAll();
    if (row) setTimeout(() => row.scrollIntoView());
    if (!address.includes("=")) return;
    const chosen = new URLSearchParams(address);
    for (const field of fields) field.value = chosen.get(field.name) || "";
    apply();
    document.getElementById("figures").scrollIntoView();
  };
  form.addEventListener("input", () => {
    apply();
    write();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  addEventListener("hashchange", read);
  form.hidden = false;
  apply();
  read();
})();
