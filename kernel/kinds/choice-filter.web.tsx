import { Checkbox } from "antd";
import type { ReactNode } from "react";
import type { Condition } from "./kind.web.tsx";

/** The chosen values of a field that has a few: `eq` and `in` alike. */
export function chosenOf(conditions: readonly Condition[]): string[] {
  const condition = conditions.find(({ op }) => op === "in" || op === "eq");
  if (condition === undefined) return [];
  const list = Array.isArray(condition.value) ? condition.value : [condition.value];
  return list.map(String);
}

export const conditionsOfChosen = (chosen: readonly string[]): Condition[] =>
  chosen.length === 0 ? [] : [{ op: "in", value: chosen }];

/** Tick what may be. */
export function ChoiceFilter(props: {
  readonly choices: readonly { readonly key: string; readonly label: ReactNode }[];
  readonly conditions: readonly Condition[];
  readonly onChange: (conditions: readonly Condition[]) => void;
}): ReactNode {
  const chosen = chosenOf(props.conditions);
  const toggle = (key: string, on: boolean): void =>
    props.onChange(conditionsOfChosen(on ? [...chosen, key] : chosen.filter((other) => other !== key)));
  return (
    <div className="filter-choices">
      {props.choices.map(({ key, label }) => (
        <Checkbox
          key={key}
          checked={chosen.includes(key)}
          onChange={(event) => toggle(key, event.target.checked)}
        >
          {label}
        </Checkbox>
      ))}
    </div>
  );
}
