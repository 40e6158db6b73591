import type { Certificate, Contact, Customer, OwnCompany, Product } from "../bindings";
import { newId } from "./id";

// Rows of which nothing but the id is known.

export function blankOwnCompany(): OwnCompany {
  return {
    id: newId(), name: "", credit_code: "", address: "", legal_representative: "", phone: "", email: "",
    bank_name: "", bank_account: "", logo: null, seal: null,
  };
}

export function blankCustomer(): Customer {
  return {
    id: newId(), name: "", credit_code: "", address: "", phone: "", industry: "", region: "",
    bank_name: "", bank_account: "", note: "", contacts: [],
  };
}

export function blankContact(): Contact {
  return { id: newId(), name: "", title: "", phone: "", email: "", wechat: "", note: "" };
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
