//! Files and spreadsheets from the user.

use crate::failure::Code;
use crate::words::Entry;

pub(super) fn entry(code: Code) -> Entry {
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
