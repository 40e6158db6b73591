//! Names of fields, states and actions as the history tells them.

use super::fields::{chapter_field, pick};
use crate::language::Language;
use bidwright_domain::bid::Field;

/// What an action is called; none for plain saving, deleting and restoring.
pub(crate) fn verb(verb: &str, language: Language) -> Option<&'static str> {
    let (zh, en) = match verb {
        "quotation_issue" => ("签发", "Issued"),
        "quotation_revise" => ("新建版本", "Revised"),
        "quotation_mark" | "bid_mark" => ("标记结果", "Outcome marked"),
        "bid_submit" => ("递交", "Submitted"),
        "contract_seal" => ("盖章", "Sealed"),
        "contract_create" => ("新建", "Created"),
        "tender_read" => ("读取招标文件", "Tender document read"),
        "responses_save" => ("应答", "Answered"),
        "chapters_order" => ("调整章节顺序", "Chapters reordered"),
        "chapter_add" => ("添加章节", "Chapter added"),
        "chapter_remove" => ("删除章节", "Chapter deleted"),
        "chapter_restore" => ("恢复章节", "Chapter restored"),
        "clause_add" => ("添加条款", "Clause added"),
        "clauses_remove" => ("删除条款", "Clauses deleted"),
        "clauses_restore" => ("恢复条款", "Clauses restored"),
        "clauses_merge" => ("合并条款", "Clauses merged"),
        "clause_split" => ("拆分条款", "Clause split"),
        "product_import" | "customer_import" => ("导入", "Imported"),
        "import_undo" => ("撤销导入", "Import undone"),
        "customer_merge" => ("合并", "Merged"),
        "undo" => ("撤销", "Undone"),
        _ => return None,
    };
    Some(pick(language, zh, en))
}

/// What became of a row.
pub(crate) fn shape(shape: &str, language: Language) -> &'static str {
    let (zh, en) = match shape {
        "created" => ("新建", "Created"),
        "removed" => ("删除", "Deleted"),
        "restored" => ("恢复", "Restored"),
        _ => ("修改", "Changed"),
    };
    pick(language, zh, en)
}

pub(crate) fn yes(yes: bool, language: Language) -> &'static str {
    match yes {
        true => pick(language, "是", "yes"),
        false => pick(language, "否", "no"),
    }
}

pub(crate) fn comma(language: Language) -> &'static str {
    pick(language, "、", ", ")
}

/// The word for a state or kind.
pub(crate) fn value(key: &str, value: &str, language: Language) -> Option<&'static str> {
    let (zh, en) = match (key, value) {
        ("status", "draft") => ("草稿", "draft"),
        ("status", "issued") => ("已签发", "issued"),
        ("status", "superseded") => ("已有新版本", "superseded"),
        ("status", "won") => ("赢单", "won"),
        ("status", "lost") => ("丢单", "lost"),
        ("status", "submitted") => ("已递交", "submitted"),
        ("status", "sealed") => ("已盖章", "sealed"),
        ("deviation", "unanswered") => ("未应答", "unanswered"),
        ("deviation", "none") => ("无偏离", "none"),
        ("deviation", "positive") => ("正偏离", "positive"),
        ("deviation", "negative") => ("负偏离", "negative"),
        ("kind", "software") => ("软件", "software"),
        ("kind", "hardware") => ("硬件", "hardware"),
        ("kind", "service") => ("服务", "service"),
        ("kind", "maintenance") => ("维保", "maintenance"),
        ("kind", "training") => ("培训", "training"),
        ("kind", "other") => ("其他", "other"),
        ("kind", "notice") => ("公告", "notice"),
        ("kind", "instruction") => ("须知", "instruction"),
        ("kind", "qualification") => ("资格", "qualification"),
        ("kind", "technical") => ("技术", "technical"),
        ("kind", "business") => ("商务", "business"),
        ("kind", "evaluation") => ("评审", "evaluation"),
        ("kind", "contract") => ("合同", "contract"),
        ("kind", "format") => ("格式", "format"),
        ("effect", "substantive") => ("实质性", "substantive"),
        ("effect", "scored") => ("评分项", "scored"),
        ("effect", "important") => ("重要", "important"),
        ("effect", "core_product") => ("核心产品", "core product"),
        _ => return None,
    };
    Some(pick(language, zh, en))
}

/// A field as the form of its row or list names it; an unknown one stands as it is.
pub(crate) fn field(of: &str, key: &str, language: Language) -> String {
    if (of, key) == ("contacts", "title") {
        return pick(language, "职务", "Position").to_owned();
    }
    if let Some(field) = Field::from_name(key) {
        return chapter_field(field, language).to_owned();
    }
    match row(key).or_else(|| document(key)) {
        Some((zh, en)) => pick(language, zh, en).to_owned(),
        None => super::fields::name(key, language),
    }
}

/// Of customers, companies, products and certificates.
fn row(key: &str) -> Option<(&'static str, &'static str)> {
    Some(match key {
        "credit_code" => ("统一社会信用代码", "Credit code"),
        "address" => ("地址", "Address"),
        "phone" => ("电话", "Phone"),
        "email" => ("邮箱", "E-mail"),
        "wechat" => ("微信", "WeChat"),
        "industry" => ("行业", "Trade"),
        "region" => ("地区", "Region"),
        "bank_name" => ("开户行", "Bank"),
        "bank_account" => ("账号", "Account"),
        "note" => ("备注", "Note"),
        "contacts" => ("联系人", "Contacts"),
        "contact" => ("联系人", "Contact"),
        "legal_representative" => ("法定代表人", "Legal representative"),
        "logo" => ("标志", "Logo"),
        "seal" => ("印章", "Seal"),
        "specification" => ("规格", "Specification"),
        "category" => ("类别", "Category"),
        "cost" => ("成本", "Cost"),
        "issuer" => ("发证机构", "Issuer"),
        "issued_on" => ("发出日期", "Issued on"),
        "scans" => ("扫描件", "Scans"),
        "class" => ("等级", "Class"),
        "source" => ("来源", "Source"),
        _ => return None,
    })
}

/// Of quotations, tenders, bids and contracts.
fn document(key: &str) -> Option<(&'static str, &'static str)> {
    Some(match key {
        "customer" => ("客户", "Customer"),
        "own_company" => ("我方公司", "Own company"),
        "tender" => ("招标文件", "Tender"),
        "quotation" => ("报价单", "Quotation"),
        "product" => ("产品", "Product"),
        "status" => ("状态", "Status"),
        "revision" => ("版本", "Revision"),
        "currency" => ("币种", "Currency"),
        "tax_included" => ("含税价", "Prices with tax"),
        "lines" => ("行", "Lines"),
        "unit_price" => ("单价", "Unit price"),
        "valid_days" | "validity_days" => ("有效天数", "Days valid"),
        "delivery_terms" => ("交付条件", "Delivery terms"),
        "payment_terms" => ("付款条件", "Payment terms"),
        "issued_at" => ("签发时间", "Issued at"),
        "submitted_at" => ("递交时间", "Submitted at"),
        "sealed_at" => ("盖章时间", "Sealed at"),
        "signed_place" => ("签订地点", "Place of signing"),
        "instalments" => ("分期款", "Instalments"),
        "condition" => ("付款条件", "Condition"),
        "clauses" => ("条款", "Clauses"),
        "clause" => ("条款", "Clause"),
        "topic" => ("主题", "Topic"),
        "agent_title" => ("代表职务", "Agent's title"),
        "agent_id_number" => ("身份证号", "Identity number"),
        "agent_phone" => ("联系电话", "Agent's phone"),
        "certificates" => ("资质", "Certificates"),
        "responses" => ("应答", "Responses"),
        "deviation" => ("偏离", "Deviation"),
        "answer" => ("投标响应", "Answer"),
        "evidence" => ("证明章节", "Evidence"),
        "chapters" | "chapter" => ("章节", "Chapter"),
        "content" => ("正文", "Text"),
        "facts" => ("项目信息", "Facts"),
        "value" => ("值", "Value"),
        "legend" => ("符号说明", "Legend"),
        "effect" => ("含义", "Meaning"),
        "quote" => ("原文", "Quote"),
        "evaluation" => ("评分标准", "Evaluation"),
        "item" => ("评分项", "Item"),
        "points" => ("分值", "Points"),
        "criterion" => ("标准", "Criterion"),
        "part" => ("部分", "Part"),
        "required_documents" => ("文件清单", "Required documents"),
        "group" => ("类别", "Group"),
        "form" => ("有格式", "Form given"),
        "warnings" => ("提示", "Warnings"),
        "marks" => ("标记", "Marks"),
        "inherited_marks" => ("上级标记", "Marks from above"),
        "kind" => ("类别", "Kind"),
        "parent" => ("上级条款", "Parent"),
        "duplicate_of" => ("重复于", "Duplicate of"),
        "blocks" => ("段落数", "Paragraphs"),
        "budget_fen" => ("预算", "Budget"),
        "ceiling_price_fen" => ("最高限价", "Ceiling price"),
        "bid_security_fen" => ("投标保证金", "Bid security"),
        "performance_security" => ("履约保证金", "Performance security"),
        "opening_time" => ("开标时间", "Opening time"),
        "question_deadline" => ("提问截止", "Question deadline"),
        "originals" => ("正本", "Originals"),
        "copies" => ("副本", "Copies"),
        "electronic_copies" => ("电子件", "Electronic copies"),
        _ => return None,
    })
}
