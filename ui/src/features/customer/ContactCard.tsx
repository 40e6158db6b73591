import { CloseOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Attitude, Contact, DecisionRole } from "../../api";
import { DateInput, sentence, TextInput, type Problem } from "../../components";
import { mayReportTo } from "./chart";

const SHORT = ["name", "title", "phone", "email", "wechat", "note"] as const;
const FULL = ["name", "department", "title", "phone", "other_phone", "email", "wechat", "interests", "note"] as const;
const ROLES: DecisionRole[] = ["decision_maker", "influencer", "user", "technical", "gatekeeper", "coach"];
const ATTITUDES: Attitude[] = ["supporter", "neutral", "opponent"];

/** One person at the customer in small fields; `others` given, with everything that is known. */
export function ContactCard({ contact, index, problems, others, onChange, onRemove }: {
  contact: Contact;
  index: number;
  problems: readonly (Problem & { tone: "error" | "warning" })[];
  /** All contacts of the customer: the superior is one of them. */
  others?: readonly Contact[];
  onChange: (contact: Contact) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation(["customer", "common"]);
  const own = problems.filter((problem) => problem.field?.startsWith(`contacts[${index}]`) || problem.field?.startsWith(`contacts.${index}.`));
  return (
    <div className={others ? "bw-contact bw-contact-full" : "bw-contact"} data-testid="contact">
      <div className="bw-contact-fields">
        {(others ? FULL : SHORT).map((part) => (
          <TextInput
            key={part}
            size="small"
            value={contact[part]}
            placeholder={t(`person.${part}`)}
            aria-label={t(`person.${part}`)}
            autoFocus={part === "name" && contact.name === ""}
            onChange={(value) => onChange({ ...contact, [part]: value })}
            data-testid={`contact-${part.replace("_", "-")}`}
          />
        ))}
        {others && (
          <>
            <Select<DecisionRole> size="small" allowClear value={contact.role} placeholder={t("person.role")} aria-label={t("person.role")} options={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))} onChange={(role?: DecisionRole) => onChange({ ...contact, role: role ?? null })} data-testid="contact-role" />
            <Select<Attitude> size="small" allowClear value={contact.attitude} placeholder={t("person.attitude")} aria-label={t("person.attitude")} options={ATTITUDES.map((value) => ({ value, label: t(`attitudes.${value}`) }))} onChange={(attitude?: Attitude) => onChange({ ...contact, attitude: attitude ?? null })} data-testid="contact-attitude" />
            <Select<string>
              size="small"
              allowClear
              value={contact.reports_to}
              placeholder={t("person.reports_to")}
              aria-label={t("person.reports_to")}
              options={others.filter(({ id }) => mayReportTo(others, contact.id, id)).map(({ id, name }) => ({ value: id, label: t("reportsTo", { name: name || t("person.name") }) }))}
              onChange={(reports_to?: string) => onChange({ ...contact, reports_to: reports_to ?? null })}
              data-testid="contact-reports-to"
            />
            <label className="bw-contact-birthday">
              <span className="bw-muted">{t("person.birthday")}</span>
              <DateInput size="small" value={contact.birthday} onChange={(birthday) => onChange({ ...contact, birthday })} testId="contact-birthday" />
            </label>
          </>
        )}
      </div>
      <Button type="text" size="small" icon={<CloseOutlined />} onClick={onRemove} aria-label={t("common:remove")} title={t("common:remove")} data-testid="contact-remove" />
      {own.map((problem) => (
        <p key={`${problem.field} ${problem.message}`} className={`bw-field-note ${problem.tone === "warning" ? "bw-amber" : "bw-red"}`} role="alert">
          <span aria-hidden>{problem.tone === "warning" ? "△ " : "● "}</span>
          {sentence(problem.message, problem.mend)}
        </p>
      ))}
    </div>
  );
}
