import type { ReactNode } from "react";
import type { Field } from "../../kernel/field.ts";
import { type InputValue, type ValueJson, viewOf } from "../../kernel/kinds/kinds.web.tsx";
import { useLanguage } from "../language/language.ts";

type FormFieldProps = {
  readonly name: string;
  readonly field: Field;
  readonly value: InputValue;
  readonly currency: string;
  readonly problem: string | undefined;
  readonly placeholder?: string | undefined;
  readonly onChange: (value: InputValue) => void;
  /** Given instead of an input where the field can no longer be changed. */
  readonly fixed?: ValueJson | undefined;
};

/** A label, its input, and what is wrong with it. */
export function FormField(props: FormFieldProps): ReactNode {
  const { name, field, problem, fixed } = props;
  const { say } = useLanguage();
  const { Input, Cell } = viewOf(field);
  const id = `field-${name}`;
  const help = field.help === undefined ? undefined : say(field.help);
  const described = problem !== undefined || help !== undefined ? `${id}-note` : undefined;
  return (
    <div
      className={
        field.kind === "text" && field.format === "lines" ? "form-field form-field-wide" : "form-field"
      }
    >
      <label htmlFor={id}>
        {say(field.label)}
        {field.required === true ? (
          <span className="negative" aria-hidden="true">
            {" *"}
          </span>
        ) : null}
      </label>
      {fixed === undefined ? (
        <Input
          id={id}
          field={field}
          value={props.value}
          currency={props.currency}
          invalid={problem !== undefined}
          describedBy={described}
          placeholder={props.placeholder}
          onChange={props.onChange}
        />
      ) : (
        <div className="form-fixed">
          <Cell field={field} value={fixed} place="page" />
        </div>
      )}
      {problem === undefined ? (
        help === undefined ? null : (
          <p className="tertiary form-note" id={described}>
            {help}
          </p>
        )
      ) : (
        <p className="field-problem form-note" id={described} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
