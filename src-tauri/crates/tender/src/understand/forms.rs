//! Headings above forms: `附件15 开标一览表`, `一、投标函`, `投标函格式`.

use super::head::{Style, head};
use crate::words::squeezed;

/// Words that close a document's name.
const ENDS: [&str; 40] = [
    "函",
    "书",
    "表",
    "声明",
    "承诺",
    "证明",
    "材料",
    "情况",
    "格式",
    "方案",
    "委托书",
    "截屏",
    "执照",
    "报告",
    "清单",
    "资料",
    "文件",
    "计划",
    "证书",
    "业绩",
    "扫描件",
    "复印件",
    "内容",
    "证明书",
    "协议",
    "保证金",
    "索引",
    "明细",
    "截图",
    "凭证",
    "简介",
    "说明",
    "介绍",
    "列表",
    "机构",
    "保函",
    "信息",
    "状况",
    "人员",
    "要求",
];

/// Words that close a form's name even where nothing else shows that the line is a heading.
const STRONG: [&str; 18] = [
    "函",
    "书",
    "表",
    "格式",
    "承诺",
    "声明",
    "清单",
    "方案",
    "证明",
    "明细",
    "执照",
    "截屏",
    "截图",
    "报告",
    "证明材料",
    "证书",
    "保函",
    "协议",
];

/// Lines about forms that are none themselves: `请按本表填写`, `投标文件格式`.
const ABOUT: [&str; 9] = [
    "文件格式",
    "各种格式",
    "格式目录",
    "本表",
    "此表",
    "上述",
    "以上",
    "填写",
    "请",
];

/// The form's name. `heading`: the line is set as a heading; `listed`: a table of contents names it.
pub(super) fn form_heading(line: &str, heading: bool, listed: bool) -> Option<String> {
    let parsed = head(line);
    let words = squeezed(parsed.rest);
    let length = words.chars().count();
    let bare = words.split(['（', '(']).next().unwrap_or(&words);
    let about = ABOUT.iter().any(|w| bare.contains(w)) && !bare.contains("填写的")
        || bare.contains("文件") && bare.ends_with("格式");
    if about || !(3..=50).contains(&length) {
        return None;
    }
    let clean = !words.contains(['：', ':', '。', '；', '_'])
        && (parsed.style.is_some() || !words.contains(['，', '“', '、']));
    let ends = ENDS.iter().any(|e| bare.ends_with(e)) && !bare.ends_with(['的', '“']);
    let strong = STRONG.iter().any(|e| bare.ends_with(e)) && bare.chars().count() <= 24;
    let numbered = matches!(
        parsed.style,
        Some(
            Style::Annex
                | Style::Chinese
                | Style::ChineseBracket
                | Style::Decimal
                | Style::Dotted(_)
        )
    );
    let form = length <= 40 && clean && (ends && (numbered || heading) || strong);
    (form || listed).then(|| parsed.rest.split_whitespace().collect())
}
