import { type ReactNode, useId } from "react";
import "./panel.css";

type PanelProps = {
  readonly title: string;
  /** A word on what is shown, beside the title. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
};

/** A box with a title: the building block of pages that show numbers. */
export function Panel({ title, note, actions, className, children }: PanelProps): ReactNode {
  const id = useId();
  return (
    <section className={`panel box ${className ?? ""}`} aria-labelledby={id}>
      <header className="box-head">
        <h2 id={id}>{title}</h2>
        {note === undefined ? null : <span className="box-note">{note}</span>}
        {actions === undefined ? null : <div className="box-actions">{actions}</div>}
      </header>
      {children}
    </section>
  );
}
