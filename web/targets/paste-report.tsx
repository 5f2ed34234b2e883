import { Alert } from "antd";
import type { ReactNode } from "react";
import { useLanguage } from "../language/language.ts";
import type { PasteProblem } from "./grid-paste.ts";

export type PasteResult = {
  readonly set: number;
  readonly rounded: number;
  readonly problems: readonly (Omit<PasteProblem, "reason"> & {
    readonly reason: PasteProblem["reason"] | "closed";
  })[];
};
const shownMax = 5;

/** What a pasted block changed, and by name what it could not. */
export function PasteReport({
  result,
  onClose,
}: {
  readonly result: PasteResult;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useLanguage();
  const { problems } = result;
  const more = problems.length - shownMax;
  return (
    <Alert
      type={problems.length > 0 ? "warning" : "success"}
      showIcon
      closable={{ onClose, "aria-label": t("shell.close") }}
      title={
        <>
          {t("targets.pasted", { count: result.set })}
          {result.rounded > 0 ? ` ${t("targets.pasted_rounded", { count: result.rounded })}` : ""}
          {problems.length > 0 ? ` ${t("targets.pasted_not", { count: problems.length })}` : ""}
        </>
      }
      description={
        problems.length === 0 ? undefined : (
          <ul className="paste-problems">
            {problems.slice(0, shownMax).map((problem) => (
              <li key={`${problem.line}/${problem.column}`}>
                {t(`targets.problem_${problem.reason}`, { text: problem.text })}
              </li>
            ))}
            {more > 0 ? <li>{t("targets.pasted_more", { count: more })}</li> : null}
          </ul>
        )
      }
    />
  );
}
