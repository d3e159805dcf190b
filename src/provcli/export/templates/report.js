"use strict";
(() => {
  const words = new Intl.Collator("en", { numeric: true });
  const said = document.getElementById("said");
  const plain = (text) => text.normalize("NFKC").toLowerCase();

  // Numbers are ordered within their unit: tonnes and yuan have no order.
  const compare = (a, b) => {
    const byUnit = words.compare(a.dataset.unit || "", b.dataset.unit || "");
    if (byUnit) return byUnit;
    if ("value" in a.dataset && "value" in b.dataset) return a.dataset.value - b.dataset.value;
    return words.compare(a.textContent.trim(), b.textContent.trim());
  };

  const sort = (table, head) => {
    const up = head.getAttribute("aria-sort") !== "ascending";
    for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const body = table.tBodies[0];
    const at = head.cellIndex;
    const rows = [...body.rows].sort((a, b) => compare(a.cells[at], b.cells[at]) * (up ? 1 : -1));
    body.append(...rows);
    said.textContent =
      `${table.caption.textContent}: sorted by ${head.textContent}, ${up ? "ascending" : "descending"}`;
  };

  for (const table of document.querySelectorAll("table.sortable")) {
    for (const head of table.tHead.rows[0].cells) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(table, head));
      head.append(button);
    }
  }

  for (const form of document.querySelectorAll("form.filter")) {
    const rows = [...document.getElementById(form.dataset.table).tBodies[0].rows];
    const output = form.querySelector("output");
    const fields = [...form.querySelectorAll("select, input[type=checkbox]")];
    const fits = (row, field) =>
      field.type === "checkbox"
        ? !field.checked || row.dataset[field.name]
        : !field.value || row.dataset[field.name] === field.value;
    const apply = () => {
      const wanted = plain(form.elements.text.value).split(/\s+/);
      for (const row of rows) {
        const text = plain(row.textContent);
        row.hidden = !(wanted.every((it) => text.includes(it)) && fields.every((it) => fits(row, it)));
      }
      output.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} figures`;
    };
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
    // A link to a row that a filter hides shows the row.
    addEventListener("hashchange", () => {
      const row = rows.find((it) => it.hidden && `#${it.id}` === location.hash);
      if (!row) return;
      form.reset();
      setTimeout(() => row.scrollIntoView());
    });
    form.hidden = false;
    apply();
  }
})();
