import type { Activity, Certificate, Contact, Customer, InvoiceDetails, OwnCompany, Product } from "../bindings";
import { newId } from "./id";

// Rows of which nothing but the id is known.

export function blankOwnCompany(): OwnCompany {
  return {
    id: newId(), name: "", credit_code: "", address: "", legal_representative: "", phone: "", email: "",
    accounts: [], signatories: [], quotation_footer: "", logo: null, seal: null,
  };
}

export function blankCustomer(): Customer {
  return {
    id: newId(), name: "", credit_code: "", class: null, industry: "", region: "", source: "", address: "", phone: "",
    bank_name: "", bank_account: "", invoice: blankInvoice, note: "", contacts: [], it_systems: [], past_projects: [],
  };
}

const blankInvoice: InvoiceDetails = { kind: null, title: "", tax_number: "", address: "", phone: "", bank_name: "", bank_account: "" };

export function blankContact(): Contact {
  return {
    id: newId(), name: "", department: "", title: "", role: null, attitude: null, phone: "", other_phone: "",
    email: "", wechat: "", birthday: null, interests: "", reports_to: null, note: "",
  };
}

export function blankActivity(customer: string): Activity {
  return { id: newId(), customer, kind: "visit", at: new Date().toISOString(), contacts: [], text: "", next_action: "", due_on: null, done_at: null };
}

/** 13 %: goods and standard software (增值税法 10). */
export function blankProduct(): Product {
  return {
    id: newId(), number: "", name: "", kind: "software", specification: "", unit: "", category: "",
    list_price: 0, floor_price: 0, cost: 0, vat_rate: 1300, note: "", bundle: null,
  };
}

export function blankCertificate(owner: string): Certificate {
  return { id: newId(), owner, name: "", number: "", issuer: "", issued_on: null, expires_on: null, scans: [], note: "" };
}
