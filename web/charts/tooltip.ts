export type TooltipLine = { readonly color: string | null; readonly label: string; readonly value: string };

/**
 * The box that follows the pointer. Built from elements, never from markup: names of customers and products are
 * people's input.
 */
export function tooltipOf(title: string, lines: readonly TooltipLine[]): HTMLElement {
  const box = document.createElement("div");
  box.className = "chart-tooltip";
  const head = box.appendChild(document.createElement("strong"));
  head.textContent = title;
  for (const line of lines) {
    const row = box.appendChild(document.createElement("div"));
    const label = row.appendChild(document.createElement("span"));
    if (line.color !== null) {
      const mark = label.appendChild(document.createElement("i"));
      mark.style.background = line.color;
    }
    label.append(line.label);
    const value = row.appendChild(document.createElement("span"));
    value.className = "number";
    value.textContent = line.value;
  }
  return box;
}
