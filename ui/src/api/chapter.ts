import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { commands, type BidView, type Chapter, type NewChapter } from "../bindings";
import { call } from "./call";
import { keys } from "./keys";
import { useStored, useWrite } from "./mutation";
import { usePreview } from "./preview";

const idOf = (view: BidView) => view.bid.id;

export function useChapterAdd() {
  return useStored("bid", (request: NewChapter) => call(commands.chapterAdd(request)), idOf);
}

function exchange(client: QueryClient, chapter: Chapter): void {
  client.setQueryData<BidView>(keys.one("bid", chapter.bid), (view) =>
    view && { ...view, chapters: view.chapters.map((old) => (old.id === chapter.id ? { ...chapter, position: old.position } : old)) },
  );
}

/**
 * Saved while typing: the chapter is exchanged in the open bid, nothing else asks again. It is exchanged
 * before it is stored, so that leaving a chapter and coming straight back never shows the older text.
 */
export function useChapterSave() {
  const client = useQueryClient();
  return useWrite(
    (chapter: Chapter) => {
      exchange(client, chapter);
      return call(commands.chapterSave(chapter));
    },
    (_, saved) => void client.invalidateQueries({ queryKey: keys.check(saved.bid) }),
  );
}

export function useChapterRemove() {
  return useStored("bid", (id: string) => call(commands.chapterRemove(id)), idOf);
}

export function useChapterRestore() {
  return useStored("bid", (id: string) => call(commands.chapterRestore(id)), idOf);
}

/** All chapter ids of the bid in print order. */
export function useChaptersOrder() {
  return useStored("bid", ({ bid, ids }: { bid: string; ids: string[] }) => call(commands.chaptersOrder(bid, ids)), idOf);
}

export function useChapterPreview(chapter: Chapter | null, page: number) {
  return usePreview(chapter, page, (input, wanted) => call(commands.chapterPreview(input, wanted)));
}
