//! Items -> clauses: leaves are clauses, headings and lead-ins are not; marks are inherited from
//! above; what a form repeats is a duplicate.

use std::collections::HashMap;

use bidwright_domain::tender::{ClauseKind, ReadClause};

use super::clause::{clause, full_number};
use super::english::is_english;
use super::head::{MARKS, Style};
use super::items::Item;
use super::legend::explains_mark;
use super::nesting::{Open, close_plain, is_heading, open};
use crate::error::ReadError;
use crate::watch::Stage;
use crate::words::{squeezed, tidied};

/// `items` hold only marks that count (see `items::count_marks`).
pub(crate) fn clauses(items: &[Item], stage: &Stage<'_>) -> Result<Vec<ReadClause>, ReadError> {
    let mut collector = Collector::default();
    for (i, item) in items.iter().enumerate() {
        stage.tick(300, i, items.len())?;
        collector.take(item, items.get(i + 1));
    }
    Ok(collector.out)
}

#[derive(Default)]
struct Collector {
    out: Vec<ReadClause>,
    /// What was seen outside the forms, with its marks.
    known: HashMap<String, (u32, Vec<char>)>,
    stack: Vec<Open>,
    /// The clause that an unnumbered paragraph may go on with.
    running: Option<usize>,
    /// The item before was a lead-in, or a line of the list below it.
    fresh: bool,
    list: bool,
}

impl Collector {
    fn take(&mut self, item: &Item, next: Option<&Item>) {
        if item.heading || item.style.is_some() {
            open(&mut self.stack, item);
        }
        if is_heading(item, next, &self.stack) {
            self.running = None;
            close_plain(&mut self.stack, item);
            let number = full_number(item, &self.stack);
            self.stack.push(Open::heading(item, number));
            self.fresh = true;
            self.list = false;
            return;
        }
        let fresh = std::mem::take(&mut self.fresh);
        if let Some(running) = self.running
            && item.marks.is_empty()
            && goes_on(item, &self.out[running], &self.stack)
        {
            append(&mut self.out[running].text, &tidied(&item.text));
            return;
        }
        let duplicate = self.duplicate(item);
        let listed = self.listed(item, fresh);
        match kind_of(item, duplicate).or(listed) {
            Some(kind) => self.add(item, kind, duplicate),
            None => self.running = None,
        }
        self.list = listed.is_some() && !item.in_table;
    }

    /// Lines without bullets below a lead-in are a list: `The following are required to document
    /// progress:` and below it `Links to relevant branches`, `Screenshots of any visualization`.
    fn listed(&self, item: &Item, fresh: bool) -> Option<ClauseKind> {
        let above = self
            .stack
            .last()
            .filter(|o| o.heading && o.style.is_none())?;
        let lead = above.title.to_lowercase();
        let asks = lead.trim_end().ends_with(':')
            && ["require", "shall", "must", "provide", "include"]
                .iter()
                .any(|w| lead.contains(w))
            && ![" not ", "may "].iter().any(|w| lead.contains(w));
        let plain = item.style.is_none()
            && !item.in_table
            && !item.form
            && is_english(&item.text)
            && !item.text.trim_end().ends_with(['.', ':'])
            && item.text.split_whitespace().count() <= 45;
        let first = self.list || fresh;
        (asks && plain && first && is_requirement(item.kind)).then_some(item.kind)
    }

    /// A form repeats a clause with its marks; a marked note under a form is a rule of its own.
    fn duplicate(&self, item: &Item) -> Option<u32> {
        let (id, marks) = self.known.get(&key(item))?;
        let form = item.form || item.kind == ClauseKind::Format;
        (form && item.marks.iter().all(|m| marks.contains(m))).then_some(*id)
    }

    fn add(&mut self, item: &Item, kind: ClauseKind, duplicate: Option<u32>) {
        let id = self.out.len() as u32 + 1;
        if duplicate.is_none() && kind != ClauseKind::Format {
            self.known
                .entry(key(item))
                .or_insert((id, item.marks.clone()));
        }
        self.running = (item.style.is_some() && !item.in_table).then_some(self.out.len());
        let read = clause(id, item, &self.stack);
        let number = read.number.clone();
        self.out.push(ReadClause {
            kind,
            duplicate_of: duplicate,
            ..read
        });
        if item.style.is_some() {
            self.stack.push(Open::clause(item, number, id));
        }
    }
}

/// Where requirements stand that a bidder answers line by line.
fn is_requirement(kind: ClauseKind) -> bool {
    matches!(
        kind,
        ClauseKind::Technical | ClauseKind::Business | ClauseKind::Qualification
    )
}

/// Speaks of the whole list above it: `以上所有人员都应具备健康证。`
fn sums_up(text: &str) -> bool {
    let words = squeezed(text);
    ["以上", "上述"].iter().any(|w| words.starts_with(w))
        && ["应", "须", "必须", "不得"]
            .iter()
            .any(|w| words.contains(w))
        && words.ends_with('。')
}

/// An unnumbered paragraph continues the numbered item before it.
fn goes_on(item: &Item, before: &ReadClause, stack: &[Open]) -> bool {
    // English bullets are one paragraph each; what follows stands for itself.
    let bullet = stack.last().is_some_and(|o| o.style == Some(Style::Bullet));
    if bullet && is_english(&item.text) || is_requirement(item.kind) && sums_up(&item.text) {
        return false;
    }
    item.style.is_none()
        && !item.in_table
        && !item.heading
        && before.kind == item.kind
        && item.title.is_empty()
}

fn append(text: &mut String, more: &str) {
    let ended = text
        .trim_end()
        .ends_with(['。', '；', ';', '：', ':', '！', '？', '.']);
    if ended {
        text.push('\n');
    }
    text.push_str(more);
}

/// The kind of the clause, or none when the item is no clause.
fn kind_of(item: &Item, duplicate: Option<u32>) -> Option<ClauseKind> {
    let words = squeezed(&item.text);
    let length = words.chars().count();
    if item.marks.is_empty() && explains_mark(&item.text) && item.style.is_none() {
        return None;
    }
    if item.kind == ClauseKind::Format || item.form {
        if duplicate.is_some() {
            return Some(ClauseKind::Format);
        }
        // A marked note under a form is a rule of its own: ▲不提供《报价明细表》将视为…
        let note = !item.form && !item.marks.is_empty() && length >= 10;
        return note.then_some(ClauseKind::Instruction);
    }
    if !item.marks.is_empty() {
        return Some(item.kind);
    }
    let titled = item.in_table && !item.title.is_empty();
    if length < 2 || length < 4 && !titled && !item.own_row && item.style.is_none() {
        return None;
    }
    let requirement = is_requirement(item.kind);
    if item.style.is_some() || item.own_row || titled {
        return Some(item.kind).filter(|_| !is_blank_form(&item.text));
    }
    if is_blank_form(&item.text) {
        return None;
    }
    if is_label(&item.text) {
        return states_requirement(&item.text, item.kind).then_some(item.kind);
    }
    let says = MODALS.iter().any(|m| words.contains(m))
        || requirement && is_english(&item.text) && DUTIES.iter().any(|m| words.contains(m));
    let sentence = words.ends_with(['。', '；', ';']);
    (length >= 8 && (says || requirement && sentence)).then_some(item.kind)
}

/// Softer English words (without blanks, as compared) that oblige where requirements stand.
const DUTIES: [&str; 5] = [
    "should",
    "responsiblefor",
    "agreesto",
    "agreesthat",
    "certifiesthat",
];

/// Words that make a sentence a requirement.
const MODALS: [&str; 24] = [
    "应",
    "须",
    "必须",
    "不得",
    "需",
    "要求",
    "提供",
    "支持",
    "满足",
    "具备",
    "具有",
    "≥",
    "≤",
    "不少于",
    "不低于",
    "负责",
    "禁止",
    "符合",
    "承诺",
    "保证",
    "shall",
    "must",
    "required",
    "will",
];

/// `联系人：刘先生`, `地址：…` are facts.
fn is_label(text: &str) -> bool {
    let text = squeezed(text);
    let Some(at) = text.find(['：', ':']) else {
        return false;
    };
    let label = text[..at].chars().count();
    label <= 10 && !text.contains(['。', '；']) && text.chars().count() - label <= 40
}

/// `质保期：三年`, `规格尺寸：1200*600mm` in the requirements; not `联系人：王先生`, `项目编号：…`, `注：…`.
fn states_requirement(text: &str, kind: ClauseKind) -> bool {
    const OTHERS: [&str; 34] = [
        "联系",
        "电话",
        "地址",
        "邮",
        "传真",
        "开户",
        "账号",
        "帐号",
        "日期",
        "项目名称",
        "编号",
        "采购人",
        "采购单位",
        "招标人",
        "预算",
        "限价",
        "注",
        "备注",
        "说明",
        "名称",
        "代理",
        "附",
        "采购包",
        "包",
        "图",
        "签",
        "编制",
        "招标方",
        "投标人",
        "供应商",
        "甲方",
        "乙方",
        "单位",
        "法定代表",
    ];
    let text = squeezed(text);
    let Some((label, value)) = text.split_once(['：', ':']) else {
        return false;
    };
    matches!(kind, ClauseKind::Technical | ClauseKind::Business)
        && label.chars().count() >= 2
        && !is_english(label)
        && !value.is_empty()
        && !OTHERS.iter().any(|w| label.contains(w))
}

/// `本合同金额为（大写）：______元`: blanks to fill in.
fn is_blank_form(text: &str) -> bool {
    text.contains("____")
        || text.contains("     ") && text.trim_end().ends_with(['日', '：', ':', '）'])
}

/// The same words, whatever the blanks and signs: for finding what a form repeats.
fn key(item: &Item) -> String {
    let source = if item.text.trim().is_empty() {
        &item.title
    } else {
        &item.text
    };
    let words: String = source
        .chars()
        .filter(|c| c.is_alphanumeric() && !MARKS.contains(c))
        .take(40)
        .collect();
    words
}
