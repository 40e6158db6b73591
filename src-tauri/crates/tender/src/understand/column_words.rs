//! Words in the heads of columns and what they say about the column.

use super::columns::Role;
use crate::words::squeezed;

/// Heads that are these words and nothing else.
const NUMBERS: [&str; 15] = [
    "序号",
    "编号",
    "序",
    "项号",
    "条款号",
    "款号",
    "条目",
    "条目号",
    "序列",
    "No.",
    "No",
    "项次",
    "须知条款号",
    "条款序号",
    "序次",
];

/// The first line that fits decides: a column `投标文件响应（页码）` is filled in by the bidder although
/// it also speaks of the tender. With the longest head for which the words still count.
const WORDS: [(Role, usize, &[&str]); 10] = [
    (Role::Number, 8, &["条款序号", "条款号", "款序号"]),
    (
        Role::Answer,
        34,
        &[
            "偏离",
            "响应情况",
            "投标响应",
            "响应内容",
            "投标人响应",
            "自评",
            "页码",
            "投标文件",
            "响应/",
            "供应商响应",
            "投标规格",
            "填写",
            "投标内容",
            "承诺内容",
            "是否满足",
            "证明材料所在",
        ],
    ),
    (
        Role::Points,
        34,
        &[
            "分值",
            "权重",
            "满分",
            "标准分",
            "分数",
            "配分",
            "最高分",
            "最高得分",
            "Points",
        ],
    ),
    (Role::Remark, 34, &["备注"]),
    // Holds the marks: 参数性质, 重要性.
    (Role::Other, 34, &["性质", "重要性", "标识"]),
    (
        Role::Quantity,
        16,
        &[
            "数量",
            "单位",
            "单价",
            "金额",
            "预算",
            "合计",
            "总价",
            "小计",
            "限价",
            "报价",
            "品牌",
            "限额",
            "税率",
            "费率",
            "人数",
            "岗位数",
            "配置数",
        ],
    ),
    (
        Role::Text,
        34,
        &[
            "要求",
            "参数",
            "描述",
            "规格",
            "规定",
            "准则",
            "细则",
            "评分标准",
            "评审标准",
            "评分办法",
            "评分依据",
            "说明",
            "具体",
            "补充内容",
            "评定标准",
            "评价标准",
        ],
    ),
    (Role::Text, 34, &["内容"]),
    (
        Role::Name,
        34,
        &[
            "指标",
            "名称",
            "项目",
            "目录",
            "事项",
            "类别",
            "类型",
            "分类",
            "品名",
            "标的",
            "因素",
            "要素",
            "评分项",
            "评审项",
            "评价项",
            "货物",
            "条款",
            "部分",
            "考核项",
        ],
    ),
    (
        Role::Name,
        8,
        &[
            "岗位", "部件", "配件", "设备", "产品", "模块", "工种", "职位",
        ],
    ),
];

/// Heads of English tables, compared in small letters without blanks at the ends.
const ENGLISH: [(Role, &[&str]); 6] = [
    (
        Role::Number,
        &[
            "no.", "no", "id", "item no.", "item no", "ref", "ref.", "req. id",
        ],
    ),
    (
        Role::Answer,
        &[
            "vendor response",
            "offeror response",
            "bidder response",
            "response",
            "comply",
            "compliance",
            "complies",
            "page",
            "page number",
            "comply (y/n)",
            "yes/no",
        ],
    ),
    (
        Role::Points,
        &[
            "points",
            "maximum points",
            "max points",
            "max. points",
            "weight",
            "weighting",
            "possible points",
            "points possible",
            "percentage",
            "maximum score",
            "score",
        ],
    ),
    (
        Role::Quantity,
        &[
            "quantity",
            "qty",
            "unit",
            "unit price",
            "price",
            "rate",
            "hours",
            "total",
            "amount",
            "cost",
        ],
    ),
    (
        Role::Text,
        &[
            "requirement",
            "requirements",
            "description",
            "specification",
            "specifications",
            "standard",
            "standards",
            "performance standard",
            "due date",
            "due",
            "frequency",
            "minimum requirement",
            "requirement description",
        ],
    ),
    (
        Role::Name,
        &[
            "deliverable",
            "deliverables",
            "item",
            "name",
            "task",
            "feature",
            "role",
            "position",
            "category",
            "criteria",
            "criterion",
            "evaluation criteria",
            "factor",
            "evaluation factor",
            "topic",
            "component",
            "section",
        ],
    ),
];

/// The role that a column's heading gives it, e.g. `招标技术要求`, `分值`, `投标响应`.
pub(crate) fn role_of(heading: &str) -> Option<Role> {
    if heading.is_ascii() {
        let words = heading.trim().to_lowercase();
        let found = ENGLISH
            .iter()
            .find(|(_, heads)| heads.contains(&words.as_str()));
        if let Some((role, _)) = found {
            return Some(*role);
        }
    }
    let heading = squeezed(heading);
    let length = heading.chars().count();
    if length == 0 || length > 34 || heading.contains('。') {
        return None;
    }
    if NUMBERS.contains(&heading.as_str()) {
        return Some(Role::Number);
    }
    let fits = |(_, longest, words): &&(Role, usize, &[&str])| {
        length <= *longest && words.iter().any(|w| heading.contains(w))
    };
    WORDS.iter().find(fits).map(|(role, _, _)| *role)
}
