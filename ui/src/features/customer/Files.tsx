import { DeleteOutlined, DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  useCustomerFileAdd, useCustomerFileExport, useCustomerFileRemove, useCustomerFileRename, useCustomerFileRestore, useCustomerFiles,
  useExportedOpen, useExportedShow, useFileContent, type CustomerFile,
} from "../../api";
import { dateTimeText, ErrorNote, FileDrop, Picture, sizeText, TextInput, useExportedToast, useUndoToast } from "../../components";

/** The customer's files: dropped in, renamed in place, a copy saved outside; the chosen picture beside them. */
export function Files({ customer }: { customer: string }) {
  const { t } = useTranslation("customer");
  const files = useCustomerFiles(customer);
  const add = useCustomerFileAdd();
  const [chosen, setChosen] = useState<string | null>(null);
  const [known, setKnown] = useState<string | null>(null);
  const shown = files.data?.find(({ id }) => id === chosen) ?? files.data?.find(({ media_type }) => media_type.startsWith("image/"));
  const take = async (upload: { name: string; base64: string }) => {
    try {
      const file = await add.mutateAsync({ customer, upload });
      setKnown(files.data?.some(({ id }) => id === file.id) ? t("file.known", { name: upload.name, known: file.name }) : null);
    } catch {
      // The failure stands under the drop.
    }
  };
  return (
    <div className="cu-files">
      <section>
        <FileDrop accept={[""]} multiple small={(files.data?.length ?? 0) > 0} text={t("file.drop")} hint={t("file.hint")} onFile={(upload) => void take(upload)} testId="customer-file-add" />
        {known && <p className="bw-muted" role="status" data-testid="customer-file-known">{known}</p>}
        <ErrorNote error={add.error ?? files.error} />
        <ul data-testid="customer-files">
          {files.data?.map((file) => <Row key={file.id} file={file} current={file.id === shown?.id} onChoose={() => setChosen(file.id)} />)}
        </ul>
      </section>
      {shown && <Preview file={shown} />}
    </div>
  );
}

function Preview({ file }: { file: CustomerFile }) {
  const content = useFileContent(file.media_type.startsWith("image/") ? file.file : null);
  if (!file.media_type.startsWith("image/")) return null;
  return <aside className="cu-preview"><Picture content={content.data} testId="customer-file-picture" /></aside>;
}

function Row({ file, current, onChoose }: { file: CustomerFile; current: boolean; onChoose: () => void }) {
  const { t } = useTranslation(["customer", "common"]);
  const rename = useCustomerFileRename();
  const remove = useCustomerFileRemove();
  const restore = useCustomerFileRestore();
  const save = useCustomerFileExport();
  const open = useExportedOpen();
  const show = useExportedShow();
  const exported = useExportedToast({ open: open.mutate, show: show.mutate });
  const undoable = useUndoToast();
  const [name, setName] = useState(file.name);
  const keep = () => {
    if (name.trim() === "") setName(file.name);
    else if (name.trim() !== file.name) rename.mutate({ id: file.id, name });
  };
  return (
    <li className={current ? "cu-file cu-file-here" : "cu-file"} onClick={onChoose} data-testid="customer-file">
      <TextInput size="small" variant="borderless" value={name} aria-label={t("file.name")} onChange={setName} onFocus={onChoose} onBlur={keep} onPressEnter={keep} data-testid="customer-file-name" />
      <span className="bw-figure bw-muted">{sizeText(file.size)}</span>
      <time className="bw-muted" dateTime={file.added_at}>{dateTimeText(file.added_at)}</time>
      <Button type="text" size="small" icon={<DownloadOutlined />} loading={save.isPending} onClick={() => save.mutate(file.id, { onSuccess: exported })} aria-label={t("file.save")} title={t("file.save")} data-testid="customer-file-save" />
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined />}
        onClick={() => remove.mutate(file.id, { onSuccess: () => undoable(t("common:removed", { name: file.name }), () => restore.mutate(file.id)) })}
        aria-label={t("common:remove")}
        title={t("common:remove")}
        data-testid="customer-file-remove"
      />
      <ErrorNote error={rename.error ?? remove.error ?? restore.error ?? save.error ?? open.error ?? show.error} />
    </li>
  );
}
