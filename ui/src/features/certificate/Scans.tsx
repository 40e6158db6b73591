import { useTranslation } from "react-i18next";
import { useFileAdd, useFileContent } from "../../api";
import { ErrorNote, FileDrop, Picture } from "../../components";

function Scan({ id, onRemove }: { id: string; onRemove: () => void }) {
  const content = useFileContent(id);
  return <Picture content={content.data} onRemove={onRemove} testId="certificate-scan" />;
}

/** The scanned pages of a certificate in page order. */
export function Scans({ ids, onAdd, onRemove }: { ids: readonly string[]; onAdd: (id: string) => void; onRemove: (id: string) => void }) {
  const { t } = useTranslation("certificate");
  const add = useFileAdd();
  return (
    <>
      {ids.length > 0 && (
        <div className="bw-pictures">
          {ids.map((id) => <Scan key={id} id={id} onRemove={() => onRemove(id)} />)}
        </div>
      )}
      <FileDrop
        accept={[".jpg", ".jpeg", ".png", ".pdf"]}
        text={t("scanDrop")}
        hint={t("scanHint")}
        small={ids.length > 0}
        multiple
        onFile={(file) => void add.mutateAsync(file).then((stored) => onAdd(stored.id), () => undefined)}
        testId="certificate-scan-file"
      />
      <ErrorNote error={add.error} />
    </>
  );
}
