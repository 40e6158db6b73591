import { Input, Modal, type InputRef } from "antd";
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useQuotationCreate, useSearch, type Hit } from "../api";
import { belongsToInputMethod, ErrorNote, placeOf, type NavItem } from "../components";
import "./app.css";

type Entry = { id: string; group: string; label: string; path: string | null };

/** Where something new begins; null: a quotation is stored first and then opened. */
const NEW: Record<string, string | null> = { customers: "/customers?new=1", products: "/products?new=1", quotations: null, tenders: "/tenders", library: "/library?new=1" };

/** Go to, create, and search everything; arrows and Enter. */
export function Palette({ open, onClose, items }: { open: boolean; onClose: () => void; items: readonly (NavItem & { nav: string })[] }) {
  const { t } = useTranslation("shell");
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      destroyOnHidden
      width={600}
      style={{ top: 72 }}
      aria-label={t("tools.search")}
      styles={{ container: { padding: 0 } }}
    >
      <PaletteBody onClose={onClose} items={items} />
    </Modal>
  );
}

/** A hit as it is shown: a contact or clause with the row that it belongs to, where it is opened. */
function entryOf({ link, part }: Hit): Entry {
  const path = placeOf(link.noun, link.id);
  if (part === null) return { id: `${link.noun}-${link.id}`, group: `common:noun.${link.noun}`, label: link.label, path };
  return {
    id: `${part.kind}-${part.id}`,
    group: `common:part.${part.kind}`,
    label: `${part.label} · ${link.label}`,
    path: part.kind === "clause" ? `${path}?clause=${part.id}` : path,
  };
}

function useEntries(text: string, items: readonly (NavItem & { nav: string })[]): Entry[] {
  const { t } = useTranslation(["shell", "common"]);
  const found = useSearch(useDeferredValue(text));
  return useMemo(() => {
    const wanted = text.trim().toLowerCase();
    const fits = (label: string) => wanted === "" || label.toLowerCase().includes(wanted);
    const goTo = items.map(({ nav, label, path }) => ({ id: `go-${nav}`, group: t("palette.goTo"), label, path }));
    const create = items.flatMap(({ nav }) => {
      const path = NEW[nav];
      return path === undefined ? [] : [{ id: `new-${nav}`, group: t("palette.create"), label: t(`palette.new.${nav}`), path }];
    });
    const rows = wanted === "" ? [] : (found.data ?? []).map(entryOf).map(({ group, ...entry }) => ({ ...entry, group: t(group) }));
    return [...rows, ...[...goTo, ...create].filter((entry) => fits(entry.label))];
  }, [found.data, items, t, text]);
}

function PaletteBody({ onClose, items }: { onClose: () => void; items: readonly (NavItem & { nav: string })[] }) {
  const { t } = useTranslation("shell");
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const input = useRef<InputRef>(null);
  const list = useRef<HTMLUListElement>(null);
  const entries = useEntries(text, items);
  const chosen = Math.min(at, entries.length - 1);

  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView?.({ block: "nearest" });
  }, [chosen]);

  const quotation = useQuotationCreate();
  const run = async (entry: Entry | undefined) => {
    if (entry === undefined) return;
    const path = entry.path ?? placeOf("quotation", (await quotation.mutateAsync({ title: "", customer: null, tender: null })).quotation.id);
    onClose();
    void navigate(path);
  };
  const start = (entry: Entry | undefined) => void run(entry).catch(() => undefined);
  return (
    <div
      data-testid="palette"
      onKeyDown={(event) => {
        if (belongsToInputMethod(event.nativeEvent)) return;
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step !== undefined) setAt((chosen + step + entries.length) % Math.max(1, entries.length));
        else if (event.key === "Enter") start(entries[chosen]);
        else return;
        event.preventDefault();
      }}
    >
      <Input
        ref={input}
        size="large"
        variant="borderless"
        value={text}
        placeholder={t("palette.placeholder")}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        data-testid="palette-input"
      />
      <ErrorNote error={quotation.error} />
      <ul className="bw-palette" id="palette-list" role="listbox" ref={list}>
        {entries.map((entry, index) => (
          <li
            key={entry.id}
            role="option"
            aria-selected={index === chosen}
            onMouseMove={() => setAt(index)}
            onClick={() => start(entry)}
            data-testid={`palette-${entry.id}`}
          >
            <span className="bw-palette-group">{entry.group}</span>
            <span className="bw-palette-label">{entry.label}</span>
          </li>
        ))}
        {entries.length === 0 && <li className="bw-muted">{t("palette.nothing")}</li>}
      </ul>
    </div>
  );
}
