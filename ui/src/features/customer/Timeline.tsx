import { DeleteOutlined } from "@ant-design/icons";
import { Button, Checkbox, DatePicker, Segmented, Select } from "antd";
import dayjs from "dayjs";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { blankActivity, useActivityDone, useActivityList, useActivityRemove, useActivityRestore, useActivitySave, type Activity, type ActivityKind, type Contact } from "../../api";
import { DateInput, DateText, dateTimeText, ErrorNote, keysText, TextArea, TextInput, useUndoToast } from "../../components";

const KINDS: ActivityKind[] = ["visit", "call", "mail", "meeting", "note"];

/** What was done with the customer, the latest first; on top the next entry, stored with Ctrl/Cmd+Enter. */
export function Timeline({ customer, contacts }: { customer: string; contacts: readonly Contact[] }) {
  const { t } = useTranslation("customer");
  const list = useActivityList(customer);
  const [edited, setEdited] = useState<string | null>(null);
  return (
    <div className="cu-timeline">
      <ActivityForm key={`new-${list.data?.length ?? 0}`} activity={blankActivity(customer)} contacts={contacts} fresh />
      <ErrorNote error={list.error} />
      {list.data?.length === 0 && <p className="bw-muted cu-none">{t("activity.none")}</p>}
      <ol data-testid="activities">
        {list.data?.map((activity) =>
          edited === activity.id
            ? <li key={activity.id}><ActivityForm activity={activity} contacts={contacts} onEnd={() => setEdited(null)} /></li>
            : <Entry key={activity.id} activity={activity} contacts={contacts} onEdit={() => setEdited(activity.id)} />,
        )}
      </ol>
    </div>
  );
}

function ActivityForm({ activity, contacts, fresh = false, onEnd }: { activity: Activity; contacts: readonly Contact[]; fresh?: boolean; onEnd?: () => void }) {
  const { t } = useTranslation(["customer", "common"]);
  const [draft, setDraft] = useState(activity);
  const save = useActivitySave();
  const box = useRef<HTMLFormElement>(null);
  const put = (patch: Partial<Activity>) => setDraft((old) => ({ ...old, ...patch }));
  const empty = draft.text.trim() === "" && draft.next_action.trim() === "";
  const run = () => {
    if (!empty) save.mutate(draft, { onSuccess: () => onEnd?.() });
  };
  return (
    <form
      ref={box}
      className="cu-entry"
      data-testid={fresh ? "activity-new" : "activity-edit"}
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          run();
        } else if (event.key === "Escape" && onEnd && !document.querySelector(".ant-select-dropdown:not(.ant-select-dropdown-hidden)")) {
          event.stopPropagation();
          onEnd();
        }
      }}
    >
      <ErrorNote error={save.error} />
      <div className="cu-entry-line">
        <Segmented<ActivityKind> size="small" value={draft.kind} onChange={(kind) => put({ kind })} options={KINDS.map((value) => ({ value, label: t(`activity.kinds.${value}`) }))} data-testid="activity-kind" />
        <DatePicker size="small" showTime={{ format: "HH:mm" }} format="YYYY-MM-DD HH:mm" allowClear={false} value={dayjs(draft.at)} onChange={(at) => at && !Array.isArray(at) && put({ at: at.toISOString() })} data-testid="activity-at" />
        <Select<string[]> size="small" mode="multiple" value={draft.contacts.filter((id) => contacts.some((contact) => contact.id === id))} onChange={(people) => put({ contacts: people })} options={contacts.map(({ id, name }) => ({ value: id, label: name }))} optionFilterProp="label" placeholder={t("activity.people")} className="cu-entry-people" data-testid="activity-people" />
      </div>
      <TextArea autoSize={{ minRows: 2, maxRows: 10 }} value={draft.text} autoFocus={!fresh} placeholder={t("activity.text")} aria-label={t("activity.text")} onChange={(text) => put({ text })} data-testid="activity-text" />
      <div className="cu-entry-line">
        <TextInput size="small" className="cu-entry-next" value={draft.next_action} placeholder={t("activity.next")} aria-label={t("activity.next")} onChange={(next_action) => put({ next_action })} data-testid="activity-next" />
        <DateInput size="small" value={draft.due_on} onChange={(due_on) => put({ due_on })} testId="activity-due" />
        <Button type="primary" size="small" htmlType="submit" disabled={empty} loading={save.isPending} title={keysText("mod+Enter")} data-testid="activity-save">{t(fresh ? "activity.add" : "activity.keep")}</Button>
        {onEnd && <Button size="small" onClick={onEnd}>{t("common:cancel")}</Button>}
      </div>
    </form>
  );
}

function Entry({ activity, contacts, onEdit }: { activity: Activity; contacts: readonly Contact[]; onEdit: () => void }) {
  const { t } = useTranslation(["customer", "common"]);
  const done = useActivityDone();
  const remove = useActivityRemove();
  const restore = useActivityRestore();
  const undoable = useUndoToast();
  const { id, kind, at, text, next_action, due_on, done_at } = activity;
  const people = activity.contacts.flatMap((one) => contacts.find((contact) => contact.id === one)?.name ?? []);
  const drop = () => remove.mutate(id, { onSuccess: () => undoable(t("common:removed", { name: t(`activity.kinds.${kind}`) }), () => restore.mutate(id)) });
  return (
    <li
      className="cu-activity"
      tabIndex={0}
      data-testid="activity"
      onDoubleClick={onEdit}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return;
        if (event.key === "Enter") onEdit();
        else if (event.key === "Delete") drop();
        else return;
        event.preventDefault();
      }}
    >
      <header>
        <b>{t(`activity.kinds.${kind}`)}</b>
        <time dateTime={at}>{dateTimeText(at)}</time>
        <span className="bw-muted">{people.join(t("activity.comma"))}</span>
        <Button type="text" size="small" onClick={onEdit} data-testid="activity-edit-open">{t("activity.change")}</Button>
        <Button type="text" size="small" icon={<DeleteOutlined />} onClick={drop} aria-label={t("common:remove")} title={t("common:remove")} data-testid="activity-remove" />
      </header>
      <ErrorNote error={done.error ?? remove.error ?? restore.error} />
      {text !== "" && <p className="cu-value">{text}</p>}
      {(next_action !== "" || due_on !== null) && (
        <p className="cu-next">
          <Checkbox checked={done_at !== null} onChange={(event) => done.mutate({ id, done: event.target.checked })} data-testid="activity-done">
            <span className={done_at === null ? "cu-value" : "cu-value cu-done"}>{next_action || t("activity.next")}</span>
          </Checkbox>
          {due_on && <DateText date={due_on} left={done_at === null} />}
        </p>
      )}
    </li>
  );
}
