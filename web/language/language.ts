import dayjs from "dayjs";
import "dayjs/locale/zh-cn.js";
import i18next from "i18next";
import { useCallback, useMemo } from "react";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Locale, Text } from "../../kernel/text.ts";
import { type WordKey, words } from "./words.ts";

const key = "attain.locale";

/** Chinese unless the person chose otherwise. */
function storedLocale(): Locale {
  return localStorage.getItem(key) === "en" ? "en" : "zh";
}

export const languageTag = (locale: Locale): string => (locale === "zh" ? "zh-CN" : "en-US");

const i18n = i18next.createInstance();
i18n.use(initReactI18next).init({
  lng: storedLocale(),
  fallbackLng: false,
  resources: { zh: { translation: words.zh }, en: { translation: words.en } },
  interpolation: { prefix: "{", suffix: "}", escapeValue: false },
  returnNull: false,
  initAsync: false,
});

function apply(locale: Locale): void {
  document.documentElement.lang = languageTag(locale);
  dayjs.locale(locale === "zh" ? "zh-cn" : "en");
}
apply(storedLocale());

/** The language now on screen, for what lives outside of components (the API client). */
export const currentLocale = (): Locale => (i18n.language === "en" ? "en" : "zh");

/** Switch without a reload. */
export function setLocale(locale: Locale): void {
  localStorage.setItem(key, locale);
  apply(locale);
  void i18n.changeLanguage(locale);
}

export type Translate = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

/** A word of the shell, outside of components. */
export const translate: Translate = (key, values) => i18n.t(key, values ?? {});

/**
 * What a component needs to speak: `t` for the web's own words, `say` for the texts of declarations.
 * @example const { t, say } = useLanguage(); t("shell.sign_out"); say(object.label)
 */
export function useLanguage(): {
  readonly locale: Locale;
  readonly t: Translate;
  readonly say: (text: Text) => string;
} {
  const { i18n: current } = useTranslation(undefined, { i18n });
  const locale: Locale = current.language === "en" ? "en" : "zh";
  // Bound to the language, so that what is memoised with `t` is made anew when it changes.
  const t = useCallback<Translate>((word, values) => i18n.t(word, { lng: locale, ...values }), [locale]);
  const say = useCallback((text: Text) => text[locale], [locale]);
  return useMemo(() => ({ locale, t, say }), [locale, t, say]);
}
