import { commands, type BidView, type Chapter, type NewChapter } from "../bindings";
import { call } from "./call";
import { keys } from "./keys";
import { useStored, useWrite } from "./mutation";
import { usePreview } from "./preview";

const idOf = (view: BidView) => view.bid.id;

export function useChapterAdd() {
  return useStored("bid", (request: NewChapter) => call(commands.chapterAdd(request)), idOf);
}

/** Saved while typing: the chapter is exchanged in the open bid, nothing else asks again. */
export function useChapterSave() {
  return useWrite(
    (chapter: Chapter) => call(commands.chapterSave(chapter)),
    (client, saved) => {
      client.setQueryData<BidView>(keys.one("bid", saved.bid), (view) =>
        view && { ...view, chapters: view.chapters.map((old) => (old.id === saved.id ? saved : old)) },
      );
      void client.invalidateQueries({ queryKey: keys.check(saved.bid) });
    },
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
