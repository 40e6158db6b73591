// For looking at screens in a browser: injected before main.tsx by hand, never imported by the program.
import type { Certificate, Customer, OwnCompany, Product } from "../bindings";
import { blankContact, blankCustomer } from "../api";
import { FakeRust, installFake } from "./fake";

const fake = new FakeRust();
const wish = new URLSearchParams(location.search);
fake.state.theme = wish.get("theme") === "dark" ? "dark" : "light";
fake.state.language = wish.get("lang") === "en" ? "en" : "zh-CN";

const cities = ["温岭", "绍兴", "江阴", "昆山", "芜湖", "株洲", "佛山", "泉州"];
const kinds = ["市人民医院", "市公共资源交易中心", "精密机械有限公司", "市教育局", "轨道交通集团", "职业技术学院"];
for (let index = 0; index < Number(wish.get("rows") ?? 42); index += 1) {
  const city = cities[index % cities.length] ?? "";
  const customer: Customer = {
    ...blankCustomer(), id: `customer-${index}`, name: `${city}${kinds[index % kinds.length]}`, credit_code: "91330000MA27XXXX1A", address: `${city}市人民大道 ${index + 8} 号`,
    phone: "0571-8888 0000", industry: index % 3 === 0 ? "医疗" : "政府", region: city, 
    contacts: [{ ...blankContact(), id: `contact-${index}`, name: "王敏", title: "信息科主任", phone: "13800000000" }],
  };
  fake.customers.rows.set(customer.id, customer);
  const product: Product = {
    id: `product-${index}`, number: `SW-${String(index + 1).padStart(3, "0")}`, name: ["文档管理平台", "流程引擎", "现场实施服务", "数据迁移服务"][index % 4] ?? "",
    specification: "标准版，50 并发用户", unit: index % 4 < 2 ? "套" : "人天", category: index % 4 < 2 ? "软件" : "服务",
    list_price: 1_234_500 * (index + 1), floor_price: 1_000_000 * (index + 1), vat_rate: index % 4 < 2 ? 1300 : 600, note: "",
    kind: index % 4 < 2 ? "software" : "service", cost: 500_000 * (index + 1), bundle: null,
  };
  fake.products.rows.set(product.id, product);
}
const company: OwnCompany = {
  id: "company-1", name: "杭州衡矩软件有限公司", credit_code: "91330106MA2XXXXX5K", address: "杭州市西湖区文三路 1 号", legal_representative: "陈立", phone: "0571-8800 0000",
  email: "", accounts: [{ id: "account-1", bank_name: "中国工商银行杭州分行", bank_account: "1202 0000 0000 0000 000", note: "" }], signatories: [], quotation_footer: "", logo: null, seal: null,
};
fake.companies.rows.set(company.id, company);
const certificate = (id: string, name: string, expires_on: string | null): Certificate => ({
  id, owner: company.id, name, number: "ISO-2024-0192", issuer: "中国质量认证中心", issued_on: "2024-01-15", expires_on, scans: [], note: "",
});
for (const row of [
  certificate("c1", "ISO 9001 质量管理体系认证", "2026-12-01"),
  certificate("c2", "软件企业证书", "2026-11-10"),
  certificate("c3", "高新技术企业证书", "2028-06-30"),
  certificate("c4", "营业执照", null),
]) fake.certificates.rows.set(row.id, row);
fake.more["today"] = () => ({
  bids: [
    { id: "b1", number: "BID-2026-0003", project_name: "温岭市人民医院文档管理平台采购项目", submission_deadline: "2026-11-26T09:00:00+08:00", days_left: 3, answered: 212, clauses: 318 },
    { id: "b2", number: "BID-2026-0004", project_name: "绍兴市教育局电子档案系统", submission_deadline: "2026-12-18T14:30:00+08:00", days_left: 25, answered: 8, clauses: 96 },
  ],
  certificates: [
    { id: "c2", name: "软件企业证书", owner: company.name, expires_on: "2026-11-10", days_left: -13 },
    { id: "c1", name: "ISO 9001 质量管理体系认证", owner: company.name, expires_on: "2026-12-01", days_left: 8 },
  ],
  actions: [],
});
fake.more["chain_of"] = ((args: { noun: string; id: string }) => ({
  links: args.noun === "customer" ? [
    { noun: "customer", id: args.id, label: "温岭市人民医院", current: true },
    { noun: "tender", id: "t1", label: "WLCG2026-018", current: false },
    { noun: "quotation", id: "q1", label: "QT-2026-0012 R2", current: false },
    { noun: "bid", id: "b1", label: "BID-2026-0003", current: false },
  ] : [],
})) as never;
// A chain as long as it gets, on a page that is a sheet only.
if (wish.get("chain") === "long") fake.more["chain_of"] = (() => ({
  links: [
    { noun: "customer", id: "k", label: "宁渚港务集团有限公司", current: false },
    { noun: "tender", id: "t1", label: "宁渚港务集团设备运维管理系统建设项目", current: false },
    { noun: "quotation", id: "q1", label: "QT-2026-0012 R2", current: false },
    { noun: "bid", id: "b1", label: "BID-2026-0003", current: true },
    { noun: "contract", id: "c1", label: "CT-2026-0005", current: false },
  ],
})) as never;
const empty = { rows: [], total: 0 };
for (const noun of ["tender", "quotation", "bid", "contract"]) fake.more[`${noun}_list`] = () => empty;

if (wish.get("start") === "locked") fake.lock({ code: "key_missing", field: null, message: "系统钥匙串里没有这个数据库的密钥。", mend: "请输入口令或恢复码；数据库没有被改动。" }, true);
else if (wish.get("start") !== "none") fake.state.status = { status: "open", info: { id: "s", path: fake.state.default_path, name: "标匠", schema: 1, counts: { customer: 42, product: 42, certificate: 4 } } };
installFake(fake);
