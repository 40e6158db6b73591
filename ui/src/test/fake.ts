// An in-memory Rust for tests and for looking at screens in a browser. Never part of the program.
import type {
  BackupRow, Certificate, Customer, ListRequest, OwnCompany, Product, PassphraseSet, StartState, StoreCreate, StoredFile,
  StoreRestore, StoreUnlock, Told, Upload,
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
    stores: [],
    lock_after: null,
  };
  passphrase = "";
  companies = shelf<OwnCompany>();
  customers = shelf<Customer>();
  products = shelf<Product>();
  certificates = shelf<Certificate>();
  files = new Map<string, { file: StoredFile; base64: string }>();
  /** Every command called, in order. */
  calls: string[] = [];
  backups: BackupRow[] = [];
  private incoming = new Map<string, { name: string; binary: string }>();
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
    this.state = { ...this.state, status: { status: "locked", path: this.state.default_path, name: "标匠", reason, passphrase, key_store: !passphrase } };
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
      case "lock_after_set":
        return (this.state = { ...this.state, lock_after: args["minutes"] as number | null });
      case "store_switch":
        return this.opened(String(args["path"]));
      case "store_forget":
        return (this.state = { ...this.state, stores: this.state.stores.filter((store) => store.path !== args["path"]) });
      case "store_keys":
        return { passphrase: this.passphrase !== "", key_store: true, warning: null };
      case "passphrase_set": {
        const request = args["request"] as PassphraseSet;
        if (request.present !== this.passphrase) throw told("passphrase_wrong", "口令不对。", "present", "再输入一次。");
        this.passphrase = request.new;
        return { passphrase: request.new !== "", key_store: true, warning: null };
      }
      case "store_backups":
        return { folder: `${this.state.default_path}.backups`, rows: this.backups };
      case "store_restore": {
        const request = args["request"] as StoreRestore;
        const row = this.backups.find((backup) => backup.name === request.name);
        if (row?.state === "other_key" && request.recovery_code === "") {
          throw told("backup_other_key", "备份用的是以前的密钥。", "recovery_code", "填写当时的恢复码。");
        }
        return this.opened(this.state.default_path);
      }
      case "store_verify":
        return { sound: true, entries: 1284, problems: [] };
      case "recovery_code_export":
        return { path: `${this.state.export_dir}/恢复码.txt`, name: "恢复码.txt", size: 420 };
      case "file_add": {
        const upload = args["upload"] as Upload;
        const ending = upload.name.split(".").at(-1)?.toLowerCase() ?? "";
        const media_type = { png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", pdf: "application/pdf" }[ending] ?? "application/octet-stream";
        const file: StoredFile = {
          id: `file-${this.files.size + 1}`, name: upload.name, media_type, size: atob(upload.base64).length,
          sha256: "0".repeat(64), added_at: "2026-11-23T10:32:00Z",
        };
        this.files.set(file.id, { file, base64: upload.base64 });
        return file;
      }
      case "upload_begin":
        this.incoming.set("upload", { name: String(args["name"]), binary: "" });
        return "upload";
      case "upload_piece": {
        const incoming = this.incoming.get(String(args["id"]));
        if (!incoming) throw told("row_missing", "没有这个上传。");
        incoming.binary += atob(String(args["base64"]));
        return incoming.binary.length;
      }
      case "upload_end": {
        const incoming = this.incoming.get(String(args["id"]));
        if (!incoming) throw told("row_missing", "没有这个上传。");
        this.incoming.delete(String(args["id"]));
        return this.other("file_add", { upload: { name: incoming.name, base64: btoa(incoming.binary) } });
      }
      case "upload_cancel":
        this.incoming.delete(String(args["id"]));
        return null;
      case "file_content": {
        const content = this.files.get(String(args["id"]));
        if (!content) throw told("no_such_row", "没有这个文件。");
        return content;
      }
      case "rows_remove":
      case "rows_restore":
        for (const id of args["ids"] as string[]) this.row(String(args["noun"]), command.slice(5), { id });
        return null;
      case "product_prices":
        return { today: null, from: null, lists: [], changes: [], bundles: [], parts: [] };
      case "price_list_list":
      case "import_list":
        return [];
      case "today":
        return { bids: [], certificates: [], quotations: [], actions: [] };
      case "search":
        return [...this.customers.rows.values()]
          .filter((row) => row.name.includes(String(args["text"])))
          .map(({ id, name }) => ({ link: { noun: "customer", id, label: name, current: false }, part: null, fit: "prefix" }));
      case "customer_duplicates":
      case "customer_duplicate_pairs":
      case "undo":
        return null;
      case "history":
        return [];
      case "chain_of":
        return { links: [] };
      case "demo_load":
        return this.state;
      default:
        throw told("unknown_command", `no such command: ${command}`);
    }
  }
}

/** Puts the fake where `@tauri-apps/api` looks for Rust. */
export function installFake(fake: FakeRust): void {
  Object.assign(window, { __TAURI_INTERNALS__: { invoke: fake.invoke, transformCallback: () => 0 } });
}
