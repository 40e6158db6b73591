//! Chapters as the editor writes them.

use bidwright_domain::bid::Chapter;
use bidwright_domain::rich_text::{Attrs, Mark, Node, RichText};

use super::id;

pub fn text(words: &str) -> Node {
    Node {
        kind: "text".into(),
        text: words.into(),
        ..Node::default()
    }
}

pub fn marked(words: &str, mark: &str) -> Node {
    Node {
        marks: vec![Mark { kind: mark.into() }],
        ..text(words)
    }
}

pub fn node(kind: &str, content: Vec<Node>) -> Node {
    Node {
        kind: kind.into(),
        content,
        ..Node::default()
    }
}

pub fn paragraph(words: &str) -> Node {
    node("paragraph", vec![text(words)])
}

pub fn heading(level: u8, words: &str) -> Node {
    Node {
        attrs: Attrs {
            level: Some(level),
            ..Attrs::default()
        },
        ..node("heading", vec![text(words)])
    }
}

pub fn field(name: &str) -> Node {
    Node {
        attrs: Attrs {
            name: Some(name.into()),
            ..Attrs::default()
        },
        ..node("field", Vec::new())
    }
}

pub fn table(head: &[&str], body: &[&[&str]]) -> Node {
    let row = |kind: &str, cells: &[&str]| {
        let cells = cells.iter().map(|c| node(kind, vec![paragraph(c)]));
        node("tableRow", cells.collect())
    };
    let mut rows = vec![row("tableHeader", head)];
    rows.extend(body.iter().map(|cells| row("tableCell", cells)));
    node("table", rows)
}

pub fn chapter(number: u128, title: &str, paragraphs: usize) -> Chapter {
    let mut content = vec![heading(1, "总体思路")];
    content.push(node(
        "paragraph",
        vec![
            text("针对"),
            field("project_name"),
            text("，"),
            marked("我方承诺", "bold"),
            text("由"),
            field("legal_representative"),
            text("牵头，按照“统一规划、分步实施”的原则推进；"),
            marked("关键节点", "underline"),
            text("均设质量检查。"),
        ],
    ));
    let items = ["调研与方案设计", "部署与联调", "试运行与验收"];
    let items = items.map(|words| node("listItem", vec![paragraph(words)]));
    content.push(node("orderedList", items.to_vec()));
    content.push(table(
        &["阶段", "工作内容", "工期"],
        &[
            &["一", "需求调研、数据摸底、方案评审", "10日"],
            &["二", "安装部署、接口开发、数据治理规则配置", "15日"],
            &["三", "试运行、培训、验收", "5日"],
        ],
    ));
    for at in 0..paragraphs {
        if at % 6 == 0 {
            content.push(heading(2, &format!("措施{}", at / 6 + 1)));
        }
        content.push(paragraph(
            "平台采用分层架构：采集层对接委办局前置库，治理层提供标准、质量、元数据与血缘管理，服务层以接口和文件两种方式共享；\
             全过程留痕，权限按最小必要原则授予。系统上线后由专人驻场三个月，每周提交运行报告（含CPU、内存、磁盘I/O等指标）。",
        ));
    }
    Chapter {
        id: id(500 + number),
        bid: id(40),
        position: u32::try_from(number).unwrap(),
        title: title.into(),
        content: RichText {
            content,
            ..RichText::default()
        },
    }
}
