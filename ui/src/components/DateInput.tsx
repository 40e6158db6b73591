import { DatePicker } from "antd";
import dayjs from "dayjs";

/** A calendar date `2026-06-18`; typed or picked, null when emptied. */
export function DateInput({ value, onChange, testId, ...rest }: {
  value: string | null;
  onChange: (value: string | null) => void;
  testId: string;
  id?: string;
  disabled?: boolean;
  size?: "small" | "medium" | "large";
}) {
  return (
    <DatePicker
      {...rest}
      value={value === null ? null : dayjs(value, "YYYY-MM-DD")}
      format={["YYYY-MM-DD", "YYYY/M/D", "YYYY.M.D", "YYYYMMDD"]}
      onChange={(day) => onChange(day === null || Array.isArray(day) ? null : day.format("YYYY-MM-DD"))}
      style={{ width: 160 }}
      data-testid={testId}
    />
  );
}
