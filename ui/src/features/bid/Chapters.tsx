import { ArrowDownOutlined, ArrowUpOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { useChapterAdd, useChapterPreview, useChapterRemove, useChapterRestore, useChapterSave, useChaptersOrder } from "../../api";
import type { Chapter } from "../../api/types";
import { EmptyState, ErrorNote, PagePreview, TextInput, useAutosave, useUndoToast } from "../../components";
import { partPlace, useBench } from "./bench";
import { ChapterEditor } from "./ChapterEditor";
import type { Values } from "./editorNodes";
import { Frame } from "./Frame";

/** The chapters of our bid: order, titles, text, and the page as it will be printed. */
export default function Chapters() {
  const { t } = useTranslation("bid");
  const { view, frozen } = useBench();
  const [params] = useSearchParams();
  const focus = params.get("focus");
  const chapter = view.chapters.find(({ id }) => id === focus) ?? view.chapters[0];
  const edits = useChapterEdits(chapter);
  const side = <ChapterList current={chapter?.id ?? null} edits={edits} />;
  if (!chapter) {
    return (
      <Frame side={side}>
        <EmptyState text={t("chapter.empty")} {...(frozen ? {} : { action: { label: t("chapter.add"), onClick: edits.add, testId: "chapter-first" } })} />
      </Frame>
    );
  }
  return <Desk key={chapter.id} chapter={chapter} side={side} />;
}

function Desk({ chapter, side }: { chapter: Chapter; side: React.ReactNode }) {
  const { t } = useTranslation("bid");
  const { view, frozen } = useBench();
  const save = useChapterSave();
  const { draft, change, state } = useAutosave(chapter, (next) => save.mutateAsync(next));
  const [page, setPage] = useState(1);
  const shown = frozen ? chapter : draft;
  const preview = useChapterPreview(shown, page);
  const values = useMemo<Values>(() => Object.fromEntries(view.fields.map(({ field, value }) => [field, value])), [view.fields]);
  return (
    <Frame state={state} side={side} right={<PagePreview page={preview.page} onPage={setPage} busy={preview.busy} error={preview.error} testId="chapter-preview" />}>
      <div className="ed">
        {state.phase === "failed" && <ErrorNote error={state.problem} />}
        <div className="ed-title">
          <TextInput
            value={shown.title}
            variant="borderless"
            readOnly={frozen}
            onChange={(title) => change({ title }, "title")}
            placeholder={t("chapter.title")}
            aria-label={t("chapter.title")}
            data-testid="chapter-title"
          />
        </div>
        <ChapterEditor content={chapter.content} values={values} frozen={frozen} onContent={(content) => change({ content }, "content")} />
      </div>
    </Frame>
  );
}

function useChapterEdits(chapter: Chapter | undefined) {
  const { t } = useTranslation(["bid", "common"]);
  const { view } = useBench();
  const navigate = useNavigate();
  const bid = view.bid.id;
  const add = useChapterAdd();
  const remove = useChapterRemove();
  const restore = useChapterRestore();
  const order = useChaptersOrder();
  const offerUndo = useUndoToast();
  const open = (id: string) => void navigate(partPlace(bid, "chapters", id), { replace: true });
  return {
    error: add.error ?? remove.error ?? restore.error ?? order.error,
    open,
    add: () => {
      const before = new Set(view.chapters.map(({ id }) => id));
      const request = { bid, after: chapter?.id ?? null, title: t("chapter.untitled") };
      add.mutate(request, { onSuccess: (next) => {
        const made = next.chapters.find(({ id }) => !before.has(id));
        if (made) open(made.id);
      } });
    },
    remove: ({ id, title }: Chapter) =>
      remove.mutate(id, { onSuccess: () => offerUndo(t("common:removed", { name: title }), () => restore.mutate(id, { onSuccess: () => open(id) })) }),
    move: (id: string, by: 1 | -1) => {
      const ids = view.chapters.map((each) => each.id);
      const at = ids.indexOf(id);
      if (at + by < 0 || at + by >= ids.length) return;
      ids.splice(at, 1);
      ids.splice(at + by, 0, id);
      order.mutate({ bid, ids });
    },
  };
}

function ChapterList({ current, edits }: { current: string | null; edits: ReturnType<typeof useChapterEdits> }) {
  const { t } = useTranslation(["bid", "common"]);
  const { view, frozen } = useBench();
  const last = view.chapters.length - 1;
  return (
    <nav className="bd-chapters" aria-label={t("part.chapters")} data-testid="chapter-list">
      <ErrorNote error={edits.error} />
      <ol>
        {view.chapters.map((chapter, index) => (
          <li key={chapter.id} className={chapter.id === current ? "bd-chapter bd-chapter-here" : "bd-chapter"}>
            <button
              type="button"
              aria-current={chapter.id === current}
              onClick={() => edits.open(chapter.id)}
              onKeyDown={(event) => {
                if (frozen || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
                event.preventDefault();
                edits.move(chapter.id, event.key === "ArrowUp" ? -1 : 1);
              }}
              data-testid={`chapter-${index + 1}`}
            >
              <span className="bw-muted">{index + 1}</span> {chapter.title}
            </button>
            {!frozen && chapter.id === current && (
              <span className="bd-chapter-tools">
                <Button size="small" type="text" icon={<ArrowUpOutlined />} disabled={index === 0} onClick={() => edits.move(chapter.id, -1)} aria-label={t("chapter.up")} title={`${t("chapter.up")} Alt ↑`} data-testid={`chapter-up-${index + 1}`} />
                <Button size="small" type="text" icon={<ArrowDownOutlined />} disabled={index === last} onClick={() => edits.move(chapter.id, 1)} aria-label={t("chapter.down")} title={`${t("chapter.down")} Alt ↓`} data-testid={`chapter-down-${index + 1}`} />
                <Button size="small" type="text" onClick={() => edits.remove(chapter)} data-testid={`chapter-remove-${index + 1}`}>{t("common:remove")}</Button>
              </span>
            )}
          </li>
        ))}
      </ol>
      {!frozen && <Button size="small" block onClick={edits.add} data-testid="chapter-add">{t("chapter.add")}</Button>}
    </nav>
  );
}
