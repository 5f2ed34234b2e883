import { LinkOutlined } from "@ant-design/icons";
import { App, Button, Drawer, Skeleton } from "antd";
import type { ReactNode } from "react";
import { useSearchParams } from "react-router";
import { useNarrow } from "../app/narrow.ts";
import { ErrorNotice } from "../app/notice.tsx";
import { useLanguage } from "../language/language.ts";
import { cellOf, type ExplainCell, withoutCell } from "./explain-address.ts";
import { ExplainedFacts } from "./explained-facts.tsx";
import { ExplainedRows } from "./explained-rows.tsx";
import { useExplained } from "./use-explained.ts";
import "./explain.css";

/** Stands once beside the pages: shows the number that the address names, and why it is what it is. */
export default function ExplainPanel(): ReactNode {
  const { t } = useLanguage();
  const narrow = useNarrow();
  const [params, setParams] = useSearchParams();
  const cell = cellOf(params);
  const close = () => setParams((current) => withoutCell(current), { preventScrollReset: true });
  return (
    <Drawer
      open={cell !== null}
      onClose={close}
      size={narrow ? "100%" : 620}
      destroyOnHidden
      title={t("explain.title")}
      closable={{ "aria-label": t("shell.close") }}
      extra={<CopyLink />}
      styles={{ body: { padding: narrow ? 16 : 24 } }}
    >
      {cell === null ? null : <ExplainedCell key={JSON.stringify(cell)} cell={cell} />}
    </Drawer>
  );
}

function CopyLink(): ReactNode {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const copy = async () => {
    const link = window.location.href;
    try {
      await navigator.clipboard.writeText(link);
      message.success(t("explain.link_copied"));
    } catch {
      // Browsers give the clipboard only to pages over https, or when the person allows it.
      message.info(t("explain.copy_by_hand", { link }), 10);
    }
  };
  return (
    <Button type="text" icon={<LinkOutlined />} onClick={() => void copy()}>
      {t("explain.copy_link")}
    </Button>
  );
}

function ExplainedCell({ cell }: { readonly cell: ExplainCell }): ReactNode {
  const explained = useExplained(cell);
  if (explained.isError)
    return <ErrorNotice error={explained.error} retry={() => void explained.refetch()} />;
  if (explained.first === undefined) return <Skeleton active paragraph={{ rows: 9 }} />;
  return (
    <div className="explain">
      <ExplainedFacts cell={cell} explained={explained.first} />
      <ExplainedRows cell={cell} explained={explained} first={explained.first} />
    </div>
  );
}
