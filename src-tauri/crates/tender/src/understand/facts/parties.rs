//! Who and what: project name and number, package, purchaser, agency.

use std::collections::HashMap;
use std::sync::LazyLock;

use bidwright_domain::tender::{ClauseKind, Found, Loc};
use regex::Regex;

use super::english;
use super::pairs::Pair;
use super::text::Text;
use crate::words::squeezed;

pub(super) type Name = Option<Found<String>>;

const PURCHASER: [&str; 16] = [
    "采购人",
    "招标人",
    "采购单位",
    "招标单位",
    "采购人名称",
    "招标人名称",
    "采购单位名称",
    "采购人单位",
    "业主",
    "建设单位",
    "询价人",
    "采购人信息",
    "招标人信息",
    "业主单位",
    "采购方",
    "比选人",
];
const AGENCY: [&str; 18] = [
    "采购代理机构",
    "招标代理机构",
    "代理机构",
    "招标代理",
    "采购代理",
    "采购组织机构",
    "集中采购机构",
    "社会采购代理机构",
    "采购代理机构名称",
    "招标代理机构名称",
    "代理机构名称",
    "采购代理机构信息",
    "政府采购代理机构",
    "招标代理单位",
    "集采机构",
    "招标机构",
    "代理机构信息",
    "采购代理单位",
];

pub(super) fn project_name(pairs: &[Pair], text: &Text<'_, '_>) -> Name {
    const LABELS: [&str; 13] = [
        "项目名称",
        "采购项目名称",
        "招标项目名称",
        "工程名称",
        "采购项目",
        "标的名称",
        "包名称",
        "项目名称及编号",
        "询价项目名称",
        "磋商项目名称",
        "谈判项目名称",
        "比选项目名称",
        "Project",
    ];
    let named = |label: &str| LABELS.iter().position(|l| *l == label);
    let best = pairs
        .iter()
        .filter(|p| usable(p))
        .filter_map(|p| Some((named(&p.label)?, p)))
        .map(|(rank, p)| (rank, p, clean_name(&p.value)))
        .filter(|(_, _, v)| (4..=100).contains(&v.chars().count()) && !is_placeholder(v))
        .min_by_key(|(rank, _, _)| *rank);
    best.map(|(_, p, value)| found(value, p.at))
        .or_else(|| cover_title(text))
        .or_else(|| english::title(text))
}

/// The title page: lines above `招标文件`.
fn cover_title(text: &Text<'_, '_>) -> Name {
    let end = text.lines.iter().take(15).position(|l| {
        matches!(
            squeezed(&l.text).as_str(),
            "招标文件"
                | "磋商文件"
                | "竞争性磋商文件"
                | "采购文件"
                | "公开招标文件"
                | "谈判文件"
                | "询价文件"
                | "比选文件"
        )
    })?;
    let title: String = text.lines[..end]
        .iter()
        .filter(|l| !l.text.contains(['：', ':']))
        .map(|l| squeezed(&l.text))
        .collect();
    ((4..=100).contains(&title.chars().count())).then(|| found(title, text.lines[0].at))
}

pub(super) fn project_number(pairs: &[Pair], text: &Text<'_, '_>) -> Name {
    const LABELS: [&str; 12] = [
        "项目编号",
        "招标编号",
        "采购编号",
        "采购项目编号",
        "招标项目编号",
        "项目编号/包号",
        "招标文件编号",
        "采购文件编号",
        "磋商编号",
        "项目代码",
        "编号",
        "SolicitationNumber",
    ];
    let best = pairs
        .iter()
        .filter(|p| p.kind != ClauseKind::Contract)
        .filter_map(|p| Some((LABELS.iter().position(|l| *l == p.label)?, p)))
        .filter_map(|(rank, p)| Some((rank, p, code(&p.value)?)))
        .min_by_key(|(rank, _, _)| *rank);
    best.map(|(_, p, value)| found(value, p.at))
        .or_else(|| english::number(text))
}

static CODE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[\[A-Za-z0-9〔【（(][A-Za-z0-9\[\]〔〕【】（）()\-—–_/.#\p{Han}]*")
        .expect("a fixed pattern")
});

/// A code has figures and no sentence: `[350001]FJGGZY[GK]2025066`, `沪采〔2025〕12号`.
fn code(value: &str) -> Option<String> {
    let first = value
        .trim()
        .split(['\n', '\t', '；', ';', '，', ','])
        .next()?
        .trim();
    let compact = squeezed(first);
    let matched = CODE.find(&compact).map_or(compact.as_str(), |m| m.as_str());
    let matched = matched.trim_end_matches(['（', '(', '【', '、', '/']);
    let digits = matched.chars().filter(char::is_ascii_digit).count();
    let length = matched.chars().count();
    let han = matched
        .chars()
        .filter(|c| crate::words::is_wide(*c))
        .count();
    (digits >= 3 && (4..=60).contains(&length) && han * 2 <= length).then(|| matched.to_owned())
}

pub(super) fn package(pairs: &[Pair]) -> Name {
    const LABELS: [&str; 9] = [
        "包号",
        "标段",
        "包件号",
        "标项",
        "分包号",
        "采购包",
        "标段号",
        "包件",
        "包组号",
    ];
    pairs
        .iter()
        .filter(|p| p.kind != ClauseKind::Format && p.kind != ClauseKind::Contract)
        .find_map(|p| {
            let value = squeezed(&p.value);
            let short = (1..=12).contains(&value.chars().count()) && !is_placeholder(&value);
            let plain = value.chars().any(char::is_alphanumeric)
                && !value.contains(['名', '数', '详', '见']);
            (LABELS.contains(&p.label.as_str()) && short && plain).then(|| found(value, p.at))
        })
        .or_else(|| numbered_package(pairs))
}

/// `采购包1：学生宿舍家具`, `标项二：服务器`: the number is in the label. Several packages in one tender are
/// none of them *the* package.
fn numbered_package(pairs: &[Pair]) -> Name {
    const LABELS: [&str; 6] = ["采购包", "包件", "标项", "标段", "包组", "包"];
    let numbered = |p: &&Pair| {
        let number = LABELS.iter().find_map(|l| p.label.strip_prefix(l))?;
        let figure = (1..=2).contains(&number.chars().count())
            && number
                .chars()
                .all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
        figure.then(|| number.to_owned())
    };
    let mut all = pairs
        .iter()
        .filter(usable_ref)
        .filter_map(|p| Some((numbered(&p)?, p.at)));
    let (first, at) = all.next()?;
    all.all(|(other, _)| other == first)
        .then(|| found(first, at))
}

fn usable_ref(pair: &&Pair) -> bool {
    usable(pair)
}

pub(super) fn purchaser(pairs: &[Pair], text: &Text<'_, '_>) -> Name {
    party(pairs, &PURCHASER)
        .or_else(|| in_sentence(text, &ORDERS))
        .or_else(|| english::purchaser(text))
}

pub(super) fn agency(pairs: &[Pair], text: &Text<'_, '_>) -> Name {
    party(pairs, &AGENCY).or_else(|| in_sentence(text, &ENTRUSTED))
}

static ORDERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"([\p{Han}（）()\w]{4,40}?)[（(]以下(?:简称|称)[“”‘’']?(?:招标人|采购人)|[“”]?(?:招标人|采购人)[“”]?(?:、[“”]?(?:招标人|采购人|用户)[“”]?)?[，,]?(?:系指|即|是指)[：:]?([\p{Han}（）()]{4,40}?)[。；，]|受([\p{Han}（）()]{4,40}?)的?委托").expect("a fixed pattern")
});
static ENTRUSTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"([\p{Han}（）()]{4,40}?)[（(]以下(?:简称|称)[“”‘’']?(?:招标代理|采购代理|代理机构)|[“”]?(?:招标代理机构|采购代理机构)[“”]?[，,]?(?:系指|即|是指)[：:]?([\p{Han}（）()]{4,40}?)[。；，]|^([\p{Han}（）()]{4,40}?)受[\p{Han}（）()]{4,40}?委托").expect("a fixed pattern")
});

/// `厦门…分行（以下简称招标人）`, `“招标人”即中华人民共和国…海关。`, `X受Y委托`.
fn in_sentence(text: &Text<'_, '_>, pattern: &Regex) -> Name {
    text.lines
        .iter()
        .zip(text.kinds)
        .filter(|(_, k)| **k != ClauseKind::Contract)
        .find_map(|(line, _)| {
            let compact = squeezed(&line.text);
            let caught = pattern.captures(&compact)?;
            let name = caught.iter().skip(1).flatten().next()?.as_str();
            // `甲（以下简称招标人）和乙（以下简称招标代理机构）`: only what follows the other party.
            let name = name
                .rfind("）和")
                .map_or(name, |i| &name[i + "）和".len()..]);
            let name = name.trim_start_matches(['和', '与', '由', '受']);
            let generic = [
                "依法",
                "进行",
                "本次",
                "组织",
                "国家机关",
                "采购人",
                "招标人",
                "单位",
            ]
            .iter()
            .any(|w| name.contains(w) && name.chars().count() < 14 || name.starts_with(w));
            (is_party(name) && !generic).then(|| found(name.to_owned(), line.at))
        })
}

/// The name that most pairs give; the earliest of equals.
fn party(pairs: &[Pair], labels: &[&str]) -> Name {
    let mut seen: HashMap<String, (u32, usize, Loc)> = HashMap::new();
    let mut section = false;
    for (i, p) in pairs.iter().enumerate() {
        let own = labels.contains(&p.label.as_str());
        let name_label = matches!(p.label.as_str(), "名称" | "单位名称" | "机构名称" | "全称");
        let candidate = own || section && name_label;
        // `1.采购人信息` or `（一）采购人` without a value opens the section of its `名称：`.
        section = own && p.value.is_empty() || section && !name_label && !ends_section(&p.label);
        if !candidate || !usable(p) {
            continue;
        }
        let value = clean_name(p.value.strip_prefix("名称：").unwrap_or(&p.value));
        if is_party(&value) {
            let entry = seen.entry(squeezed(&value)).or_insert((0, i, p.at));
            entry.0 += if p.kind == ClauseKind::Notice { 2 } else { 1 };
        }
    }
    let (value, (_, _, at)) = seen
        .into_iter()
        .max_by_key(|(v, (n, i, _))| (*n, v.chars().count() > 8, usize::MAX - i))?;
    Some(found(value, at))
}

fn ends_section(label: &str) -> bool {
    ["项目联系", "联系方式", "监管", "地址"]
        .iter()
        .any(|w| label.contains(w))
}

fn usable(pair: &Pair) -> bool {
    !matches!(pair.kind, ClauseKind::Format | ClauseKind::Contract)
}

fn clean_name(value: &str) -> String {
    let first = value.trim().lines().next().unwrap_or_default();
    let cut = first.split("  ").next().unwrap_or(first);
    let cut = cut
        .split("（以下")
        .next()
        .unwrap_or(cut)
        .split("(以下")
        .next()
        .unwrap_or(cut);
    squeezed_name(cut)
        .trim_matches(|c: char| "，。；;、：:_".contains(c))
        .to_owned()
}

/// Chinese names lose their blanks, English ones keep them.
fn squeezed_name(value: &str) -> String {
    if value.chars().any(crate::words::is_wide) {
        squeezed(value)
    } else {
        value.trim().to_owned()
    }
}

fn is_party(value: &str) -> bool {
    let length = value.chars().count();
    const NOT: [&str; 16] = [
        "盖章",
        "公章",
        "签字",
        "电话",
        "联系",
        "地址",
        "详见",
        "见",
        "授权",
        "名称",
        "有权",
        "应当",
        "不得",
        "按照",
        "全称",
        "市场监督管理局",
    ];
    (4..=45).contains(&length)
        && value.chars().filter(|c| crate::words::is_wide(*c)).count() * 2 >= length
        && !is_placeholder(value)
        // `某某管理处（北` was cut by a line end.
        && value.matches(['（', '(']).count() == value.matches(['）', ')']).count()
        && !value.contains(['，', '。', '；', '“', '_'])
        && !NOT
            .iter()
            .any(|w| value == *w || *w != "市场监督管理局" && *w != "见" && value.contains(w))
}

/// `（项目名称）`, `×××`, `详见公告`, `____`.
fn is_placeholder(value: &str) -> bool {
    let v = squeezed(value);
    v.is_empty()
        || v.contains("__")
        || v.contains("××")
        || v.contains("XX")
        || v.contains("***")
        || (v.starts_with(['（', '(']) && v.ends_with(['）', ')']))
        || ["详见", "见", "同", "以", "/"]
            .iter()
            .any(|p| v.starts_with(p))
}

pub(super) fn found(value: String, at: Loc) -> Found<String> {
    Found {
        value,
        at: Some(at),
    }
}
