import { CheckCircleOutlined, CloseOutlined, ExclamationCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
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

type ReportProps = {
  readonly result: PasteResult;
  /** Whether numbers without a unit were read in the grid's large unit. */
  readonly large: boolean;
  readonly onClose: () => void;
};

/** What a pasted block changed, and by name what it could not. */
export function PasteReport({ result, large, onClose }: ReportProps): ReactNode {
  const { t } = useLanguage();
  const { problems } = result;
  const more = problems.length - shownMax;
  const clean = problems.length === 0;
  return (
    <div className={`paste-report ${clean ? "paste-clean" : "paste-partly"}`} role="status">
      {clean ? <CheckCircleOutlined aria-hidden="true" /> : <ExclamationCircleOutlined aria-hidden="true" />}
      <div>
        <p>
          {t("targets.pasted", { count: result.set })} {large ? t("targets.pasted_large") : ""}{" "}
          {result.rounded > 0 ? t("targets.pasted_rounded", { count: result.rounded }) : ""}{" "}
          {clean ? "" : t("targets.pasted_not", { count: problems.length })}
        </p>
        {clean ? null : (
          <ul>
            {problems.slice(0, shownMax).map((problem) => (
              <li key={`${problem.line}/${problem.column}`}>
                {t(`targets.problem_${problem.reason}`, { text: problem.text })}
              </li>
            ))}
            {more > 0 ? <li>{t("targets.pasted_more", { count: more })}</li> : null}
          </ul>
        )}
      </div>
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t("shell.close")}
        onClick={onClose}
      />
    </div>
  );
}
