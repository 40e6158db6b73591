import { memo, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Block, Loc } from "../../api/types";

/** Blocks that are laid out together: the browser skips groups that are out of sight. */
const GROUP = 40;
/** Frames for which a place must stand still to be taken as found. */
const STILL = 3;

type PlacedBlock = { block: Block; index: number; startsPage: number | null };

function grouped(blocks: readonly Block[]): PlacedBlock[][] {
  const groups: PlacedBlock[][] = [];
  let page: number | null = null;
  blocks.forEach((block, index) => {
    const startsPage = block.page !== null && block.page !== page ? block.page : null;
    page = block.page ?? page;
    if (index % GROUP === 0) groups.push([]);
    groups.at(-1)?.push({ block, index, startsPage });
  });
  return groups;
}

/** A rough height of a group before it was ever laid out, in pixels, so that the scroll bar is about right. */
function guessHeight(group: readonly PlacedBlock[]): number {
  const lines = group.reduce((sum, { block }) => {
    const { body } = block;
    return sum + (body.type === "table" ? body.rows.length * 2 : 1 + Math.floor(body.text.length / 34));
  }, 0);
  return lines * 21 + group.length * 6;
}

/** The tender as text with the place that is being looked at marked and in sight. */
export function DocumentPane({ blocks, at }: { blocks: readonly Block[]; at: Loc | null }) {
  const { t } = useTranslation("tender");
  const box = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => grouped(blocks), [blocks]);
  const block = at?.block ?? -1;
  const cell = at?.cell ? at.cell.join(",") : null;

  useEffect(() => {
    if (block < 0 || !box.current) return undefined;
    const find = () => box.current?.querySelector(cell ? `[data-block="${block}"] [data-cell="${cell}"]` : `[data-block="${block}"]`)
      ?? box.current?.querySelector(`[data-block="${block}"]`);
    // Groups that were only guessed get their true height when they come into sight, which moves the place:
    // look again until it stands still.
    let looks = 0;
    let before = NaN;
    let frame = 0;
    const look = () => {
      const place = find();
      if (!place) return;
      place.scrollIntoView({ block: "center" });
      const now = place.getBoundingClientRect().top;
      looks = Math.abs(now - before) < 1 ? looks + 1 : 0;
      before = now;
      if (looks < STILL) frame = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [block, cell]);

  return (
    <div className="td-document" ref={box} tabIndex={0} aria-label={t("document")} data-testid="tender-document">
      {groups.map((group, index) => (
        <BlockGroup
          key={index}
          group={group}
          marked={block >= index * GROUP && block < (index + 1) * GROUP ? block : -1}
          cell={block >= index * GROUP && block < (index + 1) * GROUP ? cell : null}
        />
      ))}
    </div>
  );
}

const BlockGroup = memo(function BlockGroup({ group, marked, cell }: { group: PlacedBlock[]; marked: number; cell: string | null }) {
  const { t } = useTranslation("tender");
  return (
    <div className="td-group" style={{ containIntrinsicSize: `auto ${guessHeight(group)}px` }}>
      {group.map(({ block, index, startsPage }) => (
        <div key={index}>
          {startsPage !== null && <div className="td-page" data-testid={`tender-page-${startsPage}`}>{t("page", { page: startsPage })}</div>}
          <BlockBody block={block} index={index} marked={marked === index} cell={cell} />
        </div>
      ))}
    </div>
  );
});

function BlockBody({ block, index, marked, cell }: { block: Block; index: number; marked: boolean; cell: string | null }) {
  const { body } = block;
  if (body.type === "paragraph") {
    const level = body.level === null ? "" : ` td-level-${Math.min(3, body.level)}`;
    return (
      <p className={`td-block${level}${marked ? " td-marked" : ""}`} data-block={index} data-marked={marked || undefined}>
        {body.number && <span className="td-number">{body.number} </span>}
        {body.text}
      </p>
    );
  }
  return (
    <div className={marked && !cell ? "td-block td-table td-marked" : "td-block td-table"} data-block={index} data-marked={marked || undefined}>
      <table>
        <tbody>
          {body.rows.map((row, down) => (
            <tr key={down}>
              {row.map((text, right) => {
                const here = marked && cell === `${down},${right}`;
                return <td key={right} data-cell={`${down},${right}`} className={here ? "td-marked" : undefined}>{text}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
