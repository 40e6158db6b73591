import { Drawer, Timeline } from "antd";
import { useTranslation } from "react-i18next";
import { useHistory, type HistoryChange, type HistoryEntry, type Noun } from "../api";
import { DateText, ErrorNote } from "../components";

/** Who changed the record when, and what, newest first. */
export function HistoryDrawer({ noun, id, open, onClose }: { noun: Noun; id: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation("shell");
  return (
    <Drawer title={t("history.title")} open={open} onClose={onClose} size={520} destroyOnHidden data-testid="history">
      <Entries noun={noun} id={id} />
    </Drawer>
  );
}

function Entries({ noun, id }: { noun: Noun; id: string }) {
  const { t } = useTranslation("shell");
  const history = useHistory(noun, id);
  if (history.error) return <ErrorNote error={history.error} />;
  if (history.data === undefined) return null;
  return (
    <Timeline
      data-testid="history-entries"
      items={history.data.map((entry) => ({ key: entry.sequence, content: <Entry entry={entry} nothing={t("history.nothing")} /> }))}
    />
  );
}

function Entry({ entry, nothing }: { entry: HistoryEntry; nothing: string }) {
  return (
    <div className="bw-history" data-testid="history-entry">
      <p>
        <strong>{entry.what}</strong> <span className="bw-muted"><DateText date={entry.at} /> {entry.actor}</span>
      </p>
      {entry.changes.length > 0 && (
        <dl>
          {entry.changes.map((change, index) => <Change key={index} change={change} nothing={nothing} />)}
        </dl>
      )}
    </div>
  );
}

function Change({ change: { field, before, after }, nothing }: { change: HistoryChange; nothing: string }) {
  return (
    <div>
      <dt>{field}</dt>
      <dd>
        {before !== null && <><del>{before}</del> <span aria-hidden>→</span> </>}
        {after === null ? <span className="bw-muted">{nothing}</span> : <ins>{after}</ins>}
      </dd>
    </div>
  );
}
