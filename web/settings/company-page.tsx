import { Alert, App, Button, Input, Select } from "antd";
import { type ReactNode, useState } from "react";
import { errorSentence } from "../api/errors.ts";
import { useSession } from "../api/session.ts";
import { ErrorNotice } from "../app/notice.tsx";
import { Page } from "../app/page.tsx";
import { useLanguage } from "../language/language.ts";
import { type Company, useChangeCompany, useCompany } from "./use-company.ts";

/** Name, time zone and currency of the company. */
export default function CompanyPage(): ReactNode {
  const { t } = useLanguage();
  const company = useCompany();
  return (
    <Page title={t("settings.company")} subtitle={t("settings.company_hint")}>
      <div className="panel">
        {company.isError ? <ErrorNotice error={company.error} retry={() => void company.refetch()} /> : null}
        {company.data === undefined ? null : <CompanyForm company={company.data} />}
      </div>
    </Page>
  );
}

function CompanyForm({ company }: { readonly company: Company }): ReactNode {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const mayChange = useSession().role === "admin";
  const change = useChangeCompany();
  const [title, setTitle] = useState(company.title);
  const [timeZone, setTimeZone] = useState(company.time_zone);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const isChanged = title !== company.title || timeZone !== company.time_zone;
  const save = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await change({ title: title.trim(), time_zone: timeZone });
      void message.success(t("settings.saved"));
    } catch (error) {
      setProblem(errorSentence(error));
    } finally {
      setBusy(false);
    }
  };
  const zones = Intl.supportedValuesOf("timeZone");
  return (
    <form
      className="settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {problem === null ? null : <Alert type="error" showIcon role="alert" title={problem} />}
      <div className="settings-facts">
        <label htmlFor="company-title">{t("settings.company_title")}</label>
        <Input
          id="company-title"
          value={title}
          maxLength={120}
          disabled={!mayChange}
          onChange={(event) => setTitle(event.target.value)}
        />
        <label htmlFor="company-zone">{t("settings.time_zone")}</label>
        <Select
          id="company-zone"
          showSearch
          disabled={!mayChange}
          value={timeZone}
          options={[...new Set([company.time_zone, ...zones])].map((zone) => ({ value: zone, label: zone }))}
          onChange={setTimeZone}
        />
        <span>{t("settings.currency")}</span>
        <span>
          {company.currency} <span className="settings-note">{t("settings.currency_hint")}</span>
        </span>
        <span>{t("settings.company_name")}</span>
        <code>{company.name}</code>
      </div>
      {mayChange ? (
        <div className="settings-actions">
          <Button type="primary" htmlType="submit" loading={busy} disabled={!isChanged}>
            {t("shell.save")}
          </Button>
        </div>
      ) : (
        <p className="settings-note">{t("settings.admin_only")}</p>
      )}
    </form>
  );
}
