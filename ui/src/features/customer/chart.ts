import type { Contact } from "../../api";

export type ChartNode = { key: string; contact: Contact; children: ChartNode[] };

/** The organisation chart: whoever reports to nobody known stands on top; everybody once, circles cut open. */
export function chartOf(contacts: readonly Contact[]): ChartNode[] {
  const known = new Map(contacts.map((contact) => [contact.id, contact]));
  const seen = new Set<string>();
  const node = (contact: Contact): ChartNode => {
    seen.add(contact.id);
    const below = contacts.filter((other) => other.reports_to === contact.id && !seen.has(other.id));
    return { key: contact.id, contact, children: below.map(node) };
  };
  const tops = contacts.filter(({ id, reports_to }) => reports_to === null || reports_to === id || !known.has(reports_to));
  const chart = tops.map(node);
  for (const contact of contacts) if (!seen.has(contact.id)) chart.push(node(contact));
  return chart;
}

/** Whether `id` may report to `superior` without a circle. */
export function mayReportTo(contacts: readonly Contact[], id: string, superior: string): boolean {
  const known = new Map(contacts.map((contact) => [contact.id, contact.reports_to]));
  const seen = new Set<string>();
  let next: string | null = superior;
  while (next !== null && !seen.has(next)) {
    if (next === id) return false;
    seen.add(next);
    next = known.get(next) ?? null;
  }
  return known.has(superior);
}

/** Without one person; those below report to the one above. */
export function without(contacts: readonly Contact[], id: string): Contact[] {
  const gone = contacts.find((contact) => contact.id === id);
  return contacts
    .filter((contact) => contact.id !== id)
    .map((contact) => (contact.reports_to === id ? { ...contact, reports_to: gone?.reports_to ?? null } : contact));
}
