//! Names of inputs, chapter fields, and what a finding's facts stand for.

use bidwright_domain::bid::Field;
use bidwright_domain::chain::Noun;
use bidwright_domain::contract::Topic;

use crate::language::Language;

/// The input's name as its form shows it; an unknown one stands as it is.
pub(super) fn name(field: &str, language: Language) -> String {
    let (zh, en) = match field {
        "name" => ("名称", "Name"),
        "number" => ("编号", "Number"),
        "title" => ("标题", "Title"),
        "path" => ("位置", "Path"),
        "owner" => ("所属公司", "Owner"),
        "unit" => ("单位", "Unit"),
        "list_price" => ("单价", "List price"),
        "floor_price" => ("底价", "Floor price"),
        "cost" => ("成本", "Cost"),
        "bundle" => ("套餐", "Bundle"),
        "valid_to" => ("有效期至", "Valid to"),
        "vat_rate" => ("税率", "VAT rate"),
        "text" => ("条款文字", "Clause text"),
        "mark" => ("标记", "Mark"),
        "expires_on" => ("有效期至", "Expiry"),
        "discount" => ("折扣", "Discount"),
        "quantity" => ("数量", "Quantity"),
        "approval_by" => ("批准人", "Approved by"),
        "approval_note" => ("批准理由", "Reason for the approval"),
        "reason" => ("原因", "Reason"),
        "currency" => ("币种", "Currency"),
        "total_discount" => ("整单优惠", "Discount on the total"),
        "share" => ("比例", "Share"),
        "amount" => ("金额", "Amount"),
        "activity_text" => ("内容", "Text"),
        "address" => ("地址", "Address"),
        "phone" => ("电话", "Phone"),
        "email" => ("邮箱", "E-mail"),
        "credit_code" => ("信用代码", "Credit code"),
        "legal_representative" => ("法定代表人", "Legal representative"),
        "bank_name" => ("开户行", "Bank"),
        "bank_account" => ("账号", "Bank account"),
        "industry" => ("行业", "Trade"),
        "region" => ("地区", "Region"),
        "note" => ("备注", "Note"),
        "contacts" => ("联系人", "Contacts"),
        "specification" => ("规格", "Specification"),
        "category" => ("类别", "Category"),
        "issuer" => ("发证机构", "Issuer"),
        "issued_on" => ("签发日期", "Issued on"),
        "scans" => ("扫描件", "Scans"),
        "status" => ("状态", "Status"),
        "lines" => ("明细", "Lines"),
        "customer" => ("客户", "Customer"),
        "own_company" => ("我方公司", "Own company"),
        "tender" => ("招标文件", "Tender"),
        "quotation" => ("报价单", "Quotation"),
        "clauses" => ("条款", "Clauses"),
        "instalments" => ("付款节点", "Instalments"),
        "pdf" => ("定稿文件", "Frozen document"),
        "content_hash" => ("内容指纹", "Content hash"),
        "facts" => ("关键信息", "Facts"),
        "blocks" => ("原文", "Text"),
        "content" => ("内容", "Content"),
        "answer" => ("应答", "Answer"),
        "deviation" => ("偏离", "Deviation"),
        "media_type" => ("格式", "Kind"),
        "passphrase" => ("口令", "Passphrase"),
        "recovery_code" => ("恢复码", "Recovery code"),
        other => return other.to_owned(),
    };
    pick(language, zh, en).to_owned()
}

/// A kind of record.
pub(super) fn record(kind: Noun, language: Language) -> &'static str {
    noun(
        match kind {
            Noun::OwnCompany => "own_company",
            Noun::Customer => "customer",
            Noun::Product => "product",
            Noun::Certificate => "certificate",
            Noun::Tender => "tender",
            Noun::Quotation => "quotation",
            Noun::Bid => "bid",
            Noun::Contract => "contract",
        },
        language,
    )
}

/// A finding's fact as its sentence prints it: names of fields, parts and reasons are translated,
/// everything else is the document's own words.
pub(super) fn fact(name: &str, value: &str, language: Language) -> String {
    match name {
        "field" => match Field::from_name(value) {
            Some(field) => chapter_field(field, language).to_owned(),
            None => company_field(value, language).to_owned(),
        },
        "fact" => Field::from_name(value)
            .map_or(value, |f| chapter_field(f, language))
            .to_owned(),
        "reason" | "part" | "form" | "kind" | "by" => word(value, language).to_owned(),
        _ => value.to_owned(),
    }
}

/// A noun as people call it.
pub(super) fn noun(noun: &str, language: Language) -> &str {
    let (zh, en) = match noun {
        "own_company" => ("我方公司", "Own company"),
        "customer" => ("客户", "Customer"),
        "product" => ("产品", "Product"),
        "certificate" => ("资质", "Certificate"),
        "tender" => ("招标文件", "Tender"),
        "quotation" => ("报价单", "Quotation"),
        "bid" => ("投标文件", "Bid"),
        "contract" => ("合同", "Contract"),
        "clause" => ("条款", "Clause"),
        "chapter" => ("章节", "Chapter"),
        "response" => ("应答", "Response"),
        "file" => ("文件", "File"),
        other => return other,
    };
    pick(language, zh, en)
}

fn company_field(field: &str, language: Language) -> &str {
    let (zh, en) = match field {
        "name" => ("公司名称", "Company name"),
        "credit_code" => ("统一社会信用代码", "Credit code"),
        "address" => ("地址", "Address"),
        "legal_representative" => ("法定代表人", "Legal representative"),
        "agent_id_number" => ("身份证号", "Identity number"),
        "agent_phone" => ("联系电话", "Telephone"),
        other => return other,
    };
    pick(language, zh, en)
}

fn word(code: &str, language: Language) -> &str {
    let (zh, en) = match code {
        "none" => ("没有选择报价单", "no quotation is chosen"),
        "draft" => ("报价单还是草稿", "the quotation is still a draft"),
        "superseded" => ("报价单已有新版本", "the quotation was superseded"),
        "lost" => ("报价单已标为丢单", "the quotation is marked lost"),
        "other_currency" => ("报价单不是人民币", "the quotation is not in yuan"),
        "zero" => ("总价为零", "the total is zero"),
        "out_of_range" => ("金额超出范围", "an amount is out of range"),
        "opening_summary" => ("开标一览表", "opening summary"),
        "letter" => ("投标函", "letter of bid"),
        "price_table" => ("分项报价表", "itemised price table"),
        "figures" => ("小写", "figures"),
        "capitals" => ("大写", "capitals"),
        "opening_summary_capitals" => ("开标一览表大写", "opening summary in capitals"),
        "opening_summary_figures" => ("开标一览表小写", "opening summary in figures"),
        "ceiling_price" => ("最高限价", "ceiling price"),
        "budget" => ("预算", "budget"),
        "project_name" => ("项目名称", "project name"),
        "project_number" => ("项目编号", "project number"),
        "purchaser" => ("采购人", "purchaser"),
        "customer" => ("客户", "customer"),
        "competitor" => ("投标人", "bidder"),
        other => return other,
    };
    pick(language, zh, en)
}

pub(super) fn topic(topic: Topic, language: Language) -> &'static str {
    let (zh, en) = match topic {
        Topic::Subject => ("标的", "subject"),
        Topic::Quality => ("质量", "quality"),
        Topic::Price => ("价款", "price"),
        Topic::Delivery => ("履行期限、地点和方式", "delivery"),
        Topic::Acceptance => ("验收", "acceptance"),
        Topic::Warranty => ("质量保证", "warranty"),
        Topic::Confidentiality => ("保密", "confidentiality"),
        Topic::Ownership => ("知识产权", "ownership of results"),
        Topic::Definitions => ("名词解释", "definitions"),
        Topic::Breach => ("违约责任", "breach"),
        Topic::Disputes => ("争议解决", "disputes"),
        Topic::Other => ("其他", "other"),
    };
    pick(language, zh, en)
}

pub(super) fn chapter_field(field: Field, language: Language) -> &'static str {
    let (zh, en) = match field {
        Field::ProjectName => ("项目名称", "Project name"),
        Field::ProjectNumber => ("项目编号", "Project number"),
        Field::Package => ("标段", "Package"),
        Field::Purchaser => ("采购人", "Purchaser"),
        Field::Agency => ("代理机构", "Agency"),
        Field::SubmissionDeadline => ("投标截止时间", "Submission deadline"),
        Field::BidValidityDays => ("投标有效期", "Bid validity"),
        Field::CompanyName => ("我方公司", "Own company"),
        Field::CompanyCreditCode => ("统一社会信用代码", "Credit code"),
        Field::CompanyAddress => ("公司地址", "Company address"),
        Field::CompanyPhone => ("公司电话", "Company phone"),
        Field::LegalRepresentative => ("法定代表人", "Legal representative"),
        Field::AgentName => ("授权代表", "Agent"),
        Field::DeliveryPeriod => ("交付期", "Delivery period"),
        Field::PriceFigures => ("投标总价", "Price in figures"),
        Field::PriceCapitals => ("投标总价（大写）", "Price in capitals"),
        Field::SignedOn => ("日期", "Date"),
    };
    pick(language, zh, en)
}

pub(super) fn pick<'a>(language: Language, zh: &'a str, en: &'a str) -> &'a str {
    match language {
        Language::ZhCn => zh,
        Language::En => en,
    }
}
