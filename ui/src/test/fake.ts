// An in-memory Rust for tests and for looking at screens in a browser. Never part of the program.
import type {
  Certificate, Customer, ListRequest, OwnCompany, Product, ProductImport, StartState, StoreCreate, StoredFile,
  StoreUnlock, Told, Upload,
} from "../bindings";

type Row = { id: string };
type Shelf<T extends Row> = { rows: Map<string, T>; gone: Map<string, T> };

const shelf = <T extends Row>(): Shelf<T> => ({ rows: new Map(), gone: new Map() });
const told = (code: string, message: string, field: string | null = null, mend = ""): Told => ({ code, message, field, mend });

/** The commands of the screens that need no document: start, rows, files, today. */
export class FakeRust {
  state: StartState = {
    language: "zh-CN",
    theme: "light",
    status: { status: "none" },
    default_path: "/home/li/文档/标匠/标匠.bidwright",
    export_dir: "/home/li/文档/标匠/导出",
    version: "0.1.0",
  };
  passphrase = "";
  companies = shelf<OwnCompany>();
  customers = shelf<Customer>();
  products = shelf<Product>();
  certificates = shelf<Certificate>();
  files = new Map<string, { file: StoredFile; base64: string }>();
  /** Every command called, in order. */
  calls: string[] = [];
  more: Record<string, (args: never) => unknown> = {};

  /** As `window.__TAURI_INTERNALS__.invoke`. */
  invoke = async (command: string, args: Record<string, unknown> = {}): Promise<unknown> => {
    this.calls.push(command);
    const more = this.more[command];
    if (more) return structuredClone(more(args as never));
    const noun = /^(own_company|customer|product|certificate)_(list|get|save|remove|restore)$/.exec(command);
    if (noun) return structuredClone(this.row(noun[1] ?? "", noun[2] ?? "", args));
    return structuredClone(this.other(command, args));
  };

  private shelfOf(noun: string): Shelf<Row & { name: string }> {
    return { own_company: this.companies, customer: this.customers, product: this.products, certificate: this.certificates }[noun] as Shelf<Row & { name: string }>;
  }

  private row(noun: string, verb: string, args: Record<string, unknown>): unknown {
    const { rows, gone } = this.shelfOf(noun);
    const id = String(args["id"]);
    if (verb === "list") {
      const { search, sort, limit, offset } = args["request"] as ListRequest;
      const fits = [...rows.values()].filter((row) => JSON.stringify(row).includes(search));
      const key = (row: Row) => String((row as unknown as Record<string, unknown>)[sort?.column ?? "id"]);
      if (sort) fits.sort((a, b) => key(a).localeCompare(key(b), "zh") * (sort.descending ? -1 : 1));
      return { rows: fits.slice(offset, offset + limit), total: fits.length };
    }
    if (verb === "get") {
      const row = rows.get(id);
      if (!row) throw told("no_such_row", "没有这条记录。");
      return row;
    }
    if (verb === "save") {
      const value = Object.values(args)[0] as Row & { name: string; credit_code?: string };
      if (value.name.trim() === "") throw told("empty", "名称不能为空。", "name", "请填写名称。");
      rows.set(value.id, value);
      const odd = value.credit_code && value.credit_code.length !== 18;
      return { value, warnings: odd ? [told("credit_code", "统一社会信用代码应为 18 位。", "credit_code", "请与营业执照核对。")] : [] };
    }
    const [from, to] = verb === "remove" ? [rows, gone] : [gone, rows];
    const row = from.get(id);
    if (!row) throw told("no_such_row", "没有这条记录。");
    from.delete(id);
    to.set(id, row);
    return null;
  }

  private opened(path: string): StartState {
    const name = path.split("/").at(-1)?.replace(/\.[^.]+$/, "") ?? "";
    this.state = { ...this.state, status: { status: "open", info: { id: "store", path, name, schema: 1, counts: {} } } };
    return this.state;
  }

  lock(reason: Told, passphrase: boolean): StartState {
    this.state = { ...this.state, status: { status: "locked", path: this.state.default_path, reason, passphrase } };
    return this.state;
  }

  private other(command: string, args: Record<string, unknown>): unknown {
    switch (command) {
      case "start_state":
        return this.state;
      case "language_set":
        return (this.state = { ...this.state, language: args["language"] as StartState["language"] });
      case "theme_set":
        return (this.state = { ...this.state, theme: args["theme"] as StartState["theme"] });
      case "store_create": {
        const request = args["request"] as StoreCreate;
        if (request.path.endsWith("/")) throw told("path", "这个位置是文件夹。", "path", "请写出文件名。");
        this.passphrase = request.passphrase;
        const state = this.opened(request.path);
        return {
          info: state.status.status === "open" ? state.status.info : null,
          recovery_code: "7K3Q-M9XD-2RTW-H5BN-C8PA-V4JE-6YGS-0FZ1-QXM4-T7KD-9WHR-3NBC-5AVP-E2J8",
          warning: null,
        };
      }
      case "store_open": {
        const request = args["request"] as StoreUnlock;
        if (request.passphrase !== this.passphrase && request.recovery_code === "") {
          throw told("wrong_passphrase", "口令不对。", "passphrase", "请再试，或改填恢复码。");
        }
        return this.opened(request.path);
      }
      case "store_lock":
        return this.lock(told("locked", "数据库由您锁定。", null, "输入口令或恢复码后继续。"), true);
      case "store_verify":
        return { sound: true, entries: 1284, problems: [] };
      case "recovery_code_export":
        return { path: `${this.state.export_dir}/恢复码.txt`, name: "恢复码.txt", size: 420 };
      case "file_add": {
        const upload = args["upload"] as Upload;
        const ending = upload.name.split(".").at(-1)?.toLowerCase() ?? "";
        const media_type = { png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", pdf: "application/pdf" }[ending] ?? "application/octet-stream";
        const file: StoredFile = {
          id: `file-${this.files.size + 1}`, name: upload.name, media_type, size: Math.floor((upload.base64.length * 3) / 4),
          sha256: "0".repeat(64), added_at: "2026-11-23T10:32:00Z",
        };
        this.files.set(file.id, { file, base64: upload.base64 });
        return file;
      }
      case "file_content": {
        const content = this.files.get(String(args["id"]));
        if (!content) throw told("no_such_row", "没有这个文件。");
        return content;
      }
      case "rows_remove":
      case "rows_restore":
        for (const id of args["ids"] as string[]) this.row(String(args["noun"]), command.slice(5), { id });
        return null;
      case "product_import_preview":
      case "product_import":
        return this.imported(command === "product_import");
      case "today":
        return { bids: [], certificates: [], actions: [] };
      case "search":
        return [...this.customers.rows.values()]
          .filter((row) => row.name.includes(String(args["text"])))
          .map(({ id, name }) => ({ link: { noun: "customer", id, label: name, current: false }, part: null, fit: "prefix" }));
      case "customer_duplicates":
      case "customer_duplicate_pairs":
        return [];
      case "chain_of":
        return { links: [] };
      case "demo_load":
        return this.state;
      default:
        throw told("unknown_command", `no such command: ${command}`);
    }
  }

  private imported(apply: boolean): ProductImport {
    const product = (number: string, name: string, list_price: number): Product => ({
      id: `import-${number}`, number, name, specification: "", unit: "套", category: "软件", list_price, floor_price: 0, vat_rate: 1300, note: "",
    });
    const rows: ProductImport["rows"] = [
      { row: 2, action: "add", product: product("SW-001", "合同管理软件", 12_800_000), problems: [] },
      { row: 3, action: "change", product: product("SW-002", "档案管理软件", 9_600_000), problems: [] },
      { row: 4, action: "same", product: product("SV-001", "现场实施服务", 300_000), problems: [] },
      { row: 5, action: "wrong", product: null, problems: [told("amount", "单价“一万二”不是金额。", "list_price", "请写作 12000.00。")] },
    ];
    if (apply) for (const { action, product: found } of rows) if (found && (action === "add" || action === "change")) this.products.rows.set(found.id, found);
    return { rows, add: 1, change: 1, same: 1, wrong: 1 };
  }
}

/** Puts the fake where `@tauri-apps/api` looks for Rust. */
export function installFake(fake: FakeRust): void {
  Object.assign(window, { __TAURI_INTERNALS__: { invoke: fake.invoke, transformCallback: () => 0 } });
}
