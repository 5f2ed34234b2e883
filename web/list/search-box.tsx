import { SearchOutlined } from "@ant-design/icons";
import { Input, type InputRef } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import { useLanguage } from "../language/language.ts";

type SearchBoxProps = {
  readonly object: ObjectDeclaration;
  readonly value: string;
  readonly onSearch: (text: string) => void;
};

const waitBeforeSearch = 300;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

/** Finds while one types, but not in the middle of composing Chinese. "/" puts the cursor here from anywhere. */
export function SearchBox({ object, value, onSearch }: SearchBoxProps): ReactNode {
  const { t, say } = useLanguage();
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const input = useRef<InputRef>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address may change by other ways (back, clear filters): then it wins over what stands here.
  if (value !== seen) {
    setSeen(value);
    setText(value);
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      input.current?.focus({ cursor: "all" });
    };
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
      clearTimeout(timer.current);
    };
  }, []);
  const search = (next: string, wait: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setSeen(next.trim());
      onSearch(next.trim());
    }, wait);
  };
  const searched = Object.values(object.fields)
    .filter((field) => field.search === true)
    .map((field) => say(field.label))
    .join(" / ");
  return (
    <Input
      ref={input}
      className="search-box"
      allowClear
      type="search"
      aria-label={t("list.search")}
      aria-keyshortcuts="/"
      placeholder={t("list.search_in", { fields: searched })}
      title={searched}
      prefix={<SearchOutlined className="tertiary" aria-hidden="true" />}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        const composing = "isComposing" in event.nativeEvent && event.nativeEvent.isComposing === true;
        if (!composing) search(event.target.value, event.target.value === "" ? 0 : waitBeforeSearch);
      }}
      onCompositionEnd={(event) => search(event.currentTarget.value, waitBeforeSearch)}
      onPressEnter={(event) =>
        event.nativeEvent.isComposing ? undefined : search(event.currentTarget.value, 0)
      }
    />
  );
}
