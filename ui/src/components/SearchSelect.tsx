import { Select } from "antd";

/** One of many rows, found by typing; emptied to none. */
export function SearchSelect({ id, value, options, onSearch, loading, onChange, placeholder, disabled = false, testId }: {
  id?: string;
  value: string | null;
  options: { value: string; label: string }[];
  onSearch: (text: string) => void;
  loading: boolean;
  onChange: (value: string | null) => void;
  placeholder?: string;
  disabled?: boolean;
  testId: string;
}) {
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={value}
      options={options}
      loading={loading}
      disabled={disabled}
      placeholder={placeholder}
      allowClear
      showSearch={{ filterOption: false, onSearch }}
      // antd asks for nothing on closing: the whole list should be there at the next opening.
      onOpenChange={(open) => !open && onSearch("")}
      onChange={(next: string | undefined) => onChange(next ?? null)}
      style={{ width: "100%" }}
      data-testid={testId}
    />
  );
}
