//! The sentence and the mend of every failure.

use super::Entry;
use crate::failure::Code;

macro_rules! entry {
    ($zh:expr, $zh_mend:expr, $en:expr, $en_mend:expr) => {
        Entry {
            zh: ($zh, $zh_mend),
            en: ($en, $en_mend),
        }
    };
}

pub(super) fn entry(code: Code) -> Entry {
    use Code::*;
    match code {
        StoreNotOpen | StoreNotFound | StoreExists | StoreWrongKey | StoreNotOurs
        | StoreDamaged | StoreNewer | StoreReadOnly | StoreInUse | StoreNotEmpty | DiskFull
        | AuditBroken => store(code),
        KeyMissing
        | KeyStoreUnavailable
        | KeyStoreLocked
        | KeyPlaceMissing
        | PassphraseWrong
        | PassphraseNotSet
        | PassphraseShort
        | PassphraseFileDamaged
        | RecoveryCodeWrong => key(code),
        FileUnreadable | JsonWrong | FormatUnknown | FormatOther | OldWord | FileEncrypted
        | FileDamaged | NoTextLayer | BrokenCharacterMap | TooLarge | Cancelled | UploadDamaged
        | SheetUnreadable | ColumnMissing | CellWrong | AnswerRowUnknown | DeviationUnknown
        | ChapterUnknown => file(code),
        QuotationNoCustomer | QuotationNoCompany | QuotationNoTitle | QuotationNoLines
        | LineNoName | LineQuantity | LineDiscount | TotalTooLarge | LinePrice | CurrencyOther
        | VatRateUnknown | BelowFloor | ValidityMissing | NotIssued => quotation(code),
        ContractNoCustomer | ContractNoCompany | ContractNoLines | ContractTopicMissing
        | InstalmentsDiffer => contract(code),
        RowMissing | Required | OutOfRange | Frozen | Taken | CreditCodeWrong | PhoneWrong
        | StatusWrong | CheckRed | ClausesNotAdjacent | SplitPlace | VolumeNotBuilt
        | ExportFailed | Unexpected => common(code),
    }
}

fn store(code: Code) -> Entry {
    match code {
        Code::StoreNotOpen => entry!(
            "数据库没有打开。",
            "先打开或新建数据库。",
            "No store is open.",
            "Open or create a store first."
        ),
        Code::StoreNotFound => entry!(
            "找不到数据库文件 {path}。",
            "检查路径，或新建数据库。",
            "There is no store at {path}.",
            "Check the path, or create a store."
        ),
        Code::StoreExists => entry!(
            "{path} 已经存在，没有覆盖。",
            "换一个文件名，或打开这个数据库。",
            "{path} exists already and was left as it is.",
            "Choose another name, or open that store."
        ),
        Code::StoreWrongKey => entry!(
            "密钥打不开这个数据库。",
            "用这个数据库自己的口令或恢复码。",
            "The key does not open this store.",
            "Use this store's own passphrase or recovery code."
        ),
        Code::StoreNotOurs => entry!(
            "{path} 不是标匠的数据库。",
            "选择标匠建立的数据库文件。",
            "{path} is not a Bidwright store.",
            "Choose a file that Bidwright created."
        ),
        Code::StoreDamaged => entry!(
            "数据库文件 {path} 已损坏或不完整：{detail}。",
            "不要继续写入；从备份恢复。",
            "The store {path} is damaged or cut short: {detail}.",
            "Do not write to it; restore a backup."
        ),
        Code::StoreNewer => entry!(
            "数据库是更新版本的标匠写的（结构 {found}，本程序 {known}）。",
            "请升级标匠后再打开；文件没有改动。",
            "The store was written by a newer Bidwright (schema {found}, this one knows {known}).",
            "Update Bidwright; the file was not changed."
        ),
        Code::StoreReadOnly => entry!(
            "数据库 {path} 只读，不能写入。",
            "检查文件和文件夹的权限。",
            "The store {path} is read-only.",
            "Check the permissions of the file and its folder."
        ),
        Code::StoreInUse => entry!(
            "另一个标匠正在使用这个数据库。",
            "关闭另一个窗口，再试一次。",
            "Another Bidwright is using this store.",
            "Close the other one and try again."
        ),
        Code::StoreNotEmpty => entry!(
            "数据库里已有客户资料，没有装入示例。",
            "新建一个数据库再装入示例。",
            "The store holds customers already; the sample was not loaded.",
            "Create a new store for the sample."
        ),
        Code::DiskFull => entry!(
            "磁盘已满，没有写入任何内容。",
            "腾出空间后再试一次。",
            "The disk is full; nothing was written.",
            "Free some space and try again."
        ),
        _ => entry!(
            "审计记录在第 {sequence} 条断开：文件在标匠之外被改动过。",
            "与最近的备份比较，找出改动。",
            "The audit chain breaks at entry {sequence}: the file was changed from outside.",
            "Compare it with your last backup."
        ),
    }
}

fn key(code: Code) -> Entry {
    match code {
        Code::KeyMissing => entry!(
            "系统钥匙串里没有这个数据库的密钥。",
            "输入口令或恢复码。",
            "The system's key store holds no key for this store.",
            "Enter the passphrase or the recovery code."
        ),
        Code::KeyStoreUnavailable => entry!(
            "系统钥匙串不可用。",
            "输入口令或恢复码。",
            "The system's key store cannot be reached.",
            "Enter the passphrase or the recovery code."
        ),
        Code::KeyStoreLocked => entry!(
            "系统钥匙串已锁定。",
            "先解锁钥匙串，或输入口令或恢复码。",
            "The system's key store is locked.",
            "Unlock it, or enter the passphrase or the recovery code."
        ),
        Code::KeyPlaceMissing => entry!(
            "没有选择密钥的保存方式。",
            "选择系统钥匙串，或设置口令。",
            "Nothing was chosen to keep the key.",
            "Choose the system's key store, or set a passphrase."
        ),
        Code::PassphraseWrong => entry!(
            "口令不对。",
            "再输入一次，或用恢复码。",
            "The passphrase is wrong.",
            "Try again, or use the recovery code."
        ),
        Code::PassphraseNotSet => entry!(
            "这个数据库没有设置口令。",
            "用恢复码打开。",
            "This store has no passphrase.",
            "Open it with the recovery code."
        ),
        Code::PassphraseShort => entry!(
            "口令太短。",
            "至少 {least} 个字符。",
            "The passphrase is too short.",
            "Use at least {least} characters."
        ),
        Code::PassphraseFileDamaged => entry!(
            "口令文件 {path} 已损坏。",
            "用恢复码打开。",
            "The passphrase file {path} is damaged.",
            "Open the store with the recovery code."
        ),
        _ => entry!(
            "恢复码不对。",
            "对照保存的恢复码逐组检查。",
            "The recovery code is wrong.",
            "Compare it group by group with the one you kept."
        ),
    }
}

fn file(code: Code) -> Entry {
    match code {
        Code::FileUnreadable => entry!(
            "{name}：文件打不开（{detail}）。",
            "检查路径和权限。",
            "{name}: the file cannot be opened ({detail}).",
            "Check the path and the permissions."
        ),
        Code::JsonWrong => entry!(
            "{name}：JSON 内容不对（{detail}）。",
            "改正这一处后再试。",
            "{name}: the JSON is wrong ({detail}).",
            "Correct that place and try again."
        ),
        Code::FormatUnknown => entry!(
            "{name}：不认识这种文件。",
            "请用 .docx、.pdf、.txt 或 .md。",
            "{name}: this kind of file is not known.",
            "Use .docx, .pdf, .txt or .md."
        ),
        Code::FormatOther => entry!(
            "{name}：内容不是 {expected} 文件。",
            "检查文件是否选对，或重新另存。",
            "{name}: the content is not {expected}.",
            "Check the file, or save it anew."
        ),
        Code::OldWord => entry!(
            "{name}：这是旧版 Word 的 .doc 文件。",
            "在 Word 或 WPS 里另存为 .docx。",
            "{name}: this is an old Word .doc file.",
            "Save it as .docx in Word or WPS."
        ),
        Code::FileEncrypted => entry!(
            "{name}：文件有密码保护。",
            "去掉密码后另存，再放进来。",
            "{name}: the file is protected by a password.",
            "Save a copy without the password."
        ),
        Code::FileDamaged => entry!(
            "{name}：文件已损坏或不完整（{detail}）。",
            "重新下载这个文件。",
            "{name}: the file is damaged or cut short ({detail}).",
            "Download it again."
        ),
        Code::NoTextLayer => entry!(
            "{name}：{pages} 页都是图片，没有文字层。",
            "向代理机构索取 Word 或文字版 PDF，或先做文字识别。",
            "{name}: its {pages} pages are pictures and hold no text.",
            "Ask the agency for a Word or text PDF, or run text recognition first."
        ),
        Code::BrokenCharacterMap => entry!(
            "{name}：字体没有可用的字符编码，读出的会是乱码。",
            "索取 Word 版，或打印成图片后做文字识别。",
            "{name}: its fonts have no usable character map; the text would be garbage.",
            "Ask for the Word file, or run text recognition."
        ),
        Code::TooLarge => entry!(
            "{name}：文件太大（{detail}）。",
            "拆分后再读。",
            "{name}: the file is too large ({detail}).",
            "Split it first."
        ),
        Code::Cancelled => entry!(
            "已取消，没有保存任何内容。",
            "",
            "Cancelled; nothing was stored.",
            ""
        ),
        Code::UploadDamaged => entry!(
            "文件 {name} 没有传完整。",
            "再放一次。",
            "The file {name} did not arrive whole.",
            "Drop it again."
        ),
        Code::SheetUnreadable => entry!(
            "{name}：读不出表格。",
            "另存为 .xlsx 再试。",
            "{name}: no table can be read from it.",
            "Save it as .xlsx and try again."
        ),
        Code::ColumnMissing => entry!(
            "表头里没有「{column}」列。",
            "在第一行表头加上这一列。",
            "The head has no column {column}.",
            "Add that column to the first row."
        ),
        Code::CellWrong => entry!(
            "第 {row} 行「{column}」的值「{value}」看不懂。",
            "改成 {expected}。",
            "Row {row}, {column}: \"{value}\" is not understood.",
            "Write {expected}."
        ),
        Code::AnswerRowUnknown => entry!(
            "第 {row} 行不是这个标书的条款。",
            "从标匠重新导出应答表再填。",
            "Row {row} is no clause of this bid.",
            "Export the answers again and fill that file."
        ),
        Code::DeviationUnknown => entry!(
            "第 {row} 行的偏离「{value}」看不懂。",
            "填 无偏离、正偏离 或 负偏离。",
            "Row {row}: the deviation \"{value}\" is not known.",
            "Write none, positive or negative."
        ),
        _ => entry!(
            "第 {row} 行的章节「{value}」不存在。",
            "填标书里已有的章节标题。",
            "Row {row}: there is no chapter \"{value}\".",
            "Use the title of a chapter of this bid."
        ),
    }
}

fn quotation(code: Code) -> Entry {
    match code {
        Code::QuotationNoCustomer => entry!(
            "没有选择客户。",
            "选择报价给谁。",
            "No customer is chosen.",
            "Choose who it is for."
        ),
        Code::QuotationNoCompany => entry!(
            "没有选择我方公司。",
            "选择由哪家公司报价。",
            "No own company is chosen.",
            "Choose which company quotes."
        ),
        Code::QuotationNoTitle => entry!(
            "没有标题。",
            "填写项目或报价名称。",
            "There is no title.",
            "Name the project."
        ),
        Code::QuotationNoLines => entry!(
            "没有报价行。",
            "至少加一行。",
            "There are no lines.",
            "Add at least one."
        ),
        Code::LineNoName => entry!(
            "第 {row} 行没有名称。",
            "填写名称或选择产品。",
            "Line {row} has no name.",
            "Name it or choose a product."
        ),
        Code::LineQuantity => entry!(
            "第 {row} 行的数量必须大于 0。",
            "改正数量。",
            "Line {row}: the quantity must be above 0.",
            "Correct the quantity."
        ),
        Code::LineDiscount => entry!(
            "第 {row} 行的折扣超出范围。",
            "填 0 至 100%。",
            "Line {row}: the discount is out of range.",
            "Use 0 to 100 %."
        ),
        Code::TotalTooLarge => entry!(
            "合计超过 999,999,999,999.99 元。",
            "检查数量和单价。",
            "The total is above 999,999,999,999.99 yuan.",
            "Check quantities and prices."
        ),
        Code::LinePrice => entry!(
            "第 {row} 行的单价或金额超出范围。",
            "改正单价或数量。",
            "Line {row}: the price or the amount is out of range.",
            "Correct the price or the quantity."
        ),
        Code::CurrencyOther => entry!(
            "币种 {currency} 还不能出具。",
            "改用 CNY。",
            "Quotations in {currency} cannot be issued.",
            "Use CNY."
        ),
        Code::VatRateUnknown => entry!(
            "第 {row} 行的税率 {rate}% 不是现行税率。",
            "改成 13%、9%、6%、3% 或 1%，免税填 0%。",
            "Line {row}: {rate} % is no VAT rate in force.",
            "Use 13, 9, 6, 3 or 1 %, or 0 % when exempt."
        ),
        Code::BelowFloor => entry!(
            "第 {row} 行「{name}」低于底价 {floor}。",
            "提高价格，或在备注里写明批准人和理由。",
            "Line {row}, {name}, is below its floor price {floor}.",
            "Raise the price, or name who approved it and why in the note."
        ),
        Code::ValidityMissing => entry!(
            "没有填有效期。",
            "填写有效天数。",
            "There is no validity.",
            "Fill in the days."
        ),
        _ => entry!(
            "报价单还没有出具。",
            "先出具报价单。",
            "The quotation is not issued yet.",
            "Issue it first."
        ),
    }
}

fn contract(code: Code) -> Entry {
    match code {
        Code::ContractNoCustomer => entry!(
            "合同没有甲方。",
            "选择客户。",
            "The contract has no customer.",
            "Choose the customer."
        ),
        Code::ContractNoCompany => entry!(
            "合同没有乙方。",
            "选择我方公司。",
            "The contract has no own company.",
            "Choose the own company."
        ),
        Code::ContractNoLines => entry!(
            "合同没有标的和价格。",
            "从报价单或标书生成合同。",
            "The contract has no subject and price.",
            "Make it from a quotation or a bid."
        ),
        Code::ContractTopicMissing => entry!(
            "合同缺少「{topic}」条款（民法典第 470、845 条）。",
            "补上这一条。",
            "The contract has no clause on {topic} (Civil Code art. 470, 845).",
            "Add one."
        ),
        _ => entry!(
            "分期款合计与合同总价相差 {difference} 元。",
            "调整分期金额，使合计等于总价。",
            "The instalments differ from the total by {difference} yuan.",
            "Adjust them until they sum to the total."
        ),
    }
}

fn common(code: Code) -> Entry {
    match code {
        Code::RowMissing => entry!(
            "找不到 {what}。",
            "它可能已被删除；刷新列表。",
            "{what} is not there.",
            "It may have been deleted; refresh the list."
        ),
        Code::Required => entry!(
            "{field} 不能为空。",
            "填写 {field}。",
            "{field} must not be empty.",
            "Fill in {field}."
        ),
        Code::OutOfRange => entry!(
            "{field} 超出范围。",
            "填 {expected}。",
            "{field} is out of range.",
            "Use {expected}."
        ),
        Code::Frozen => entry!(
            "{what} 已经定稿，不能修改。",
            "需要改动时做一个新版本。",
            "{what} is frozen.",
            "Make a new revision to change it."
        ),
        Code::Taken => entry!(
            "{field} 「{value}」已经被使用。",
            "换一个。",
            "{field} {value} is taken.",
            "Choose another."
        ),
        Code::CreditCodeWrong => entry!(
            "统一社会信用代码不对：{detail}。",
            "对照营业执照检查。",
            "The unified social credit code is wrong: {detail}.",
            "Compare it with the business licence."
        ),
        Code::PhoneWrong => entry!(
            "电话号码看起来不对。",
            "检查位数。",
            "The phone number looks wrong.",
            "Check the digits."
        ),
        Code::StatusWrong => entry!(
            "{what} 现在的状态不能这样做。",
            "刷新后再看。",
            "{what} is not in a state for that.",
            "Refresh and look again."
        ),
        Code::CheckRed => entry!(
            "自查还有 {red} 个红色问题。",
            "全部改好后再提交。",
            "The self-check still has {red} red findings.",
            "Mend them before submitting."
        ),
        Code::ClausesNotAdjacent => entry!(
            "只能合并相邻的条款。",
            "选择上下相连的条款。",
            "Only neighbouring clauses can be merged.",
            "Select clauses that follow each other."
        ),
        Code::SplitPlace => entry!(
            "拆分的位置必须在文字中间。",
            "把光标放在文字中间。",
            "The split must be inside the text.",
            "Put the cursor inside the text."
        ),
        Code::VolumeNotBuilt => entry!(
            "投标文件还不能生成：{detail}。",
            "先补上缺的内容。",
            "The bid volume cannot be built: {detail}.",
            "Fill in what is missing."
        ),
        Code::ExportFailed => entry!(
            "不能写入 {path}。",
            "检查文件夹权限和磁盘空间，或关闭正在打开它的程序。",
            "{path} cannot be written.",
            "Check the folder and the free space, or close the program that holds it."
        ),
        _ => entry!(
            "出了意料之外的问题，编号 {incident}。",
            "重试；如果再次出现，把编号和日志发给我们。",
            "Something unforeseen went wrong, number {incident}.",
            "Try again; if it returns, send us the number and the log."
        ),
    }
}
