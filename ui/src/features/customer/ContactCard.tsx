import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Contact } from "../../api";
import { sentence, TextInput, type Problem } from "../../components";

const PARTS = ["name", "title", "phone", "email", "wechat", "note"] as const;

/** One person at the customer, two columns of small fields. */
export function ContactCard({ contact, index, problems, onChange, onRemove }: {
  contact: Contact;
  index: number;
  problems: readonly (Problem & { tone: "error" | "warning" })[];
  onChange: (contact: Contact) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation(["customer", "common"]);
  const own = problems.filter((problem) => problem.field?.startsWith(`contacts[${index}]`) || problem.field?.startsWith(`contacts.${index}.`));
  return (
    <div className="bw-contact" data-testid="contact">
      {PARTS.map((part) => (
        <TextInput
          key={part}
          size="small"
          value={contact[part]}
          placeholder={t(`person.${part}`)}
          aria-label={t(`person.${part}`)}
          autoFocus={part === "name" && contact.name === ""}
          onChange={(value) => onChange({ ...contact, [part]: value })}
          data-testid={`contact-${part}`}
        />
      ))}
      <Button type="text" size="small" icon={<CloseOutlined />} onClick={onRemove} aria-label={t("common:remove")} title={t("common:remove")} data-testid="contact-remove" />
      {own.map((problem) => (
        <p key={problem.message} className={`bw-field-note ${problem.tone === "warning" ? "bw-amber" : "bw-red"}`} role="alert">
          <span aria-hidden>{problem.tone === "warning" ? "△ " : "● "}</span>
          {sentence(problem.message, problem.mend)}
        </p>
      ))}
    </div>
  );
}
