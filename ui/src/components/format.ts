// Text <-> whole numbers. No float ever holds money: digits are shifted, not multiplied.

/** 999,999,999,999.99 yuan in fen, as `Fen::MAX` in Rust. */
export const MAX_FEN = 99_999_999_999_999;

const FULL_WIDTH = /[０-９．，－％]/g;

/** Full-width digits and points (left by an input method) as plain ones; separators and spaces dropped. */
function plain(text: string): string {
  return text
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[,\s¥￥_。]/g, (sign) => (sign === "。" ? "." : ""));
}

/**
 * A decimal text as a whole number of 10^-places; null when it is no number, has more places
 * than fit, or is larger than `max`.
 */
export function parseScaled(text: string, places: number, max: number): number | null {
  const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(plain(text));
  if (match === null) return null;
  const [, sign = "", whole = "", fraction = ""] = match;
  if (whole === "" && fraction === "") return null;
  const kept = fraction.replace(/0+$/, "");
  if (kept.length > places) return null;
  const digits = `${whole}${kept.padEnd(places, "0")}`.replace(/^0+(?=\d)/, "");
  if (digits.length > 15) return null;
  const value = Number(digits);
  if (value > max) return null;
  return sign === "-" && value !== 0 ? -value : value;
}

function digitsOf(value: number, places: number): [sign: string, whole: string, fraction: string] {
  const digits = String(Math.abs(value)).padStart(places + 1, "0");
  const cut = digits.length - places;
  return [value < 0 ? "-" : "", digits.slice(0, cut), digits.slice(cut)];
}

/** Shortest text: 1500 thousandths -> "1.5". */
export function scaledText(value: number, places: number): string {
  const [sign, whole, fraction] = digitsOf(value, places);
  const kept = fraction.replace(/0+$/, "");
  return kept === "" ? `${sign}${whole}` : `${sign}${whole}.${kept}`;
}

/** Yuan with two decimals: 123450 fen -> "1234.50". */
export function yuanText(fen: number): string {
  const [sign, whole, fraction] = digitsOf(fen, 2);
  return `${sign}${whole}.${fraction}`;
}

/** Yuan with thousands separators: 123450 fen -> "1,234.50". */
export function groupedYuan(fen: number): string {
  const [sign, whole, fraction] = digitsOf(fen, 2);
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${fraction}`;
}

export const parseYuan = (text: string) => parseScaled(text, 2, MAX_FEN);
/** Basis points -> percent: 1300 -> "13". */
export const percentText = (basisPoints: number) => scaledText(basisPoints, 2);
export const parsePercent = (text: string) => parseScaled(plain(text).replace(/%$/, ""), 2, 10_000);
/** Thousandths -> quantity: 1500 -> "1.5". */
export const quantityText = (thousandths: number) => scaledText(thousandths, 3);
export const parseQuantity = (text: string) => parseScaled(text, 3, 999_999_999_999);

const two = (value: number) => String(value).padStart(2, "0");

/** A calendar date as it is stored: `2026-06-18`. */
export function isoDate(day: Date): string {
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/**
 * An instant for the eye: `2026-06-18 09:00`. One with its own offset (a tender's deadline) keeps
 * the wall time of its place; a UTC instant is shown in the time of this machine.
 */
export function dateTimeText(instant: string): string {
  if (!instant.includes("T")) return instant;
  if (!instant.endsWith("Z") && !instant.endsWith("+00:00")) return instant.slice(0, 16).replace("T", " ");
  const day = new Date(instant);
  if (Number.isNaN(day.getTime())) return instant;
  return `${isoDate(day)} ${clockText(day)}`;
}

/** `10:32`, local. */
export function clockText(day: Date): string {
  return `${two(day.getHours())}:${two(day.getMinutes())}`;
}

/** Calendar days from today to the day of a date or instant; negative when it has passed. */
export function daysUntil(date: string, today: Date = new Date()): number {
  const [year = 0, month = 1, day = 1] = dateTimeText(date).slice(0, 10).split("-").map(Number);
  const from = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  return Math.round((Date.UTC(year, month - 1, day) - from) / 86_400_000);
}

/** `12.3 KB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const unit = bytes < 1024 * 1024 ? "KB" : "MB";
  const tenths = Math.round((bytes * 10) / (unit === "KB" ? 1024 : 1024 * 1024));
  return `${scaledText(tenths, 1)} ${unit}`;
}

/** A sentence and its mend in one line: no space after Chinese punctuation. */
export function sentence(message: string, mend?: string | null): string {
  if (!mend) return message;
  return /[。；，：？]$/.test(message) ? message + mend : `${message} ${mend}`;
}
