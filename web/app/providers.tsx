import { QueryClientProvider } from "@tanstack/react-query";
import { App, ConfigProvider } from "antd";
import enUS from "antd/es/locale/en_US.js";
import zhCN from "antd/es/locale/zh_CN.js";
import type { ReactNode } from "react";
import { queryClient } from "../api/query-client.ts";
import { useLanguage } from "../language/language.ts";
import { antdTheme } from "../theme/antd-theme.ts";
import { useAppearance, useMotion } from "../theme/appearance.ts";

const antdLocales = { zh: zhCN, en: enUS } as const;

export function Providers({ children }: { readonly children: ReactNode }): ReactNode {
  const { locale } = useLanguage();
  const appearance = useAppearance();
  const motion = useMotion();
  return (
    <QueryClientProvider client={queryClient}>
      <ConfigProvider
        locale={antdLocales[locale]}
        theme={antdTheme(appearance, motion)}
        button={{ autoInsertSpace: false }}
      >
        <App component={false}>{children}</App>
      </ConfigProvider>
    </QueryClientProvider>
  );
}
