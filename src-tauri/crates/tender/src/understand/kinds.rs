//! Words of headings and the kind of clauses below them.

use bidwright_domain::tender::ClauseKind;

use super::english;

/// Chapter headings without a number: `招标公告`, `投标人须知前附表`, `评标信息`, `符合性审查表`.
pub(super) fn is_bare_chapter(words: &str) -> bool {
    const ENDS: [&str; 22] = [
        "招标公告",
        "投标邀请",
        "投标邀请书",
        "磋商邀请",
        "磋商公告",
        "采购公告",
        "投标人须知",
        "供应商须知",
        "投标人须知前附表",
        "供应商须知前附表",
        "前附表",
        "评标办法",
        "评标信息",
        "评标方法",
        "评分办法",
        "资格性审查表",
        "符合性审查表",
        "资格审查表",
        "用户需求书",
        "采购需求",
        "投标文件格式",
        "响应文件格式",
    ];
    words.chars().count() <= 16 && ENDS.contains(&words)
}

const TABLE: [(&[&str], ClauseKind); 9] = [
    // Before the forms: 前附表 is no form.
    (&["须知", "前附表"], ClauseKind::Instruction),
    (&["合同"], ClauseKind::Contract),
    (
        &[
            "格式",
            "文件组成",
            "文件的组成",
            "附件",
            "附表",
            "证明文件",
            "反馈表",
            "声明函",
        ],
        ClauseKind::Format,
    ),
    (
        &[
            "评标",
            "评审",
            "评分",
            "评定",
            "磋商程序",
            "磋商办法",
            "定标",
            "资格性审查",
            "资格审查",
            "符合性审查",
            "成交办法",
        ],
        ClauseKind::Evaluation,
    ),
    (&["公告", "邀请"], ClauseKind::Notice),
    (
        &[
            "须知",
            "前附表",
            "通用条款",
            "总则",
            "补充内容",
            "专用条款",
            "投标文件的",
            "招标文件",
            "开标",
            "质疑",
            "警示",
        ],
        ClauseKind::Instruction,
    ),
    (&["商务要求", "商务需求", "商务条款"], ClauseKind::Business),
    (
        &[
            "需求",
            "技术",
            "参数",
            "服务要求",
            "服务内容",
            "项目要求",
            "采购要求",
            "采购内容",
            "货物清单",
            "招标内容",
            "规范",
        ],
        ClauseKind::Technical,
    ),
    (&["资格", "申请人"], ClauseKind::Qualification),
];

pub(super) fn chapter_kind_of(title: &str) -> Option<ClauseKind> {
    if english::is_english(title) {
        return english::chapter_kind(title);
    }
    TABLE
        .iter()
        .find(|(words, _)| words.iter().any(|w| title.contains(w)))
        .map(|(_, kind)| *kind)
}

/// Sections inside a chapter refine its kind: `二、申请人的资格要求` in the notice,
/// `五、商务要求` in the requirements. Contracts, forms and evaluation keep theirs.
pub(super) fn section_kind(chapter: Option<ClauseKind>, heading: &str) -> ClauseKind {
    let has = |words: &[&str]| words.iter().any(|w| heading.contains(w));
    let qualification = has(&[
        "资格要求",
        "资格条件",
        "申请人的资格",
        "资格标准",
        "合格投标人",
        "合格的投标人",
        "合格供应商",
    ]);
    let business = has(&[
        "商务",
        "付款",
        "支付方式",
        "售后",
        "验收",
        "交货",
        "交付",
        "质保",
        "报价要求",
        "履约保证金",
        "其他条款",
        "服务期",
    ]);
    let own = chapter.unwrap_or(ClauseKind::Technical);
    if english::is_english(heading)
        && matches!(own, ClauseKind::Instruction | ClauseKind::Evaluation)
    {
        return english::chapter_kind(heading)
            .filter(|k| *k == ClauseKind::Evaluation)
            .unwrap_or(own);
    }
    match own {
        ClauseKind::Notice if qualification => ClauseKind::Qualification,
        ClauseKind::Notice if has(&["采购需求书", "技术要求", "服务需求"]) => {
            ClauseKind::Technical
        }
        ClauseKind::Instruction if qualification => ClauseKind::Qualification,
        ClauseKind::Instruction if has(&["评标", "评审", "评分"]) => ClauseKind::Evaluation,
        ClauseKind::Technical if business => ClauseKind::Business,
        ClauseKind::Technical if has(&["评分标准", "评标办法"]) => ClauseKind::Evaluation,
        ClauseKind::Technical if qualification => ClauseKind::Qualification,
        ClauseKind::Business if has(&["技术", "参数"]) => ClauseKind::Technical,
        kind => kind,
    }
}
